"""The checker in the browser and the one on the server say the same of every name."""

import json
import random
import subprocess
from itertools import product
from pathlib import Path

import pytest

from modeler.core.naming import vocabulary
from modeler.core.naming.browser_data import browser_data
from modeler.core.naming.past_tense import check_name
from modeler.core.naming.words import NO_WORDS, NameWords

ROOT = Path(__file__).resolve().parents[4]
CORPUS = Path(__file__).parent / "corpus" / "event-names.json"
BUNDLE = """
import { build } from "esbuild";
const made = await build({ entryPoints: ["tests/static/naming/judge.ts"], bundle: true, write: false, format: "esm", platform: "node" });
process.stdout.write(made.outputFiles[0].text);
"""  # noqa: E501  the script of one call
VERBS = tuple("place ship send agree set reset fall go bake shred free run put break cancel enrol upsert".split())  # noqa: SIM905
SUFFIXES = ["", "V2", "Event", "IntegrationEvent", "ToCustomer", "Again", "Message", "Policy", "Date"]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled judge of the browser side."""
    bundle = _node("--input-type=module", "-e", BUNDLE)
    path = tmp_path_factory.mktemp("judge") / "judge.mjs"
    path.write_text(bundle)
    return path


@pytest.mark.parametrize(
    "words",
    [NO_WORDS, NameWords(frozenset({"yeet", "table"}), frozenset({"shed", "red", "left"}), True)],
    ids=["plain", "with a domain's words"],
)
def test_browser_and_server_judge_every_name_alike(judge: Path, words: NameWords):
    names = [*_corpus(), *_made(), *_mixed(), *_odd()]

    ours = [_verdict(name, words) for name in names]
    theirs = _judged(judge, names, words)

    assert [pair for pair in zip(names, ours, theirs, strict=True) if pair[1] != pair[2]] == []


def _verdict(name: str, words: NameWords) -> list[object]:
    verdict = check_name(name, words)
    return [verdict.past_tense, verdict.suggestion, verdict.reason.name.lower()]


def _judged(judge: Path, names: list[str], words: NameWords) -> list[list[object]]:
    listed = {"verbs": sorted(words.verbs), "nouns": sorted(words.nouns), "needsSubject": words.needs_subject}
    return json.loads(
        _node(str(judge), stdin=json.dumps({"data": browser_data(), "words": listed, "names": names}))
    )


def _corpus() -> list[str]:
    return [case["name"] for case in json.loads(CORPUS.read_text())]


def _made() -> list[str]:
    things = ["Order", "PDFReport", "S3Bucket", "customer "]
    forms = [("{0}{1}", "ed"), ("{1}{0}", ""), ("{0}{1}", "ing"), ("{0}{1}", "s"), ("On{0}{1}", ""), ("{0}Will{1}", "")]
    return [
        form.format(thing, verb.capitalize() + ending) + suffix
        for thing, verb, (form, ending), suffix in product(things, VERBS, forms, SUFFIXES)
    ]


def _mixed() -> list[str]:
    """Names of two to five words drawn from the vocabulary itself, where the rules meet each other."""
    dice = random.Random(7)
    lists = [value for name, value in sorted(vars(vocabulary).items()) if name.isupper()]
    pool = sorted({word for value in lists for word in value if isinstance(word, str)})
    past = sorted(browser_data()["lexicon"]["IRREGULAR_PASTS"].split())
    pool += [entry.partition(":")[0] for entry in past]
    drawn = [dice.choices(pool, k=dice.randint(1, 5)) for _ in range(6000)]
    return [dice.choice(["_", " ", "-", "."]).join(words) for words in drawn]


def _odd() -> list[str]:
    texts = "2FA|x|ORDER|Über Order geprüft|日本語|it's paid|A/B test started|a.b.v2|İptal"
    return ["", " ", "…", *texts.split("|")]


def _node(*arguments: str, stdin: str | None = None) -> str:
    return subprocess.run(
        ["node", *arguments], cwd=ROOT, input=stdin, capture_output=True, text=True, check=True
    ).stdout
