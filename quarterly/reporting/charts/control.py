"""An indicator's control chart: which of its movements are beyond common-cause variation."""

from collections.abc import Sequence

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.chart_model import ControlChart
from quarterly.reporting.charts.history import axis_unit, drawn, points_of
from quarterly.reporting.model import FigureBlock
from quarterly.reporting.parts import Material
from quarterly.reporting.wording.figures import in_unit
from quarterly.reporting.wording.quantities import VARIED
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.scoring.figures import Control
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.wording import counted, listed

MOST_NAMED = 3  # quarters, in a sentence


def is_rated_by_control_chart(indicator: Indicator, material: Material) -> bool:
    """Whether an indicator's rule asks what its control chart shows."""
    asked = {name for band in material.council.profile.rule_of(indicator).bands for name in band.when}
    return bool(asked & {"variation", "assurance"})


def control_figure(indicator: Indicator, score: Score, material: Material, key: str) -> FigureBlock | None:
    """Return the control chart; None where the series is too short or has suppressed values."""
    control = score.control
    if control is None:
        return None
    labels = [each.quarter for each in score.history]
    earlier = score.history[labels.index(control.first) if control.first in labels else 0 :]
    invented = score.invents(ScorePart.CONTROL)
    about = f"Mean and {_limits_of(control, material)}. {_limits_in_words(indicator, control)}"
    drawn_chart = _chart(indicator, control, earlier)
    return {
        "type": "figure",
        "id": f"{key}-control",
        "caption": signed(about, invented),
        "alt": signed(_sentence(indicator, control, earlier), invented),
        "chart": {**drawn_chart, "sign": ILLUSTRATIVE} if invented else drawn_chart,
    }


def _chart(indicator: Indicator, control: Control, earlier: Sequence[HistoryPoint]) -> ControlChart:
    limits = control.limits
    # Two decimals more than a figure has, so that a value just outside a limit is not drawn upon it.
    mean, lower, upper = (float(half_up(each, indicator.decimals + 2)) for each in (limits.mean, limits.lower, limits.upper))
    return {
        "kind": "control",
        "indicator": indicator.id,
        "points": [{**point, "target": None} for point in points_of(earlier, indicator)],
        "mean": mean,
        "lower": lower,
        "upper": upper,
        "trial": control.limits.trial,
        "special": [position for position, each in enumerate(earlier) if each.quarter in control.special],
        "unit": axis_unit(indicator.unit),
    }


def _sentence(indicator: Indicator, control: Control, earlier: Sequence[HistoryPoint]) -> str:
    last = drawn(earlier)[-1]
    special = [each.quarter.title for each in earlier if each.quarter in control.special]
    which = listed(special) if len(special) <= MOST_NAMED else f"{len(special)} of {counted(len(earlier), 'quarter')}"
    cause = "a special cause" if len(special) == 1 else "special causes"
    found = f"{cause} in {which}" if special else "no special cause"
    now = f"{indicator.name} is {in_unit(last.value, indicator)} in {last.quarter.title}: it {VARIED[control.variation]}."
    return f"{now} {_limits_in_words(indicator, control)} The chart has {found}."


def _limits_in_words(indicator: Indicator, control: Control) -> str:
    mean, lower, upper = (
        in_unit(each, indicator, 1) for each in (control.limits.mean, control.limits.lower, control.limits.upper)
    )
    return f"Its mean is {mean}, its lower limit {lower} and its upper limit {upper}."


def _limits_of(control: Control, material: Material) -> str:
    limits = "trial limits" if control.limits.trial else "limits"
    screened = ", far outliers left out" if material.council.profile.spc_outliers == "screened" else ""
    return f"{limits} of {control.limits.points} values since {control.first}{screened}"
