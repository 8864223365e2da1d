"""Every operator by its name: adding one adds a file and a row here."""

from collections.abc import Callable

from modeler.core.patterns.errors import Where
from modeler.core.patterns.json_text import Node
from modeler.core.patterns.operators import affix, anything_but, cidr, exact, exists, ignore_case, numeric, wildcard
from modeler.core.patterns.operators.condition import Condition

OPERATORS: dict[str, Callable[[Node, Where], Condition]] = {
    "exactly": exact.parse,
    "prefix": affix.parse_prefix,
    "suffix": affix.parse_suffix,
    "equals-ignore-case": ignore_case.parse,
    "anything-but": anything_but.parse,
    "numeric": numeric.parse,
    "exists": exists.parse,
    "cidr": cidr.parse,
    "wildcard": wildcard.parse,
}

RESERVED_INSIDE_OR = frozenset(OPERATORS) | {
    "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case",
    "date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range",
    "ip-address-in-range", "ip-address-not-in-range",
}  # fmt: skip
