"""Targets as a council agrees them for a year: a figure or text, a profile over the quarters, and dated versions.

flat        the same every quarter (snapshots and percentages).
linear      annual * months of the year elapsed / 12 (for a year to date).
seasonal    annual * the share of last year's total that was reached by the same quarter (for a year to date).
trajectory  baseline + (annual - baseline) * quarters elapsed since `starts` / quarters from `starts` to `due`.
quarters    the four figures agreed, whatever they are, in the order of the year.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    field_serializer,
    field_validator,
    model_validator,
)

from quarterly.configuration.targets.text import TargetKind, TypedTarget, read_target
from quarterly.configuration.yaml_files.dated import QuarterText
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter, long_date

_NOT_AGREED = "Write a figure, a typed target such as “Fewer than 85”, or TBC where none is agreed yet"
_LIST = "A list holds dated versions, each with its own “annual:”. Four figures by quarter go under “quarters:”"
_TYPED_EXAMPLES = [
    "72.5%", "Fewer than 85", ">=90", "10 to 15", "Above national average", "Above statistical neighbours' average",
    "Additional 800", "Improve from baseline", "TBC",
]  # fmt: skip
AVERAGES = {TargetKind.NEIGHBOURS: "the neighbours' average", TargetKind.ENGLAND: "England's average"}
AGAINST = {**AVERAGES, TargetKind.BASELINE: "the baseline"}


def _as_typed(number: object) -> object:
    # YAML reads 98.8 as a binary float; through its text it becomes the decimal number that was written.
    return str(number) if isinstance(number, int | float) and not isinstance(number, bool) else number


def _as_words(target: object) -> object:
    # YAML reads yes as true, and 2027-03-31 as a day.
    if isinstance(target, bool):
        return "Yes" if target else "No"
    return long_date(target) if isinstance(target, date) else target


def _figure(figure: object, read: ValidatorFunctionWrapHandler) -> object:
    try:
        return read(figure)
    except ValidationError as error:
        raise ValueError("write a figure, without a unit, or null where there is none") from error


Number = Annotated[Decimal, BeforeValidator(_as_typed)]
PlannedFigure = Annotated[Number | None, WrapValidator(_figure)]


class TargetPlan(ConfigurationModel):
    """A target as agreed for one year, in the indicator's own unit.

    `annual` is the figure for the end of the year, or of the quarter `due` where the target covers several years, or text that
    `quarterly.configuration.targets.text` reads; left out, it is the last of the four agreed figures in `quarters`. `baseline` is
    where a trajectory starts, at the end of the quarter `starts`, and what an additional amount or an improvement is counted
    from. A version that replaces an earlier one within the year has the quarter from which it does (`since`), its approver and
    the reason.
    """

    annual: Number | str | None = Field(
        None,
        description="The figure for the end of the year, or text: fewer than 85, 10 to 15, above national average, TBC.",
    )
    profile: Literal["flat", "linear", "seasonal", "trajectory"] = Field(
        "flat",
        description=(
            "The way to the annual figure: the same every quarter, in equal steps, as last year went, or from the baseline."
        ),
    )
    quarters: tuple[PlannedFigure, ...] = Field(
        (), description="The four figures agreed, one a quarter in the order of the year, null for none."
    )
    baseline: PlannedFigure = Field(
        None,
        description="Where a trajectory sets out from, or what an additional amount or an improvement is counted from.",
    )
    starts: QuarterText | None = Field(None, description="The quarter at whose end the baseline was counted.")
    due: QuarterText | None = Field(
        None, description="The quarter by which it is to be reached, where that is not the end of the year."
    )
    origin: Literal["", "statutory", "DfE", "local", "partner"] = Field("", description="Who set the target.")
    since: QuarterText | None = Field(None, description="The quarter from which it takes the place of the version before.")
    approved_by: str = Field("", description="The role that approved the change.")
    reason: str = Field("", description="Why, in a sentence.")

    @property
    def typed(self) -> TypedTarget:
        """The target in `annual`, understood."""
        if self.annual is None:
            return TypedTarget(kind=TargetKind.UNDECIDED)
        if isinstance(self.annual, str):
            return read_target(self.annual)
        return TypedTarget(kind=TargetKind.AMOUNT, low=exact(self.annual), high=exact(self.annual))

    @property
    def begins(self) -> Quarter | None:
        """The quarter from which it is in force; None for the first version of a year."""
        return Quarter.parse(self.since) if self.since else None

    @field_serializer("annual", when_used="json")
    def _as_a_number(self, annual: Decimal | str | None) -> int | float | str | None:
        # Stored as text, a figure would look like a target that somebody typed. It is read back as YAML's numbers are.
        if isinstance(annual, Decimal):
            return int(annual) if annual == int(annual) else float(annual)
        return annual

    @model_validator(mode="before")
    @classmethod
    def _ends_on_the_last_quarter(cls, plan: object) -> object:
        # Four figures are what is due by the end of each quarter, so that the fourth is the year's: nobody should type it twice.
        if isinstance(plan, Mapping) and "annual" not in plan and isinstance(plan.get("quarters"), list | tuple):
            return {**plan, "annual": plan["quarters"][-1] if plan["quarters"] else None}
        return plan

    @field_validator("annual", mode="before")
    @classmethod
    def _can_be_read(cls, annual: object) -> object:
        annual = _as_words(annual)
        if isinstance(annual, str):
            read_target(annual)
        elif annual is not None and not _is_number(annual):
            raise ValueError(_NOT_AGREED)
        return annual

    @model_validator(mode="after")
    def _is_consistent(self) -> "TargetPlan":
        if problem := "; ".join(_contradictions(self)):
            raise ValueError(problem)
        return self


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite()


def _contradictions(plan: TargetPlan) -> Iterator[str]:
    kind, moves = plan.typed.kind, plan.profile == "trajectory"
    if plan.annual is None and not any(figure is not None for figure in plan.quarters):
        yield f"no target is given. {_NOT_AGREED}"
    if plan.quarters:
        yield from _contradictions_of_quarters(plan)
    # A quarter of England's average is not what a council should have reached by June.
    if plan.profile in ("linear", "seasonal") and kind in AGAINST:
        yield f"{AGAINST[kind]} is not spread over the year: remove “profile: {plan.profile}”"
    if plan.profile in ("linear", "seasonal") and kind is TargetKind.ADDITIONAL and plan.baseline:
        yield "a year to date begins at 0: write “profile: trajectory” to set out from the baseline, or “baseline: 0”"
    if moves and kind is TargetKind.BASELINE:
        yield "an improvement on the baseline names no figure to reach: remove “profile: trajectory”, or type the figure"
    needs_baseline = moves or kind in (TargetKind.ADDITIONAL, TargetKind.BASELINE)
    if needs_baseline and plan.baseline is None and kind is not TargetKind.UNDECIDED:
        what = "a trajectory" if moves else f"“{plan.annual}”"
        yield f"{what} is counted from a baseline. Add it, as in {{annual: {plan.annual}, baseline: 1200}}"
    if plan.baseline is not None and not needs_baseline and kind is not TargetKind.UNDECIDED:
        yield "nothing uses the baseline: remove it, or add “profile: trajectory”"
    yield from _contradictions_of_dates(plan)


def _contradictions_of_quarters(plan: TargetPlan) -> Iterator[str]:
    if len(plan.quarters) != 4:
        yield f"“quarters” holds {len(plan.quarters)} of 4 figures. Write one a quarter, null for none: [10, 20, null, 40]"
    if plan.profile != "flat":
        yield f"“quarters” and “profile: {plan.profile}” exclude each other. Keep one of the two"
    if plan.typed.kind not in (TargetKind.AMOUNT, TargetKind.UNDECIDED):
        yield f"figures by quarter do not add up to “{plan.annual}”. Write one figure for “annual:”, or remove “quarters”"


def _contradictions_of_dates(plan: TargetPlan) -> Iterator[str]:
    if plan.starts and plan.profile != "trajectory":
        yield "only a trajectory has a start: remove “starts:”, or add “profile: trajectory”"
    if plan.due and plan.profile in ("linear", "seasonal"):
        yield f"“profile: {plan.profile}” is reached at the end of the year: remove “due:”, or write “profile: trajectory”"
    if plan.due and plan.profile == "trajectory" and not plan.starts:
        yield "a trajectory over several years would begin anew each year. Add “starts:”, the quarter of its baseline"
    if plan.due and plan.starts and Quarter.parse(plan.due) <= Quarter.parse(plan.starts):
        yield f"it is due in {plan.due}, which is not after its start in {plan.starts}. Correct one of the two"


def _as_plans(written: object) -> object:
    if isinstance(written, list | tuple):
        if not written or not all(isinstance(version, Mapping | TargetPlan) for version in written):
            raise ValueError(_LIST)
        return written
    if isinstance(written, Mapping | TargetPlan):
        return (TargetPlan.model_validate(written),)  # here, so that the path of a mistake has no index of a list nobody wrote
    written = _as_words(written)
    if isinstance(written, str):
        read_target(written)
    elif not _is_number(written):
        raise ValueError(_NOT_AGREED)
    return (TargetPlan.model_validate({"annual": written}),)


def _in_order(versions: tuple[TargetPlan, ...]) -> tuple[TargetPlan, ...]:
    for number, plan in enumerate(versions[1:], 2):
        absent = [f"“{key}:”" for key in ("since", "approved_by", "reason") if not (getattr(plan, key) or "").strip()]
        if absent:
            raise ValueError(
                f"version {number} changes a target within the year and does not say all about it. Add {', '.join(absent)}"
            )
    begins = [plan.begins for plan in versions if plan.begins]
    if any(later <= earlier for earlier, later in pairwise(begins)):
        raise ValueError("each version must begin in a later quarter than the one before it. Write them oldest first")
    return versions


Versions = Annotated[
    tuple[TargetPlan, ...],
    BeforeValidator(
        _as_plans,
        json_schema_input_type=Annotated[float, Field(description="The figure, in the indicator's own unit.", examples=[72.5])]
        | Annotated[str, Field(description="Text as people type a target.", examples=_TYPED_EXAMPLES)]
        | TargetPlan
        | Annotated[list[TargetPlan], Field(description="Versions within the year, oldest first.", min_length=1)],
    ),
    AfterValidator(_in_order),
]


def plan_in_force(versions: Sequence[TargetPlan], quarter: Quarter) -> TargetPlan | None:
    """Return the newest version that has begun by a quarter, or None."""
    begun = [plan for plan in versions if plan.begins is None or plan.begins <= quarter]
    return begun[-1] if begun else None
