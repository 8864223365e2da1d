"""What is wrong with a condition, and at which character."""

from modeler.core.kernel.errors import ModelerError


class ConditionError(ModelerError):
    """A condition that cannot be read; `position` is the index of the character where reading stopped."""

    code = "condition"

    def __init__(self, problem: str, *, position: int, fix: str = "") -> None:
        super().__init__(problem, where=f"character {position + 1}", fix=fix)
        self.position = position
