"""Find the verb inside a noun that names a happening: creation → create, approval → approve."""

from modeler.core.naming import vocabulary as known
from modeler.core.naming.lexicon import Lexicon

_MIN_WORD = 6


def verb_of_nominal(word: str, lexicon: Lexicon) -> str:
    """Return the verb that the noun was made from, or ""."""
    listed = known.NOMINALS.get(word)
    if listed is not None:
        return listed
    if len(word) < _MIN_WORD or word in known.THING_NOMINALS:
        return ""
    candidates = [verb for verb in _candidates(word) if len(verb) > 2]
    if word.endswith("al"):
        # "accrual", "dispersal" come from verbs; "signal" and "personal" do not.
        return next((verb for verb in candidates if lexicon.is_verb_only(verb)), "")
    known_verb = next((verb for verb in candidates if verb in lexicon.verbs), "")
    return known_verb or next((verb for verb in candidates if lexicon.is_verb(verb)), "")


def _candidates(word: str) -> tuple[str, ...]:
    if word.endswith("ication"):
        return (word[:-7] + "y", word[:-3] + "e")
    if word.endswith(("ization", "isation")):
        return (word[:-5] + "e",)
    if word.endswith("ation"):
        return (word[:-3] + "e", word[:-5] + "e", word[:-5])
    if word.endswith("ssion"):
        return (word[:-3], word[:-5] + "t")
    if word.endswith("tion"):
        return (word[:-3], word[:-3] + "e", word[:-4] + "e")
    if word.endswith("ision"):
        return (word[:-4] + "e", word[:-4] + "de", word[:-3] + "e")
    if word.endswith("sion"):
        return (word[:-3] + "e", word[:-4] + "t", word[:-4] + "d", word[:-4] + "de")
    if word.endswith("ment"):
        return (word[:-4],)
    if word.endswith("al"):
        return (word[:-2] + "e", word[:-2], word[:-3] if word[-3] == word[-4] else "")
    return ()
