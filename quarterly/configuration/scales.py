"""The scales a council reports in, and the statuses of each."""

from typing import Literal

from pydantic import Field

from quarterly.configuration.yaml_files.files import ConfigurationModel

Shape = Literal["star", "circle", "diamond", "triangle", "tick", "dash", "question"]


class State(ConfigurationModel):
    """One status of a scale, which readers recognise by word, shape and colour.

    `explain` asks the owner for commentary; `at_risk_of` is the worse status an indicator is watched for while it has this one.
    A status that asks for none is on target; `on_target` says so of one that asks for it all the same.
    """

    # A shape besides the colour, because one man in twelve cannot tell red from green, and reports are printed in grey.

    status: str = Field(description="A short word for it, by which rules name it.")
    word: str = Field(description="What readers see.")
    shape: Shape = Field(description="The symbol that tells it without colour.")
    colour: str = Field(pattern=r"^#[0-9a-f]{6}$", description="#rrggbb in lower case, dark enough to be read on white.")
    meaning: str = Field(description="What it says, for the report's legend.")
    explain: bool = Field(False, description="Whether the owner is asked for commentary.")
    on_target: bool = Field(False, description="Whether it is on target although the owner is asked for commentary.")
    at_risk_of: str = Field("", description="The worse status for which an indicator that has this one is watched.")

    @property
    def counts_as_on_target(self) -> bool:
        """Whether an indicator with this status is on target."""
        return self.on_target or not self.explain


class Scale(ConfigurationModel):
    """The statuses of one kind of thing, best first. Indicators and actions have scales of their own."""

    title: str = Field(description="As it is printed.")
    states: tuple[State, ...] = Field(description="The statuses, best first.")

    def state(self, status: str) -> State:
        """Return the state named by a rule's word for it."""
        return next(state for state in self.states if state.status == status)

    def find(self, text: str) -> State | None:
        """Return the state that a text names by its status, its word, or one of the words between slashes or commas, or None."""
        wanted = " ".join(text.casefold().split())
        for state in self.states:
            names = [state.status, state.word, *state.word.split("/"), *state.word.split(",")]
            if wanted in {" ".join(name.casefold().split()) for name in names}:
                return state
        return None


class Scales(ConfigurationModel):
    """The council's scales, separate even where two use the same symbols; a scale is empty if the council does not use it."""

    indicators: Scale = Scale(title="Performance indicators", states=())
    actions: Scale = Scale(title="Key activities", states=())
    trackers: Scale = Scale(title="Action trackers", states=())
    priorities: Scale = Field(
        Scale(title="Priorities", states=()), description="The statuses of priorities, where the council judges them."
    )
