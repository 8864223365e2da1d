"""How the REST door reads what it is sent."""

from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class ShallowJSONParser(JSONParser):
    """JSON, unless it is nested deeper than Python goes."""

    def parse(self, *args: Any, **options: Any) -> Any:
        """Return what the text says. Raises: ParseError."""
        try:
            return super().parse(*args, **options)
        except RecursionError:
            raise ParseError("The text is nested too deeply.") from None
