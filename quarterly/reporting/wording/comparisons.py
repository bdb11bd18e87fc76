"""What a figure is compared with beside its target: earlier quarters, the year's end, other authorities, its control chart."""

import re

from quarterly.scoring.score import Score

FIRST = "no comparison because: first value"
ONCE_A_YEAR = "no comparison because: different basis"


def has_travel(score: Score) -> bool:
    """Whether there is anything to say of a score's direction: not before an earlier value is known."""
    return any(travel not in ("", FIRST) for travel in (score.travel_previous, score.travel_year))


def travel(score: Score) -> str:
    """Return both directions in short: "Quarter: better. Year: worse."; "" where no earlier value is known."""
    if not has_travel(score):
        return ""
    year = f"Year: {_short(score.travel_year)}."
    return year if score.travel_previous == ONCE_A_YEAR else f"Quarter: {_short(score.travel_previous)}. {year}"


def context(score: Score) -> str:
    """Return everything known beside the target, as sentences."""
    said = [f"Target: {score.target_note}."] if score.target_note and score.target else []
    if has_travel(score):
        if score.travel_previous != ONCE_A_YEAR:
            said.append(f"Against the quarter before: {score.travel_previous}.")
        said.append(f"Against the same quarter last year: {score.travel_year}.")
    if score.forecast:
        note = f" ({score.forecast_note})" if score.forecast_note else ""
        said.append(f"Forecast for the end of the year: {score.forecast}{note}.")
    if score.expected:
        said.append(f"Its owner expects {score.expected} at the end of the year.")
    if score.variation:
        assured = f", {score.assurance}" if score.assurance else ""
        said.append(f"Control chart: {score.variation}{assured}.")
    if score.benchmark and score.benchmark not in score.explanation:
        said.append(f"Among others: {score.benchmark}.")
    return " ".join(said)


def _short(told: str) -> str:
    return re.sub(r"no comparison because: (.*)", r"not comparable (\1)", told)
