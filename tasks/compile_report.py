"""Stage 5: check the whole report for contradictions, then draw its renderings: public, restricted and, if any, exempt."""

from tasks._stage import Opened, stage
from tasks.compilation import compilation_of
from tasks.references import CommentaryRound, Pack, ScorecardReference, ValidatedReturn

_opened = Opened(compilation_of)


def _key(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> str:
    return _opened.anew(council, quarter, scorecard, commentary, returns).key


@stage("compile_report", key=_key)
def compile_report(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> Pack:
    """Draw each rendering from a view model of its own; disclosure control comes before anything is worded or drawn."""
    # Here, as most runs draw nothing.
    from tasks.draw_report import draw_report

    return draw_report(_opened.once_more(council, quarter, scorecard, commentary, returns))
