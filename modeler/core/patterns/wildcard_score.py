"""How many beginnings of a wildcard one value can be in the middle of at once: what makes a rule "too complex".

Source: event-ruler `MachineComplexityEvaluator`. AWS does not publish its threshold: it refuses `*:*:*:*:*:event-bus/*`
and accepts patterns that score 7.
"""

_MAX_STATES = 2_000

_Tokens = tuple[str | None, ...]


def score(pieces: tuple[str, ...]) -> int:
    """Return the largest number of beginnings of the wildcard that some value matches at once.

    After 2,000 different situations the search stops with the largest number so far.
    """
    tokens = _tokens(pieces)
    alphabet = sorted({token for token in tokens if token is not None})
    start = _closed(frozenset({0}), tokens)
    seen, waiting, largest = {start}, [start], len(start)
    while waiting and len(seen) < _MAX_STATES:
        state = waiting.pop()
        for character in alphabet:
            following = _step(state, character, tokens)
            if following not in seen:
                seen.add(following)
                waiting.append(following)
                largest = max(largest, len(following))
    return largest


def _tokens(pieces: tuple[str, ...]) -> _Tokens:
    tokens: list[str | None] = list(pieces[0])
    for piece in pieces[1:]:
        tokens.append(None)
        tokens.extend(piece)
    return tuple(tokens)


def _step(state: frozenset[int], character: str, tokens: _Tokens) -> frozenset[int]:
    following: set[int] = set()
    for position in state:
        if position < len(tokens) and tokens[position] == character:
            following.add(position + 1)
        if position and tokens[position - 1] is None:
            following.add(position)
    return _closed(frozenset(following), tokens)


def _closed(state: frozenset[int], tokens: _Tokens) -> frozenset[int]:
    ends = {position + 1 for position in state if position < len(tokens) and tokens[position] is None}
    return state | ends
