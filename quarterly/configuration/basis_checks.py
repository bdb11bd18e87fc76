"""What does not fit the stretch of time that an indicator's values cover: its other basis, its forecast, its targets."""

from collections.abc import Iterator

from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.basis import Basis, Method
from quarterly.vocabulary.years import Year

_SUMMER = {1, 2}  # the quarters in which a summer term may be reported, before or after its end


def basis_problems(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Yield (field, problem) for what an indicator states and its basis does not allow."""
    if indicator.forecast is Method.DAMPED_STEP and indicator.rated_basis.is_to_date:
        yield "forecast", "“damped-step” carries a step on, and a year to date starts again each year. Leave the line out."
    if indicator.basis is Basis.TERM and set(indicator.due) >= _SUMMER:
        yield (
            "due",
            (
                "a year has three terms: Quarter 3 reports the autumn term, Quarter 4 the spring term, and Quarter 1 or 2 the "
                "summer term. Write [2, 3, 4]."
            ),
        )
    plans = [plan for versions in indicator.targets.values() for plan in versions]
    if not indicator.unit.is_quantity and any(plan.profile != "flat" or plan.quarters for plan in plans):
        yield "targets", f"a target that is a {indicator.unit.value} has no steps. Remove “profile:” and “quarters:”."
    seasonal = any(plan.profile == "seasonal" for plan in plans)
    if indicator.rated_basis.year is Year.ACADEMIC and seasonal:
        yield (
            "targets",
            (
                "an academic year ends in August, and what it adds up to is in no quarter, so that no share of it can be due. "
                "Write “profile: linear”, or figures under “quarters:”."
            ),
        )
