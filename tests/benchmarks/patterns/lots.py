"""Events shaped like San Francisco lots, and rules about them; the same seed always gives the same lists."""

import json
import random

_NAMES = ["MARKET", "MISSION", "FULTON", "UNKNOWN", "JEFFERSON", "TAYLOR", "CRANSTON", "OAK", "03RD", "19TH"]
_PARTS = ["NORTH", "SOUTH", "EAST", "WEST", "UPPER", "LOWER", "OLD", "NEW", "GREAT", "LITTLE"]
STREETS = [f"{name} {part}" for name in _NAMES for part in _PARTS]
KINDS = ["ST", "AVE", "BLVD", "DR", "TER", "WAY", "CT", "PL", None]

Event = dict[str, object]
Rule = dict[str, object]


def events(count: int, seed: int = 1) -> list[Event]:
    """Return lots of about 750 bytes each."""
    stream = random.Random(seed)
    return [_lot(stream) for _ in range(count)]


def _lot(stream: random.Random) -> Event:
    block, lot = stream.randrange(10_000), stream.randrange(1_000)
    number = stream.randrange(1, 5_000)
    x, y = -122.5 + stream.random() / 8, 37.7 + stream.random() / 8
    corners = [[round(x + stream.random() / 999, 14), round(y + stream.random() / 999, 14), 0.0] for _ in range(8)]
    return {
        "type": "Feature",
        "properties": {
            "MAPBLKLOT": f"{block:04}{lot:03}",
            "BLKLOT": f"{block:04}{lot:03}",
            "BLOCK_NUM": f"{block:04}",
            "LOT_NUM": f"{lot:03}",
            "FROM_ST": str(number),
            "TO_ST": str(number + stream.randrange(9)),
            "STREET": stream.choice(STREETS),
            "ST_TYPE": stream.choice(KINDS),
            "ODD_EVEN": stream.choice("EO"),
            "AREA": stream.randrange(50, 100_000),
            "TAX": round(stream.random() * 9_999, 2),
        },
        "geometry": {"type": "Polygon", "coordinates": [[*corners, corners[0]]]},
        "flags": stream.sample(["corner", "vacant", "public", "historic", "sloped", "zoned"], 2),
    }


def exact_rules(count: int, seed: int = 2) -> list[Rule]:
    """Return rules with one exact value of the same field each, as in event-ruler's own benchmark."""
    stream = random.Random(seed)
    keys = (f"{stream.randrange(10_000):04}{stream.randrange(1_000):03}" for _ in range(count))
    return [{"properties": {"MAPBLKLOT": [key]}} for key in keys]


def three_field_rules(count: int, seed: int = 3) -> list[Rule]:
    """Return rules with exact values of three fields, none of them rare."""
    stream = random.Random(seed)
    return [
        {
            "properties": {
                "STREET": [stream.choice(STREETS)],
                "ST_TYPE": [stream.choice(KINDS)],
                "LOT_NUM": [f"{stream.randrange(1_000):03}" for _ in range(2)],
            }
        }
        for _ in range(count)
    ]


def mixed_rules(count: int, seed: int = 4) -> list[Rule]:
    """Return 40 % exact, 14 % several fields with anything-but, 10 % ranges, the rest over all other operators."""
    stream = random.Random(seed)
    makers = [(40, _exact), (14, _several), (10, _range), *((36 / len(_REST), maker) for maker in _REST)]
    weights = [weight for weight, _ in makers]
    return [stream.choices([maker for _, maker in makers], weights)[0](stream) for _ in range(count)]


def text(values: list[Event] | list[Rule]) -> list[str]:
    """Return the JSON text of each value."""
    return [json.dumps(value) for value in values]


def _exact(stream: random.Random) -> Rule:
    block, lot = stream.randrange(10_000), stream.randrange(1_000)
    values = {
        "MAPBLKLOT": f"{block:04}{lot:03}",
        "BLOCK_NUM": f"{block:04}",
        "LOT_NUM": f"{lot:03}",
        "FROM_ST": str(stream.randrange(1, 5_000)),
    }
    key = stream.choices(list(values), [6, 2, 1, 1])[0]
    return {"properties": {key: [values[key]]}}


def _several(stream: random.Random) -> Rule:
    return {
        "properties": {
            "STREET": [stream.choice(STREETS)],
            "ST_TYPE": [{"anything-but": stream.sample(KINDS[:8], 2)}],
            "ODD_EVEN": [stream.choice("EO")],
            "BLOCK_NUM": [{"prefix": str(stream.randrange(10))}],
        }
    }


def _range(stream: random.Random) -> Rule:
    if stream.random() < 0.5:
        low = stream.randrange(50, 99_000)
        return {"properties": {"AREA": [{"numeric": [">=", low, "<", low + stream.randrange(10, 900)]}]}}
    low = -122.5 + stream.random() / 8
    return {"geometry": {"coordinates": [{"numeric": [">", low, "<=", low + 0.00005]}]}}


def _prefix(stream: random.Random) -> Rule:
    return {"properties": {"MAPBLKLOT": [{"prefix": f"{stream.randrange(100_000):05}"}]}}


def _suffix(stream: random.Random) -> Rule:
    return {"properties": {"BLKLOT": [{"suffix": f"{stream.randrange(10_000):04}"}]}}


def _ignore_case(stream: random.Random) -> Rule:
    street = stream.choice(STREETS).title()
    return {
        "properties": {"STREET": [{"equals-ignore-case": street}], "FROM_ST": [{"prefix": str(stream.randrange(9))}]}
    }


def _wildcard(stream: random.Random) -> Rule:
    a, b = stream.randrange(1_000), stream.randrange(100)
    return {
        "properties": {"MAPBLKLOT": [{"wildcard": f"{a:03}*{b:02}" if stream.random() < 0.5 else f"*{a:03}*{b:02}*"}]}
    }


def _or(stream: random.Random) -> Rule:
    return {"properties": {"$or": [*(each["properties"] for each in (_exact(stream), _prefix(stream)))]}}


def _array(stream: random.Random) -> Rule:
    return {
        "flags": [stream.choice(["corner", "vacant"])],
        "properties": {"LOT_NUM": [f"{stream.randrange(1_000):03}"]},
    }


_REST = (_prefix, _suffix, _ignore_case, _wildcard, _or, _array)
