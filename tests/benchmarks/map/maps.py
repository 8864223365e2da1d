"""Maps to lay out: contexts in neighbourhoods that have much to do with each other and little with the rest."""

from random import Random
from typing import Any, Final

NEIGHBOURHOOD: Final = 15
NEAR: Final = 0.8
KINDS: Final = ("upstream_downstream", "upstream_downstream", "upstream_downstream", "customer_supplier", "partnership")
WORDS: Final = ("Order", "Claim", "Fleet", "Price", "Stock", "Offer", "Route", "Card", "Shift", "Lease")
THINGS: Final = ("Intake", "Register", "Planning", "Ledger", "Matching", "Tracking", "Review", "Dispatch")


def a_map(count: int, relationships: int, *, seed: int = 7) -> dict[str, Any]:
    """Return a map of so many contexts, as the server sends its rows; the same for the same seed."""
    draw = Random(seed)
    contexts = [_context(number) for number in range(count)]
    edges: dict[tuple[int, int], dict[str, Any]] = {}
    while len(edges) < relationships:
        one = draw.randrange(count)
        start = one - one % NEIGHBOURHOOD
        other = start + draw.randrange(NEIGHBOURHOOD) if draw.random() < NEAR else draw.randrange(count)
        pair = (min(one, other), max(one, other))
        if one != other and other < count and pair not in edges:
            edges[pair] = _relationship(pair, draw.choice(KINDS))
    return {"contexts": contexts, "relationships": list(edges.values())}


def _context(number: int) -> dict[str, Any]:
    words = f"{WORDS[number % len(WORDS)]} {THINGS[number // len(WORDS) % len(THINGS)]} {number // 80 + 1}"
    subdomain = ("core", "supporting", "generic")[number % 3]
    flags = {"is_big_ball_of_mud": number % 41 == 0, "is_external": number % 53 == 0}
    return {"id": f"c{number:04}", "name": words, "purpose": "", "subdomain": subdomain, "team": "", **flags}


def _relationship(pair: tuple[int, int], kind: str) -> dict[str, Any]:
    one, other = (f"c{number:04}" for number in pair)
    roles: dict[str, list[str]] = {"upstream_roles": [], "downstream_roles": []}
    return {"id": f"{one}-{other}", "kind": kind, "upstream_id": one, "downstream_id": other, **roles}
