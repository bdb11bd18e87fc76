"""What was invented for a sample, and the sign that says so wherever it is printed."""

from quarterly.scoring.score import Score
from quarterly.vocabulary.marks import Mark

ILLUSTRATIVE = f"[{Mark.ILLUSTRATIVE}]"


def signed(text: str, illustrative: bool) -> str:
    """Return a text with the sign where it was invented."""
    return f"{text} {ILLUSTRATIVE}" if illustrative else text


def is_illustrative(source: str) -> bool:
    """Whether the source of a target or of others' figures says that they were invented."""
    return source.casefold().startswith("illustrative")


def rests_on_illustrative(score: Score) -> bool:
    """Whether a figure, or those of others it stands beside, were invented."""
    return Mark.ILLUSTRATIVE in score.marks or stands_beside_illustrative(score)


def stands_beside_illustrative(score: Score) -> bool:
    """Whether the figures of others that a figure is placed among were invented."""
    others = score.benchmark
    return others is not None and others.spread is not None and is_illustrative(others.source)
