"""The statuses a council reports in, and the rule that rates an indicator."""

from typing import Literal

from pydantic import Field

from quarterly.catalogue import Number
from quarterly.configuration import Settled
from quarterly.report.model import Shape

Bound = Literal["tolerance", "-tolerance"] | Number


class State(Settled):
    """One status of a scale, told by word, shape and colour; `explain` asks the owner for commentary."""

    status: str
    word: str
    shape: Shape
    colour: str = Field(pattern=r"^#[0-9a-f]{6}$")
    meaning: str
    explain: bool = False


class Scale(Settled):
    """The statuses of one kind of thing, best first. Indicators and actions never share a scale."""

    title: str
    states: tuple[State, ...]

    def state(self, status: str) -> State:
        """Return the state with this status."""
        return next(state for state in self.states if state.status == status)

    def find(self, text: str) -> State | None:
        """Return the state a sender meant by its status, its word or any part of it before a slash, or None."""
        wanted = " ".join(text.casefold().split())
        for state in self.states:
            names = [state.status, state.word, *state.word.split("/"), *state.word.split(",")]
            if wanted in {" ".join(name.casefold().split()) for name in names}:
                return state
        return None


class Scales(Settled):
    """The council's two scales, kept apart even where they share a symbol."""

    indicators: Scale
    actions: Scale


class Band(Settled):
    """One line of a rating rule; it holds when the distance from target is above, or at least, a bound.

    The bound is a number in per cent of target, "tolerance" or "-tolerance"; a band without a bound always holds.
    """

    status: str
    above: Bound | None = None
    at_least: Bound | None = None

    @property
    def always(self) -> bool:
        """Whether it has no bound."""
        return self.above is None and self.at_least is None


class Tolerance(Settled):
    """How far from target still counts as on target, and where that figure comes from."""

    per_cent: Number = Field(ge=0, le=100)
    source: Literal["published", "assumption"]
    note: str


class Rating(Settled):
    """How an indicator is rated: the first band that holds, over its favourable distance from target in per cent."""

    rule: str
    tolerance: Tolerance
    bands: tuple[Band, ...] = Field(min_length=1)
