"""A file as tokens, and a cursor over them that always moves on: what is not understood is skipped and remarked.

Context Mapper's language is not sensitive to lines, and its tactical part leaves most separators out. So that a file
with an unknown or broken part still gives all the rest, the readers decide by the next words (recursive descent) and
recover at the end of a line or of a block.
"""

import re
from dataclasses import dataclass
from typing import Final

from modeler.core.importers.cml.tree import Remark
from modeler.core.intents.intent import NAME_LENGTH, TEXT_LENGTH

_TOKEN: Final = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?(?:\*/|\Z))
    |(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    |(?P<word>\^?[^\W\d]\w*(?:-[^\W\d]\w*)*|\d[\w.]*)
    |(?P<sign><->|->|<-|=>|::|.)""",
    re.VERBOSE | re.DOTALL,
)
# Settings whose "=" may be left out.
_SETTINGS: Final = frozenset(
    {
        "availabilityCriticality",
        "basePackage",
        "consistencyCriticality",
        "contentVolatility",
        "domainVisionStatement",
        "downstreamRights",
        "exposedAggregates",
        "implementationTechnology",
        "knowledgeLevel",
        "likelihoodForChange",
        "securityAccessGroup",
        "securityCriticality",
        "securityZone",
        "storageSimilarity",
        "structuralVolatility",
    }
)
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
LONGEST_QUOTE: Final = 60


@dataclass(frozen=True, slots=True)
class Token:
    """One word, text (without its quotes) or sign, with the line it stands in and where it ends in the file."""

    kind: str
    text: str
    line: int
    start: int
    end: int


class Cursor:
    """A place between two tokens of a file, and the remarks so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = _tokens(source)
        self.remarks: list[Remark] = []
        self._at = 0

    @property
    def is_at_end(self) -> bool:
        """Return whether every token has been taken."""
        return self.tokens[self._at].kind == "end"

    @property
    def next(self) -> Token:
        """Return the next token without taking it; at the end an empty one."""
        return self.tokens[self._at]

    def ahead(self, count: int) -> Token:
        """Return the token after `count` others, without taking any."""
        return self.tokens[min(self._at + count, len(self.tokens) - 1)]

    def take(self) -> Token:
        """Take the next token."""
        token = self.tokens[self._at]
        self._at = min(self._at + 1, len(self.tokens) - 1)
        return token

    def sees(self, *texts: str) -> bool:
        """Return whether the next token is one of these words or signs; a quoted text never is."""
        return self.next.kind in ("word", "sign") and self.next.text in texts

    def accept(self, *texts: str) -> bool:
        """Take the next token where it is one of these words or signs."""
        is_seen = self.sees(*texts)
        if is_seen:
            self.take()
        return is_seen

    def sees_name(self) -> bool:
        """Return whether the next token can be a name."""
        return self.next.kind == "word"

    def name(self) -> str:
        """Take a name, without the sign that makes a name of a keyword ("^Entity"); "" where there is none."""
        if not self.sees_name():
            return ""
        token = self.take()
        return self._clipped(token, token.text.removeprefix("^"), NAME_LENGTH)

    def names(self) -> tuple[str, ...]:
        """Take names with commas between them."""
        found = [self.name()]
        while self.sees(",") and self.ahead(1).kind == "word":
            self.take()
            found.append(self.name())
        return tuple(name for name in found if name)

    def texts(self) -> tuple[str, ...]:
        """Take quoted texts with commas between them, after an optional "="."""
        self.accept("=")
        found = []
        while self.next.kind == "text":
            token = self.take()
            found.append(self._clipped(token, token.text, TEXT_LENGTH))
            if not (self.sees(",") and self.ahead(1).kind == "text"):
                break
            self.take()
        return tuple(found)

    def remark(self, line: int, problem: str) -> None:
        """Note what is lost."""
        self.remarks.append(Remark(line, problem))

    def skip_block(self) -> None:
        """Skip a block in braces, where one begins here."""
        if not self.sees("{"):
            return
        depth = 0
        while not self.is_at_end:
            text = self.take()
            depth += (text.kind, text.text) == ("sign", "{")
            depth -= (text.kind, text.text) == ("sign", "}")
            if depth == 0:
                return

    def skip_statement(self, *, problem: str = "is not understood") -> None:
        """Skip to a semicolon, over a block, or to the end of the line, but never out of a block; remark it."""
        first = self.next
        is_setting = first.kind == "word" and (self.ahead(1).text == "=" or first.text in _SETTINGS)
        if is_setting:
            self._skip_setting()
        while not is_setting and not self.is_at_end and not self.sees("}"):
            if self.sees("{"):
                self.skip_block()
                break
            last = self.take()
            if last.text == ";" or self.next.line != last.line:
                break
        text = self.since(first) or "}"
        quote = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
        self.remark(first.line, f"“{quote}” {problem}.")

    def _skip_setting(self) -> None:
        """Skip "name = value, value": other settings or blocks may stand on the same line."""
        self.take()
        self.accept("=")
        while self.next.kind in ("word", "text"):
            self.take()
            if not self.accept(",", ".", "::"):
                break

    def _clipped(self, token: Token, text: str, length: int) -> str:
        if len(text) > length:
            self.remark(token.line, f"“{text[:LONGEST_QUOTE]}…” has {len(text)} characters; {length} are kept.")
        return text[:length]

    def since(self, first: Token) -> str:
        """Return what the file says from a token up to here, on one line."""
        end = self.tokens[self._at - 1].end if self._at else 0
        return " ".join(self.source[first.start : end].split())


def _tokens(source: str) -> list[Token]:
    found, line = [], 1
    for match in _TOKEN.finditer(source):
        kind, text = str(match.lastgroup), match.group()
        if kind != "space":
            found.append(Token(kind, _unquoted(text) if kind == "text" else text, line, *match.span()))
        line += text.count("\n")
    found.append(Token("end", "", line, len(source), len(source)))
    return found


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[1]), text[1:-1], flags=re.DOTALL)
