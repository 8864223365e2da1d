"""Five rules for each operator."""

from tests.benchmarks.patterns.lots import STREETS, Rule


def _rules(key: str, *conditions: object) -> list[Rule]:
    return [{"properties": {key: [condition]}} for condition in conditions]


OPERATOR_RULES: dict[str, list[Rule]] = {
    "exact": _rules("BLOCK_NUM", *(f"{n:04}" for n in range(5))),
    "prefix": _rules("MAPBLKLOT", *({"prefix": f"{n}"} for n in range(5))),
    "suffix": _rules("MAPBLKLOT", *({"suffix": f"{n}"} for n in range(5))),
    "equals-ignore-case": _rules("STREET", *({"equals-ignore-case": STREETS[n].title()} for n in range(5))),
    "anything-but": _rules("ODD_EVEN", *({"anything-but": [each]} for each in "EOXYZ")),
    "anything-but prefix": _rules("MAPBLKLOT", *({"anything-but": {"prefix": f"{n}"}} for n in range(5))),
    "numeric": _rules("AREA", *({"numeric": [">", n * 10_000, "<=", n * 10_000 + 20_000]} for n in range(5))),
    "exists": _rules("AREA", *({"exists": n % 2 == 0} for n in range(5))),
    "wildcard": _rules("STREET", *({"wildcard": f"*{each}*"} for each in ("MAR", "SS", "ON O", "AK", "19"))),
    "cidr": _rules("STREET", *({"cidr": f"10.{n}.0.0/16"} for n in range(5))),
    "$or": [{"properties": {"$or": [{"ODD_EVEN": ["E"]}, {"LOT_NUM": [f"{n:03}"]}]}} for n in range(5)],
    "several fields": [
        {"properties": {"ODD_EVEN": ["E"], "ST_TYPE": ["ST", "AVE"], "AREA": [{"numeric": [">", n]}]}} for n in range(5)
    ],
    "array": [{"flags": [each]} for each in ("corner", "vacant", "public", "historic", "sloped")],
}
