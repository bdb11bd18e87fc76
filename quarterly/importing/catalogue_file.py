"""indicators.yaml of an imported council: each indicator with what its scorecard says, and its questions at their lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quarterly.collecting.layouts.months import AS_AT_ITS_END
from quarterly.configuration.catalogue import usual_ref
from quarterly.configuration.library import Definition
from quarterly.configuration.targets.text import read_target
from quarterly.configuration.yaml_files.questions import question
from quarterly.configuration.yaml_files.written import figure_in_yaml, in_yaml
from quarterly.importing.indicators import FoundIndicator
from quarterly.importing.known_definitions import KnownDefinitions, Match
from quarterly.importing.senders import Senders
from quarterly.importing.words import ScorecardWords
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.wording import listed

_LISTED = 12  # indicators that one question names
_AS_COLUMNS_SAY = {
    Basis.MONTH: "is the quarter's figure of {of} that of its last month, as it stands by month? Where the months add up, write "
    "“basis: in-quarter”, and of what is so on the day “basis: snapshot”.",
    Basis.IN_QUARTER: "is each figure of {of} that of the quarter alone, as its column says? If not, write another basis: "
    "year-to-date, snapshot, rolling 12 months.",
}
_ANSWER = "Write high, low, range or none, and in the next line why."
_NO_NAME = "what is it called? The scorecard has its reference alone."
NOT_CONFIRMED = "Which way is good is not confirmed yet."
_GOOD = {
    Polarity.HIGH: "high is good",
    Polarity.LOW: "low is good",
    Polarity.RANGE: "inside the range is good",
    Polarity.NONE: "neither way is good",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the figures of an indicator add to its rows: its targets by year, and what they leave open, by the key it is about."""

    targets: Mapping[str, str]
    questions: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFile:
    """What indicators.yaml is written from; without `answers` it is what the rows alone say."""

    indicators: Sequence[FoundIndicator]
    senders: Senders
    words: ScorecardWords
    known: KnownDefinitions
    answers: Mapping[str, Answered]

    def text(self, heading: str) -> str:
        """Return the file below the lines of `heading`, which explain it."""
        lines = [heading.rstrip(), "", "indicators:"]
        for each in self.indicators:
            lines += [*self._entry(each), ""]
        return "\n".join(lines)

    def _entry(self, each: FoundIndicator) -> Iterator[str]:
        answered = self.answers.get(each.id, Answered(targets={}))
        asked = dict.fromkeys(answered.questions)
        lead = "  - "
        for key, value, questions in self._values(each, answered.targets):
            texts = [*questions, *(text for about, text in asked if about == key)]
            indent = 2 if key == "id" else 4
            yield from (line for text in texts for line in question(f"{each.short}: {text}", indent=indent))
            yield f"{lead}{key}: {value}"
            lead = "    "

    def _values(self, each: FoundIndicator, targets: Mapping[str, str]) -> Iterator[tuple[str, str, list[str]]]:
        """Yield each key with its value and the questions above it, in the order of the file."""
        match = self.known.matching(each.name, each.unit)
        yield "id", in_yaml(each.id), []
        if each.ref != usual_ref(each.id):
            yield "ref", in_yaml(each.ref), []
        same = match.definition if match and match.is_same else None
        if same:
            stated = bool(self.words.polarity(each.said.get("polarity", "")))
            yield "library", in_yaml(same.id), [self._is_the_same(each, same)] if stated else []
        if same is None or same.name != each.name:
            yield (
                "name",
                in_yaml(each.name),
                [_nearest(match)] if match and not same else [_NO_NAME] if each.name == each.ref else [],
            )
        yield "service", in_yaml(self.senders.service_of[each.id]), []
        yield "priority", in_yaml(self.senders.priority_of[each.id]), []
        yield from self._unit(each, same)
        yield from self._way(each, same, targets)
        if basis := self.basis(each):
            named = self.words.basis(each.name) if same is None else None
            yield "basis", in_yaml(basis), [f"is a figure {_of(named[0])}? The name has “{named[1]}”."] if named else []
        if targets:
            written = ", ".join(f"{in_yaml(year)}: {figure_in_yaml(typed)}" for year, typed in targets.items())
            yield "targets", f"{{{written}}}", []
        yield "owner", in_yaml(self.senders.owner_of[each.id]), self._owner(each)
        if "definition" in each.said:
            yield "definition", in_yaml(each.said["definition"]), []

    def _unit(self, each: FoundIndicator, same: Definition | None) -> Iterator[tuple[str, str, list[str]]]:
        if same is None:
            shares = f"its figures lie between 0 and 1 ({each.where}). Are they shares, of which 0.84 is 84%? Format them as per "
            shares += "cent, as they are left out of history.csv and would be read as 0.84%."
            held = (
                "Its figures have decimals and no sign" if each.has_values else "It has counts alone, of which this is the share"
            )
            unknown = f"what does it count in? {held} ({each.where}). Write percent, days, …"
            yield "unit", in_yaml(each.unit), [unknown] if not each.unit_reason else [shares] if each.has_shares else []
        if each.decimals != (same.decimals if same else 0):
            yield "decimals", str(each.decimals), []

    def _way(
        self, each: FoundIndicator, same: Definition | None, targets: Mapping[str, str]
    ) -> Iterator[tuple[str, str, list[str]]]:
        stated = self.words.polarity(each.said.get("polarity", ""))
        if stated:
            yield "polarity", in_yaml(stated), []
            yield "polarity_rationale", in_yaml(f"The council's scorecard says that {_GOOD[stated]}."), []
            return
        yield (
            "polarity",
            in_yaml(Polarity.UNCONFIRMED),
            [self._as_in_library(each, same, targets) if same else f"which way is good? {self._guess(each, targets)} {_ANSWER}"],
        )
        yield "polarity_rationale", in_yaml(NOT_CONFIRMED), []

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
            if way := read_target(typed).direction:
                return f"Probably {way}, as its target is “{typed}”."
        likely = self.words.likely_way(each.name)
        if likely:
            return f"Probably {likely[0]}, by “{likely[1]}”."
        return "Nothing in the scorecard says it."

    def basis(self, each: FoundIndicator) -> Basis | None:
        """Return the basis that a name makes likely, else what its column says: of a month, or of the quarter.

        None where the library's counts, unless months of such a figure have no meaning for the quarter.
        """
        same = self.known.same(each.name, each.unit)
        if same:
            return Basis.MONTH if each.by_month and same.basis not in AS_AT_ITS_END else None
        named = self.words.basis(each.name)
        return named[0] if named else Basis.MONTH if each.by_month else Basis.IN_QUARTER

    def _owner(self, each: FoundIndicator) -> list[str]:
        place = self.senders.of_a_person.get(each.id)
        asked = f"who explains it? Its owner ({place}) seems to be a person's name, which is not taken over. Give a role here."
        return [asked] if place else []


def asked_once(indicators: Sequence[FoundIndicator], file: CatalogueFile) -> list[str]:
    """Return what is asked once of all whose basis is what their columns say: of the last month, or of the quarter alone."""
    found = {each.short: file.basis(each) for each in indicators}
    lines = []
    for basis, asked in _AS_COLUMNS_SAY.items():
        if names := [name for name, of in found.items() if of is basis]:
            of = listed(names) if len(names) <= _LISTED else f"{len(names)} indicators (those with “basis: {basis}”)"
            lines += question(asked.format(of=of))
    return lines


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
