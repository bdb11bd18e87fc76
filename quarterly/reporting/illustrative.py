"""Illustrative content of a sample, and the sign that marks it wherever it is printed."""

from quarterly.scoring.score import Score
from quarterly.vocabulary.marks import Mark

ILLUSTRATIVE = f"[{Mark.ILLUSTRATIVE}]"


def signed(text: str, illustrative: bool) -> str:
    """Return a text, with the sign if it is illustrative."""
    return f"{text} {ILLUSTRATIVE}" if illustrative else text


def is_illustrative(source: str) -> bool:
    """Whether the source of a target or of others' figures says that they are illustrative."""
    return source.casefold().startswith("illustrative")


def rests_on_illustrative(score: Score) -> bool:
    """Whether a figure is illustrative, or is compared with illustrative ones."""
    return Mark.ILLUSTRATIVE in score.marks or stands_beside_illustrative(score)


def stands_beside_illustrative(score: Score) -> bool:
    """Whether a figure is compared with illustrative figures of other authorities."""
    others = score.benchmark
    return others is not None and others.spread is not None and is_illustrative(others.source)
