"""How the events that may follow a command exclude each other: the model says it, the simulation obeys it."""

from enum import StrEnum


class OutcomeOperator(StrEnum):
    """How many of the events that may follow a command do: exactly one, at least one, or all of them.

    Source: Context Mapper writes them X, O and +.
    """

    XOR = "xor"
    OR = "or"
    AND = "and"
