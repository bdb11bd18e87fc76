"""Targets as people type them: "Fewer than 85", ">=90", "10-15%", "Above Stat Neighbour Average", "Additional 800", "TBC".

A text that is not understood as a whole is refused: "85 or so" is not 85, and "additional 5%" may mean five points or a twentieth
more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quarterly.vocabulary.numbers import TOO_LARGE, Unit, exact
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.units import read_in

_EXAMPLES = (
    "Type a figure (85, 72.5%, £1,200), a limit (fewer than 85, >=90, at least 72.5%, 12 days or fewer), a range (10 to 15), "
    "“above national average”, “above statistical neighbours' average”, “additional 800”, “improve from baseline” or “TBC”"
)

# The polarity, and whether the limit is strict (its own figure does not meet it), by the words before and after a figure.
_WAYS: tuple[tuple[Polarity | None, bool, str, str], ...] = (
    (Polarity.HIGH, True, ">|more than|greater than|higher than|above|over", ""),
    (Polarity.HIGH, False, ">=|more than or equal to|greater than or equal to|at least|at or above", "or more|or above|or over"),
    (Polarity.HIGH, False, "no less than|no fewer than|no lower than|not less than|not fewer than", "or higher|or greater"),
    (Polarity.HIGH, False, "minimum|minimum of|a minimum of|min", "minimum|and above|and over"),
    (Polarity.LOW, True, "<|fewer than|less than|lower than|under|below", ""),
    (Polarity.LOW, False, "<=|fewer than or equal to|less than or equal to|at most|at or below|up to", "or fewer|or less"),
    (Polarity.LOW, False, "no more than|no greater than|no higher than|not more than", "or lower|or below|or under"),
    (Polarity.LOW, False, "maximum|maximum of|a maximum of|max", "maximum|and below|and under"),
    (None, True, "better than", ""),
    (None, False, "no worse than", "or better"),
)
_BEFORE = {words: (way, strict) for way, strict, before, _ in _WAYS for words in before.split("|")}
_AFTER = {words: (way, strict) for way, strict, _, after in _WAYS for words in after.split("|") if words}

# Words after a figure, and the units of an indicator they agree with.
_UNITS: tuple[tuple[str, set[Unit]], ...] = (
    ("day|days|working day|working days|calendar days", {Unit.DAYS}),
    ("week|weeks", {Unit.WEEKS, Unit.COUNT, Unit.SCORE}),
    ("month|months", {Unit.MONTHS, Unit.COUNT, Unit.SCORE}),
    ("year|years", {Unit.COUNT, Unit.SCORE}),
    ("£", {Unit.POUNDS, Unit.COUNT, Unit.SCORE}),
    (": 1", {Unit.RATIO}),
    ("per 1,000|per 1000|per 1k", {Unit.PER_1000}),
    ("per 10,000|per 10000|per 10k", {Unit.PER_10000}),
    ("per 100,000|per 100000|per 100k", {Unit.PER_100000}),
    ("percentage point|percentage points", {Unit.PERCENT}),
    ("child|children|young people|care leavers|pupils|people|adults|families|carers|foster carers|adopters", {Unit.COUNT}),
    ("social workers|schools|places|adoptions|cases|referrals|assessments|plans|visits", {Unit.COUNT}),
)
_FITS = {word: units for words, units in _UNITS for word in words.split("|")}


def _any(words: Iterable[str]) -> str:
    # Longest first, so that "more than" is not matched at the beginning of "more than or equal to".
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# Digits are ASCII, as \d would match those of every script, and no more of them than are printed exactly.
_NUMBER = r"(?:-£ ?|£ ?-?|-)?(?:(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.[0-9]{1,6})?|\.[0-9]{1,6})"
_PERCENT = r" ?%| ?per ?cent"
_MEAN = r"(?:average|avg|mean)"
_NEIGHBOUR = r"(?:(?:stat(?:istical|\.)? )?neighbou?r(?:s|'s|s')?|sns?)"
_CHOSEN = r"(?:confirmed|agreed|announced|advised|defined|determined|decided|set|established)"

_UNIT = rf"(?:(?P<percent>{_PERCENT})| (?P<unit>{_any(_FITS)}))?"
_AMOUNT = re.compile(rf"(?P<low>{_NUMBER}){_UNIT}")
_RANGE = re.compile(
    rf"(?P<between>between )?(?P<low>{_NUMBER})(?P<first>{_PERCENT})?(?P<to> ?- ?| to | and )(?P<high>{_NUMBER}){_UNIT}"
)
_INCREMENTS = (
    re.compile(rf"(?:an )?(?:additional|extra|increase (?:of|by)) (?P<low>{_NUMBER}){_UNIT}"),
    re.compile(rf"(?P<low>{_NUMBER})(?P<percent>{_PERCENT})? (?:additional|extra)(?: (?P<unit>{_any(_FITS)}))?"),
    re.compile(rf"(?:a )?(?P<less>reduction of|decrease of|reduce by|decrease by) (?P<low>{_NUMBER}){_UNIT}"),
)
_NEIGHBOURS = re.compile(rf"(?:the |our )?(?:{_NEIGHBOUR} {_MEAN}|{_MEAN} of (?:the |our )?{_NEIGHBOUR})")
_ENGLAND = re.compile(rf"(?:the )?(?:(?:national|england(?:'s)?) {_MEAN}|{_MEAN} of england)")
_BASELINE = re.compile(r"(?:the |our )?baseline")
_IMPROVE = re.compile(r"(?:to )?improve(?:ment)? (?:from|on|upon|over|against) (?=(?:the |our )?baseline$)")
_LIMIT = re.compile(rf"(?:(?P<before>{_any(_BEFORE)})(?:(?<=[<>=]) ?| ))?(?P<what>.+?)(?: (?P<after>{_any(_AFTER)}))?")
_UNDECIDED = re.compile(
    rf"-+|n[./]?a|t\.?b\.?[acd]|not applicable|no targets?(?: yet| {_CHOSEN}(?: yet)?)?"
    rf"|(?:establish|set) (?:a |the )?baseline|baseline to be {_CHOSEN}"
    rf"|(?:(?:the )?targets? )?(?:is |are )?(?:still )?(?:to be|not(?: yet)?) {_CHOSEN}(?: yet)?"
)
_WITH_YEAR = re.compile(r"[0-9]{4}")
_TO_ONE = re.compile(r"\s?:\s?1$")
_PLAINLY = str.maketrans({**dict.fromkeys("−‐‑‒–—―", "-"), "≤": "<=", "≥": ">=", "’": "'", "‘": "'"})


class TargetKind(StrEnum):
    """What a target consists of, or is compared with."""

    AMOUNT = "amount"
    RANGE = "range"
    NEIGHBOURS = "average of statistical neighbours"
    ENGLAND = "average of England"
    ADDITIONAL = "additional to the baseline"
    BASELINE = "improve from baseline"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTarget:
    """A typed target, understood.

    `low` and `high` are equal except in a range, and None where the text has no figure; for an additional amount they are the
    increment, below 0 for a reduction. A `strict` limit ("fewer than 85") is not met by its own figure. `direction` is the way
    that is good by the text's words; `unit` is the word after the figure ("days"), "£", or
    what is no quantity ("date", "yes or no").
    """

    kind: TargetKind
    low: Fraction | None = None
    high: Fraction | None = None
    percent: bool = False
    direction: Polarity | None = None
    strict: bool = False
    unit: str = ""

    def fits(self, unit: Unit) -> bool:
        """Whether the text's per cent sign or unit word, if it has one, agrees with an indicator's unit."""
        if self.unit in (Unit.YES_NO, Unit.DATE) or not unit.is_quantity:
            return self.unit == unit.value or self.kind is TargetKind.UNDECIDED
        return unit in ({Unit.PERCENT} if self.percent else _FITS.get(self.unit, set(Unit)))


def read_target(text: str) -> TypedTarget:
    """Read a typed target; raise ValueError, with examples of what can be typed, if any part of it is not understood."""
    plain = " ".join(text.translate(_PLAINLY).casefold().split()).removesuffix(".").rstrip()
    plain = _TO_ONE.sub(" : 1", plain)
    if _UNDECIDED.fullmatch(plain):
        return TypedTarget(kind=TargetKind.UNDECIDED)
    found = _of_no_quantity(plain) or _range(plain) or _increment(plain) or _limit(plain)
    if found is None:
        problem = f"“{' '.join(text.split())[:60]}” is not understood as a target" if plain else "the target is blank"
        raise ValueError(f"{problem}. {_EXAMPLES}")
    return found


def _of_no_quantity(plain: str) -> TypedTarget | None:
    """Read yes or no, or a date: "by 31 March 2027" is met on that day and before."""
    for unit in (Unit.YES_NO, Unit.DATE):
        # Of "5-10-15" nobody can tell which figure is the year.
        if (unit is Unit.YES_NO or _WITH_YEAR.search(plain)) and (read := read_in(plain, unit)):
            limited = unit is Unit.DATE and plain.startswith("by ")
            direction = Polarity.LOW if limited else None
            return TypedTarget(kind=TargetKind.AMOUNT, low=read[0], high=read[0], direction=direction, unit=unit.value)
    return None


def _range(plain: str) -> TypedTarget | None:
    match = _RANGE.fullmatch(plain)
    if not match or (unit := _unit(match)) is None or unit.startswith("percentage"):
        return None
    # "10% to 15" may be 10% to 15%, or a slip of the pen: nothing is guessed. "10 and 15" may be two targets.
    uneven = (match["first"] and not match["percent"]) or ("£" in match["high"] and "£" not in match["low"])
    if uneven or (match["to"] == " and " and not match["between"]):
        return None
    low, high = _figure(match["low"]), _figure(match["high"])
    if low >= high:
        raise ValueError(f"“{plain}” is a range that does not rise. Type its lower figure first, such as 10 to 15")
    return TypedTarget(kind=TargetKind.RANGE, low=low, high=high, percent=bool(match["percent"]), unit=unit)


def _increment(plain: str) -> TypedTarget | None:
    match = next(filter(None, (pattern.fullmatch(plain) for pattern in _INCREMENTS)), None)
    if not match or (unit := _unit(match)) is None or "-" in match["low"]:
        return None
    if match["percent"]:
        raise ValueError(
            f"“{plain}” may mean points or a share of the baseline. Type “additional 5 percentage points”, or the figure to reach"
        )
    # "Additional 800" says that more is better, and "reduction of 5" that less is, whatever polarity the catalogue states: a
    # contradiction between the two is found when both are read.
    less = "less" in match.groupdict()
    amount = -_figure(match["low"]) if less else _figure(match["low"])
    direction = Polarity.LOW if less else Polarity.HIGH
    return TypedTarget(
        kind=TargetKind.ADDITIONAL, low=amount, high=amount, percent=unit.startswith("percentage"), direction=direction, unit=unit
    )


def _limit(plain: str) -> TypedTarget | None:
    """Read a figure, an average or the baseline, with or without words that make it a limit."""
    match = _LIMIT.fullmatch(_IMPROVE.sub("better than ", plain))
    if not match or (match["before"] and match["after"]):
        return None
    limited = match["before"] or match["after"]
    direction, strict = _BEFORE.get(match["before"]) or _AFTER.get(match["after"]) or (None, False)
    if _BASELINE.fullmatch(match["what"]) and limited:
        return TypedTarget(kind=TargetKind.BASELINE, direction=direction, strict=strict)
    for kind, pattern in ((TargetKind.NEIGHBOURS, _NEIGHBOURS), (TargetKind.ENGLAND, _ENGLAND)):
        if pattern.fullmatch(match["what"]):
            return TypedTarget(kind=kind, direction=direction, strict=strict)
    amount = _AMOUNT.fullmatch(match["what"])
    if not amount or (unit := _unit(amount)) is None or unit.startswith("percentage"):
        return None
    figure = _figure(amount["low"])
    return TypedTarget(
        kind=TargetKind.AMOUNT,
        low=figure,
        high=figure,
        percent=bool(amount["percent"]),
        direction=direction,
        strict=strict,
        unit=unit,
    )


def _figure(text: str) -> Fraction:
    number = exact(re.sub("[£, ]", "", text))
    if abs(number) >= TOO_LARGE:
        raise ValueError(f"“{text[:60]}” is far too large for a target. {_EXAMPLES}")
    return number


def _unit(match: re.Match[str]) -> str | None:
    """Return the unit word, "£", or "" for no unit; None where a figure has both."""
    pounds, other = "£" in match["low"], match["unit"] or ""
    return (None if other or match["percent"] else "£") if pounds else other
