"""Why a pattern matches an event or not, as a value and as a sentence."""

from dataclasses import dataclass

from modeler.core.patterns.operators.condition import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One field of a pattern against one event.

    `values` are the JSON texts of the leaves found at the path; `wanted` describes each alternative; `alternative` is
    the index of the one that held and `value` the leaf it held for; `missed` says why nothing held.
    """

    path: str
    held: bool
    values: tuple[str, ...]
    wanted: tuple[str, ...]
    alternative: int | None = None
    value: str | None = None
    missed: str = ""

    def to_json(self) -> dict[str, Json]:
        """Return the clause as pages and the API show it."""
        return {
            "path": self.path,
            "held": self.held,
            "values": list(self.values),
            "wanted": list(self.wanted),
            "alternative": self.alternative,
            "value": self.value,
            "missed": self.missed,
        }

    @property
    def sentence(self) -> str:
        """Return the clause in words."""
        if not self.held:
            return f"{self.path} {self.missed}"
        wanted = self.wanted[self.alternative or 0]
        if self.value is None:
            return f"{self.path} {wanted}"
        return f"{self.path} = {self.value}, which {wanted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The verdict, and the clauses of the branch that held or came nearest (of `branches` that `$or` unfolds into)."""

    matched: bool
    clauses: tuple[Clause, ...] = ()
    branch: int = 0
    branches: int = 1
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return "match" or "no-match"."""
        return "match" if self.matched else "no-match"

    @property
    def failures(self) -> tuple[Clause, ...]:
        """Return the clauses that did not hold."""
        return tuple(clause for clause in self.clauses if not clause.held)

    @property
    def sentence(self) -> str:
        """Return the explanation for people."""
        told = self.clauses if self.matched else self.failures
        said = "; ".join(clause.sentence for clause in told)
        where = f" (alternative {self.branch + 1} of {self.branches})" if self.branches > 1 else ""
        parts = ["Match" if self.matched else "No match", where]
        parts.append(f": {said or self.note}." if said or self.note else ".")
        parts.append(f" {self.note}." if said and self.note else "")
        return "".join(parts)

    def __str__(self) -> str:
        """Return the sentence."""
        return self.sentence

    def to_json(self) -> dict[str, Json]:
        """Return the explanation as pages and the API show it."""
        return {
            "verdict": self.verdict,
            "sentence": self.sentence,
            "branch": self.branch,
            "branches": self.branches,
            "note": self.note,
            "clauses": [clause.to_json() for clause in self.clauses],
        }
