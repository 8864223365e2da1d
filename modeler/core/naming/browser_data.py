"""Write the lexicon and the vocabulary as one JSON document: what the checker in the browser reads.

Usage: python -m modeler.core.naming.browser_data. Word lists are texts, one space between words; pairs are "a:b".
"""

import json
import sys
from collections.abc import Mapping

from modeler.core.naming import verb_lists, vocabulary
from modeler.core.naming.lexicon import english
from modeler.core.naming.past_tense import Reason


def browser_data() -> dict[str, dict[str, str]]:
    """Return the word lists by their names, and what ends the sentence "This name ..." for each reason."""
    base = english()
    lexicon = {
        "REGULAR": _joined(base.regular),
        "DOUBLING": _joined(base.doubling),
        "IRREGULAR_PASTS": _joined(base.irregular_pasts),
        "SIMPLE_PASTS": _joined(base.simple_pasts),
        "PARTICIPLES": _joined(base.participles),
        "AMBIGUOUS": _joined(base.ambiguous),
        "NEVER_PAST": _joined(base.never_past),
        "SINGLE_CONSONANT": _joined(verb_lists.SINGLE_CONSONANT),
        "VERB_PREFIXES": " ".join(verb_lists.VERB_PREFIXES),
    }
    words = {name: _joined(value) for name, value in sorted(vars(vocabulary).items()) if name.isupper()}
    reasons = {reason.name.lower(): reason.value for reason in Reason}
    return {"lexicon": lexicon, "vocabulary": words, "reasons": reasons}


def _joined(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{key}:{_inside(item)}" for key, item in value.items())
    assert isinstance(value, frozenset)
    return " ".join(sorted(_inside(item) if isinstance(item, tuple) else item for item in value))


def _inside(value: object) -> str:
    if isinstance(value, frozenset):
        return "+".join(sorted(value))
    return "+".join(value) if isinstance(value, tuple) else str(value)


if __name__ == "__main__":
    json.dump(browser_data(), sys.stdout, ensure_ascii=False)
