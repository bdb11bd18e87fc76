"""Counts of measures by rating in a text that do not add up to the measures it names, or are shares of different totals."""

import re
from fractions import Fraction

from quarterly.vocabulary.numbers import half_up

_MEASURES = r"(?:measures?|indicators?|PIs|targets|actions|key activities|milestones)"
_RATING = r"(?P<rating>green|amber|red|blue|on target|off target|not rated|unrated|without a rating|below target|above target)"
_ARE = r"(?:\s+(?:of them|are|is|were|was|rated|at|as|have|has|been))*"
_WHOLE = re.compile(rf"\b(?P<whole>\d+)\s+(?:[a-z]+\s+){{0,2}}?{_MEASURES}\b", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?P<count>\d+)(?:\s+{_MEASURES})?{_ARE}\s+{_RATING}\b", re.IGNORECASE)
_WITH_SHARE = re.compile(
    rf"{_COUNTED.pattern}[^.;:\d]{{0,20}}?[(,]\s*(?P<percent>\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE
)
_OTHERS = re.compile(r"\b(?:rest|remainder|remaining|others?|only|just|last|previous|up from|down from|against)\b", re.IGNORECASE)
_NEAR = Fraction(1, 4)  # counts further from the total are taken to be of something else
_MOST_MEASURES = 1000


def wrong_rating_counts(sentence: str) -> list[str]:
    """Return the counts by rating in a sentence that do not add up, in as few words as identify them.

    "Of 20 measures, 14 are green, 5 are amber and 2 are red" has one too many. Of "27 are on target (47.4%) and 16 off target
    (27.6%)" the first is a share of 57 and the second of 58.
    """
    return [*_not_the_whole(sentence), *_two_totals(sentence)]


def _not_the_whole(sentence: str) -> list[str]:
    named = _WHOLE.search(sentence)
    if named is None or _OTHERS.search(sentence):
        return []
    whole = int(named["whole"])
    counted = [match for match in _COUNTED.finditer(sentence) if match.start("count") != named.start("whole")]
    ratings = {match["rating"].casefold() for match in counted}
    counts = [int(match["count"]) for match in counted]
    if len(counts) < 2 or len(ratings) < len(counts) or not 0 < abs(sum(counts) - whole) <= _NEAR * whole:
        return []
    return [f"{', '.join(map(str, counts[:-1]))} and {counts[-1]} of {whole}"]


def _two_totals(sentence: str) -> list[str]:
    shares = [(int(match["count"]), match["percent"]) for match in _WITH_SHARE.finditer(sentence)]
    totals = [_possible_totals(part, percent) for part, percent in shares]
    # One that is a share of nothing is a mistake of another kind, and a total of thousands is none of measures.
    if len(shares) < 2 or not all(totals) or set.intersection(*totals):
        return []
    return [" and ".join(f"{part} … {percent}%" for part, percent in shares)]


def _possible_totals(part: int, percent: str) -> set[int]:
    """Return the totals of which a count is the share that is quoted, as rounded."""
    decimals = len(percent.partition(".")[2])
    wanted = Fraction(percent)
    totals = range(max(part, 1), _MOST_MEASURES)
    return {total for total in totals if Fraction(half_up(Fraction(part * 100, total), decimals)) == wanted}
