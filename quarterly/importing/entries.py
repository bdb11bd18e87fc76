"""One indicator of an imported council: each key of its entry in indicators.yaml, with what is asked about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quarterly.collecting.layouts.months import AS_AT_ITS_END
from quarterly.configuration.catalogue import Indicator, usual_ref
from quarterly.configuration.layouts import Times
from quarterly.configuration.library import LIBRARY_KEY, Definition, completed
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.configuration.targets.text import TargetKind, read_target
from quarterly.configuration.targets.words import direction_problem
from quarterly.importing.indicators import FoundIndicator
from quarterly.importing.known_definitions import KnownDefinitions, Match
from quarterly.importing.profile_file import MET_OR_NOT
from quarterly.importing.senders import Senders
from quarterly.importing.table_columns import LONGEST_REF
from quarterly.importing.words import ScorecardWords
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity

NOT_CONFIRMED = "Which way is good is not confirmed yet."
OF_LAST_MONTHS = "history.csv has the last month of each quarter: where the months add up, write their sums there as well."
_ANSWER = "Write high, low, range or none, and in the next line why."
_NO_NAME = "what is it called? The scorecard has its reference alone."
_LONG = (
    "what is it called in short? “{ref}” has more than {most} characters, and figures in its row are not found by it. Shorten it "
    "in the file, and import again."
)
_GOOD = {
    Polarity.HIGH: "high is good",
    Polarity.LOW: "low is good",
    Polarity.RANGE: "inside the range is good",
    Polarity.NONE: "neither way is good",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the figures of an indicator add to its rows: its targets by year, and what they leave open, by the key it is about."""

    targets: Mapping[str, str] = field(default_factory=dict)
    questions: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A key of an entry, its value, and the questions that stand above it."""

    key: str
    value: Any
    questions: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """What entries are written with: who sends and answers, the words of scorecards, and the library."""

    senders: Senders
    words: ScorecardWords
    known: KnownDefinitions

    def indicator(self, each: FoundIndicator) -> Indicator:
        """Return an indicator as its rows alone describe it."""
        lines = {line.key: line.value for line in self.lines(each, {})}
        return Indicator.model_validate(completed(lines, self.known.library) if LIBRARY_KEY in lines else lines)

    def lines(self, each: FoundIndicator, targets: Mapping[str, str]) -> Iterator[Line]:
        """Yield the keys of an indicator in the order of the file."""
        match = self.known.matching(each.name, each.unit)
        same = match.definition if match and match.is_same else None
        long = next((row.ref for row in each.rows if len(row.ref) > LONGEST_REF), "")
        yield Line("id", each.id, [_LONG.format(ref=long, most=LONGEST_REF)] if long else [])
        if each.ref != usual_ref(each.id):
            yield Line("ref", each.ref)
        if same:
            yield Line(LIBRARY_KEY, same.id, [self._is_the_same(each, same)] if any(self._stated(each, targets)) else [])
        if same is None or same.name != each.name:
            asked = [_nearest(match)] if match and not same else [_NO_NAME] if each.name == each.ref else []
            yield Line("name", each.name, asked)
        yield Line("service", self.senders.service_of[each.id])
        yield Line("priority", self.senders.priority_of[each.id])
        yield from self._unit(each, same)
        yield from self._way(each, same, targets)
        yield from self._basis(each, same)
        if targets:
            yield Line("targets", targets)
        if not each.unit.is_quantity:
            yield Line("rule", MET_OR_NOT)
        yield Line("owner", self.senders.owner_of[each.id], self._owner(each))
        if "definition" in each.said:
            yield Line("definition", each.said["definition"])

    def basis(self, each: FoundIndicator) -> Basis | None:
        """Return the year to date where columns say so, else the basis that a name makes likely, else of a month or the quarter.

        None where the library's counts, unless columns of such times have no meaning for it.
        """
        if same := self.known.same(each.name, each.unit):
            if each.times is Times.TO_DATE:
                return None if same.basis is Basis.YEAR_TO_DATE else Basis.YEAR_TO_DATE
            return Basis.MONTH if each.times is Times.MONTHS and same.basis not in AS_AT_ITS_END else None
        if each.times is Times.TO_DATE:
            return Basis.YEAR_TO_DATE
        named = self.words.basis(each.name)
        return named[0] if named else Basis.MONTH if each.times is Times.MONTHS else Basis.IN_QUARTER

    def is_of_columns(self, each: FoundIndicator) -> bool:
        """Whether its basis is what its columns say, and not what its name makes likely."""
        is_named = self.known.same(each.name, each.unit) or self.words.basis(each.name)
        return each.times is Times.TO_DATE or not is_named or self.basis(each) is Basis.MONTH

    def _basis(self, each: FoundIndicator, same: Definition | None) -> Iterator[Line]:
        if basis := self.basis(each):
            named = self.words.basis(each.name) if same is None and each.times is not Times.TO_DATE else None
            yield Line(
                "basis",
                basis,
                [f"is a figure {_of(named[0])}? The name has “{named[1]}”.{_by_month(each, basis)}"] if named else [],
            )

    def _unit(self, each: FoundIndicator, same: Definition | None) -> Iterator[Line]:
        if same is None:
            shares = f"its figures lie between 0 and 1 ({each.where}). Are they shares, of which 0.84 is 84%? Format them as per "
            shares += "cent, as they are left out of history.csv and would be read as 0.84%."
            unknown = f"what does it count in? {_held(each)} ({each.where}). Write percent, days, …"
            yield Line("unit", each.unit, [unknown] if not each.unit_reason else [shares] if each.has_shares else [])
        if each.decimals != (same.decimals if same else 0):
            yield Line("decimals", each.decimals)

    def _way(self, each: FoundIndicator, same: Definition | None, targets: Mapping[str, str]) -> Iterator[Line]:
        stated, problem = self._stated(each, targets)
        if stated:
            yield Line("polarity", stated)
            yield Line("polarity_rationale", f"The council's scorecard says that {_GOOD[stated]}.")
            return
        asked = self._as_in_library(each, same, targets) if same else f"which way is good? {self._guess(each, targets)} {_ANSWER}"
        if problem:
            asked = f"which way is good? {problem} {_ANSWER}"
        yield Line("polarity", Polarity.UNCONFIRMED, [asked])
        yield Line("polarity_rationale", NOT_CONFIRMED)

    def _stated(self, each: FoundIndicator, targets: Mapping[str, str]) -> tuple[Polarity | None, str]:
        """Return which way is good as the scorecard states it; where it does not, None and what is wrong with what it says."""
        typed, where = each.said.get("polarity", ""), each.cells.get("polarity", each.where)
        stated = self.words.polarity(typed)
        if stated is None:
            return None, f"“{typed}” ({where}) is not understood." if typed else ""
        for year, target in targets.items():
            plan = TargetPlan.model_validate({"annual": target})
            if direction_problem((plan,), stated, each.unit):
                return None, f"The scorecard says “{typed}” ({where}), and its target of {year} is “{target}”."
        return stated, ""

    def _is_the_same(self, each: FoundIndicator, found: Definition) -> str:
        basis = self.basis(each) or found.basis
        return f"is it counted as in the library ({found.definition.rstrip('.')}), as a figure {_of(basis)}?"

    def _as_in_library(self, each: FoundIndicator, found: Definition, targets: Mapping[str, str]) -> str:
        counted = self._is_the_same(each, found)
        if found.is_local:
            return f"{counted} Nobody publishes which way is good. {self._guess(each, targets)} {_ANSWER}"
        return f"{counted} Then take this and the next two lines away: {_GOOD[found.polarity]}, as its publisher says."

    def _guess(self, each: FoundIndicator, targets: Mapping[str, str]) -> str:
        for typed in targets.values():
            read = read_target(typed)
            if way := Polarity.RANGE if read.kind is TargetKind.RANGE else read.direction:
                return f"Probably {way}, as its target is “{typed}”."
        likely = self.words.likely_way(each.name)
        if likely:
            return f"Probably {likely[0]}, by “{likely[1]}”."
        return "Nothing in the scorecard says it."

    def _owner(self, each: FoundIndicator) -> list[str]:
        place = self.senders.of_a_person.get(each.id)
        asked = f"who explains it? Its owner ({place}) seems to be a person's name, which is not taken over. Give a role here."
        no_address = self.senders.no_address.get(each.id)
        unknown = f"where does mail for its owner go? What stands at {no_address} is no address. Write one at its contact in "
        return [*([asked] if place else []), *([f"{unknown}profile.yaml."] if no_address else [])]


def _held(each: FoundIndicator) -> str:
    if each.has_values:
        return "Its figures have decimals and no sign"
    if each.has_counts:
        return "It has counts alone, of which this is the share"
    return "It has no figure that can be read"


def _by_month(each: FoundIndicator, basis: Basis) -> str:
    """Return what an answer other than this basis changes: sums of months are to be compared with sums."""
    may_add_up = each.times is Times.MONTHS and basis in AS_AT_ITS_END and each.unit is Unit.COUNT
    return f" {OF_LAST_MONTHS}" if may_add_up else ""


def _nearest(match: Match) -> str:
    found = match.definition
    return (
        f"is it the library's “{found.name}”? Then write “library: {found.id}” and take out what it gives: unit, polarity, "
        "basis. If not, take this comment away."
    )


def _of(basis: Basis) -> str:
    return {
        Basis.MONTH: "of its last month",
        Basis.IN_QUARTER: "of the quarter alone",
        Basis.ANNUAL: "of a year",
        Basis.SNAPSHOT: "of what is so on the day on which the quarter ends",
        Basis.YEAR_TO_DATE: "counted from April",
        Basis.ROLLING_YEAR: "of the last 12 months",
        Basis.CALENDAR_YEAR: "counted from January",
        Basis.ACADEMIC_YEAR: "counted from September",
        Basis.THREE_YEAR: "of three years",
    }[basis]
