"""What can be wrong with a pattern: one error with a code, the JSON path, the place in the text and the remedy."""

from modeler.core.kernel.errors import ModelerError

Where = tuple[str | int, ...]

CODES: dict[str, str] = {
    "event.not_json": "the text that should be an event is not JSON",
    "pattern.not_json": "the text is not JSON",
    "pattern.too_deep": "objects and arrays are nested deeper than 200 levels",
    "pattern.too_long": "the filter policy is larger than 256 KB",
    "pattern.not_an_object": "the pattern is not a JSON object",
    "pattern.not_a_field": "a field's value is neither an object nor an array",
    "pattern.empty_object": "an object has no fields",
    "pattern.empty_array": "a field lists no alternatives",
    "pattern.nested_array": "an alternative is an array",
    "pattern.no_operator": "a match expression names no operator",
    "pattern.unknown_operator": "a match expression names an operator that does not exist",
    "pattern.several_operators": "a match expression holds more than one operator",
    "pattern.not_a_string": "the operator's value must be a string",
    "pattern.empty_affix": "anything-but excludes every string, because the prefix or suffix is empty",
    "pattern.exists": "exists takes true or false",
    "pattern.numeric_shape": "numeric takes an array of operators and numbers",
    "pattern.numeric_operator": "numeric names an operator that does not exist there",
    "pattern.numeric_value": "numeric compares with something that is no number",
    "pattern.numeric_range": "the lower bound is not below the upper bound",
    "pattern.number_precision": "the number cannot be compared: a double does not hold it exactly",
    "pattern.anything_but_value": "anything-but takes strings or numbers",
    "pattern.anything_but_operator": "anything-but does not combine with that operator",
    "pattern.anything_but_mixed": "anything-but lists strings and numbers together, or nothing",
    "pattern.affix_operator": "prefix and suffix combine with equals-ignore-case only",
    "pattern.cidr": "the value is no address block",
    "pattern.cidr_mask": "the number of mask bits is out of range",
    "pattern.cidr_address": "the block's address is no IP address",
    "pattern.wildcard_run": "two wildcard characters stand side by side",
    "pattern.wildcard_escape": "a backslash escapes neither * nor itself",
    "pattern.or_shape": "$or is not an array of objects",
    "pattern.or_size": "$or has fewer than two alternatives",
    "pattern.or_reserved": "a field inside $or has the name of an operator",
    "pattern.too_many_branches": "$or unfolds into more than 1,000 combinations",
    "pattern.sns_scope": "the scope is neither MessageAttributes nor MessageBody",
    "pattern.sns_nested": "a filter policy over attributes has nested fields",
    "pattern.sns_keys": "a filter policy has more than 5 keys",
    "pattern.sns_combinations": "a filter policy has more than 150 combinations",
    "pattern.sns_wildcard": "SNS does not know wildcard",
    "pattern.sns_operator": "SNS does not know this form of anything-but",
}


class PatternError(ModelerError):
    """A pattern that cannot be used; the codes of its instances are in `docs/reference/patterns.md`.

    `path` is a JSON path; `offset` counts characters from 0, and is None where there is no text.
    """

    code = "pattern"

    def __init__(self, code: str, problem: str, *, path: Where = (), offset: int | None = None, fix: str = "") -> None:
        self.code = code
        self.path = json_path(path)
        self.offset = offset
        self.line: int | None = None
        self.column: int | None = None
        super().__init__(problem, where=self.path, fix=fix)

    def located(self, text: str) -> "PatternError":
        """Return this error knowing its line and column in `text`, both counted from 1."""
        if self.offset is not None:
            before = text[: self.offset]
            self.line = before.count("\n") + 1
            self.column = self.offset - (before.rfind("\n") + 1) + 1
            self.where = f"{self.path}, line {self.line}, column {self.column}"
        return self

    def to_json(self) -> dict[str, str | int | None]:
        """Return the error as pages and the API show it."""
        return {
            "code": self.code,
            "problem": self.problem,
            "path": self.path,
            "offset": self.offset,
            "line": self.line,
            "column": self.column,
            "fix": self.fix,
        }


def json_path(where: Where) -> str:
    """Return `where` as a JSON path: `$.detail.state[0]["anything-but"]`."""
    return "$" + "".join(_step(step) for step in where)


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if step.isidentifier() and step.isascii():
        return f".{step}"
    return '["' + step.replace("\\", "\\\\").replace('"', '\\"') + '"]'
