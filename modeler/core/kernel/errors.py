"""The one family of errors that a user can cause; each says what is wrong, where, and how to mend it."""


class ModelerError(Exception):
    """Something a user can cause. `code` is public and never changes.

    `problem` says what is wrong, `where` names the place, `fix` says how to mend it; the last two may be empty.
    """

    code: str = "error"

    def __init__(self, problem: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(problem, where, fix)
        self.problem = problem
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        mend = f" {self.fix}" if self.fix else ""
        return f"{self.problem}{place}{mend}"


class Invalid(ModelerError):
    """The input cannot mean anything: wrong shape, wrong type, out of range."""

    code = "invalid"


class NotFound(ModelerError):
    """Nothing there that this caller may see; a hidden thing and a missing thing look the same."""

    code = "not_found"


class Forbidden(ModelerError):
    """The caller sees the thing but may not do this with it."""

    code = "forbidden"


class Conflict(ModelerError):
    """The request collides with what stands there now."""

    code = "conflict"


class Locked(ModelerError):
    """Somebody has locked the thing on its board; it stays as it is until it is unlocked."""

    code = "locked"


class NotOpenYet(Conflict):
    """The board's phase has not opened this kind."""

    code = "not_open_yet"


class LimitReached(Conflict):
    """The caller has used up what there is for each."""

    code = "limit_reached"


class Unavailable(ModelerError):
    """A part that the request needs does not answer at the moment."""

    code = "unavailable"
