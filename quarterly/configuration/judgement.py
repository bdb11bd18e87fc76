"""Judgements: ratings that a role decided, which are reported in place of what the rating rule gives, for a time and a reason."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from quarterly.configuration.yaml_files.dated import QuarterText
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.text_opt_outs import Key, OptOut, Recorded


class Judgement(ConfigurationModel):
    """The rating of one indicator as a role decided it, for the quarters from `since` to `until`, both included."""

    indicator: Key = Field(description="The indicator's id.")
    status: Key = Field(description="The rating decided: a status of the scale for indicators.")
    since: Annotated[QuarterText, OptOut.KEY] = Field(description="The first quarter for which it holds.")
    until: Annotated[QuarterText, OptOut.KEY] = Field(description="The last quarter it is there. Left out, it has no end.")
    by: Recorded = Field(min_length=2, description="The role that decided.")
    on: date = Field(description="The day of the decision, such as 2026-07-31.")
    reason: str = Field(min_length=10, description="Why, in a sentence.")
    illustrative: bool = Field(False, description="Whether it was made up for a sample: it is then printed with [i].")

    def in_words(self) -> str:
        """Return a sentence on who decided, when, until when and why."""
        until = Quarter.parse(self.until).title
        return f"Decided by the {self.by} on {long_date(self.on)}, until {until}: {self.reason.rstrip('.')}."

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Judgement":
        if Quarter.parse(self.until) < Quarter.parse(self.since):
            raise ValueError(f"it would end ({self.until}) before it begins ({self.since}). Correct one of them")
        return self


class Judgements(ConfigurationModel):
    """The content of a council's judgements.yaml."""

    judgements: tuple[Judgement, ...] = ()

    def of(self, indicator: str, quarter: Quarter) -> Judgement | None:
        """Return the judgement in force for an indicator in a quarter, the one decided last if there are several."""
        in_force = [j for j in self.judgements if j.indicator == indicator and _covers(j, quarter)]
        return max(in_force, key=lambda judgement: judgement.on, default=None)

    def lapsed(self, indicator: str, quarter: Quarter) -> bool:
        """Whether the judgement on an indicator ended with the previous quarter, so that its rule rates it again."""
        return self.of(indicator, quarter) is None and self.of(indicator, quarter.previous) is not None


def _covers(judgement: Judgement, quarter: Quarter) -> bool:
    return Quarter.parse(judgement.since) <= quarter <= Quarter.parse(judgement.until)
