"""Patterns and events from one small vocabulary, so that matches and near misses are about equally frequent."""

from hypothesis import strategies as st

from modeler.core.patterns import EventPattern, PatternError

KEYS = ["a", "b", "c", "a.b", "d"]
TEXTS = ["", "a", "ab", "abc", "b", "AB", "aB", "ß", "SS", "ss", "K", "k", "\u212a", "Σ", "ς", "ı", "I", "10.0.0.1",
         "::1", "0:0:0:0:0:0:0:1", "10.0.0.77",
         "010.0.0.1", "5", "true", "a*b", "a\\b", "é", "É", "ab\nab"]  # fmt: skip
NUMBERS = [0, -0.0, 1, 1.0, 5, 5.5, -3, 7, 300, 3e2, 9007199254740993, 9007199254740992, 123456789012345678, 1e300]
COMPARABLE = [0, 1, 5, 5.5, -3, 7, 300, 1e300]

texts = st.sampled_from(TEXTS)
comparable = st.sampled_from(COMPARABLE)
scalars = st.one_of(texts, st.sampled_from(NUMBERS), st.booleans(), st.none())


def _listed(each):
    return st.one_of(each, st.lists(each, min_size=1, max_size=3))


def _wildcards():
    pieces = st.lists(st.sampled_from(["a", "b", "ab", r"\*", r"\\", "c", "\n"]), max_size=3)
    ends = st.sampled_from(["", "*"])
    return st.builds(lambda start, parts, end: (start + "*".join(parts) + end).replace("**", "*"), ends, pieces, ends)


def _ranges():
    bounds = st.lists(comparable, min_size=2, max_size=2, unique=True).map(sorted)
    between = st.builds(lambda low, two, high: [low, two[0], high, two[1]], st.sampled_from([">", ">="]), bounds,
                        st.sampled_from(["<", "<="]))  # fmt: skip
    single = st.tuples(st.sampled_from(["=", "<", "<=", ">", ">="]), comparable).map(list)
    return st.one_of(single, between)


filled = texts.filter(bool)


def _combined(texts_in, operator):
    return texts_in.map(lambda text: {operator: text})


EXCLUDED = {
    "values": st.one_of(_listed(texts), _listed(comparable)),
    "prefix": _combined(_listed(filled), "prefix"),
    "suffix": _combined(_listed(filled), "suffix"),
    "equals-ignore-case": _combined(_listed(texts), "equals-ignore-case"),
    "wildcard": _combined(_listed(_wildcards()), "wildcard"),
}
EXPRESSIONS = {
    "exactly": texts,
    "prefix": st.one_of(texts, _combined(texts, "equals-ignore-case")),
    "suffix": st.one_of(texts, _combined(texts, "equals-ignore-case")),
    "equals-ignore-case": texts,
    "wildcard": _wildcards(),
    "numeric": _ranges(),
    "exists": st.booleans(),
    "cidr": st.sampled_from(["10.0.0.0/24", "10.0.0.77/31", "::/64", "0.0.0.0/0", "::1/127"]),
    "anything-but": st.one_of(*EXCLUDED.values()),
}
SCALARS = {
    "a string": texts,
    "a number": st.sampled_from(NUMBERS),
    "a boolean": st.booleans(),
    "null": st.none(),
}

conditions = st.one_of(
    scalars,
    *(_combined(value, name) for name, value in EXPRESSIONS.items()),
    st.just({"exists": False}),
)
fields = st.lists(conditions, min_size=1, max_size=3)


def _objects(inner):
    plain = st.dictionaries(st.sampled_from(KEYS), st.one_of(fields, inner), min_size=1, max_size=3)
    alternative = st.dictionaries(st.sampled_from(KEYS), fields, min_size=1, max_size=2)
    alternatives = st.lists(alternative, min_size=2, max_size=3)
    forked = st.builds(
        lambda some, either, after: {**some, "$or": either, **after},
        plain,
        alternatives,
        st.dictionaries(st.sampled_from(KEYS), fields, max_size=1),
    )
    return st.one_of(plain, plain, forked)


patterns = st.recursive(st.dictionaries(st.sampled_from(KEYS), fields, min_size=1, max_size=3), _objects, max_leaves=4)

values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
        st.lists(st.dictionaries(st.sampled_from(KEYS), inner, min_size=1, max_size=3), min_size=2, max_size=3),
    ),
    max_leaves=8,
)
events = st.dictionaries(st.sampled_from(KEYS), values, max_size=4)
addresses = st.sampled_from(["10.0.0.1", "10.0.0.76", "10.0.1.0", "::1", "::2", "0:0:0:0:0:0:0:1"])
near_values = st.one_of(scalars, addresses, st.lists(scalars, max_size=3))

BY_OPERATOR = {
    **SCALARS,
    **{name: _combined(value, name) for name, value in EXPRESSIONS.items() if name != "anything-but"},
    **{f"anything-but {name}": _combined(value, "anything-but") for name, value in EXCLUDED.items()},
    "prefix in any case": _combined(_combined(texts, "equals-ignore-case"), "prefix"),
    "suffix in any case": _combined(_combined(texts, "equals-ignore-case"), "suffix"),
    "absence": st.just({"exists": False}),
}
"""Strategies of single conditions: every operator, and every form that anything-but, prefix and suffix can take."""


def _unfolds(pattern: object) -> bool:
    """Tell whether a pattern stays within what $or may unfold into; generated ones rarely do not."""
    try:
        EventPattern.parse(pattern)  # type: ignore[arg-type]
    except PatternError as error:
        return "unfolds" not in str(error)
    return True


patterns = patterns.filter(_unfolds)
