"""What an answer to a question about a figure's past explains: it widens what is usual as far as the figure that was sent."""

from fractions import Fraction

from quarterly.collecting.past.comparable import Compared
from quarterly.collecting.past.questions import Doubt, PastTerms, Question
from quarterly.collecting.past.usual_range import usual_range
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.numbers import Unit

# A figure ten times too large is outside its usual range as well: whoever says that it is right has answered both.
_ABOUT_THE_VALUE = (Doubt.MISPLACED_POINT, Doubt.OUTSIDE)


def asked_by(question: Question, terms: PastTerms) -> Asked:
    """Return what a question asks about, with the range of figures that an answer to it explains.

    A total counted from April that falls is explained for that quarter alone, from the figure before down to the one sent.
    """
    held, now = question.against, question.against.now.value
    if question.doubt in _ABOUT_THE_VALUE:
        about = digest("value", terms.unit, terms.basis, held.added)
        ends = _usual_ends(held, terms.unit, terms.decimals)
    elif question.doubt is Doubt.DENOMINATOR_JUMPS:
        about = digest("denominator", terms.basis, held.added)
        ends = _usual_ends(held, Unit.COUNT, 0)
    else:
        about = digest(question.doubt, held.quarter.key, held.earlier[-1].value)
        ends = (held.earlier[-1].value,)
    return Asked(about=about, figure=now, low=min(now, *ends), high=max(now, *ends))


def _usual_ends(held: Compared, unit: Unit, decimals: int) -> tuple[Fraction, ...]:
    usual = usual_range(held, unit, decimals)
    return (usual.low, usual.high) if usual else tuple(each.value for each in held.earlier)
