"""The files of a council made of its scorecards: what they say, and what they leave open as questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quarterly.collecting.layouts.proposal import Proposal, propose
from quarterly.collecting.sheets.layout import Layout
from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.council import Reference
from quarterly.importing.all_left_out import all_left_out
from quarterly.importing.catalogue_file import catalogue_text
from quarterly.importing.entries import Entries
from quarterly.importing.found_rows import scorecards_in
from quarterly.importing.history import PastFigure, figures_in
from quarterly.importing.history_file import answered, history_text
from quarterly.importing.indicators import FoundIndicator, indicators_in
from quarterly.importing.known_definitions import KnownDefinitions
from quarterly.importing.layouts_file import layouts_text
from quarterly.importing.left_out import LeftOut
from quarterly.importing.profile_file import profile_text
from quarterly.importing.scorecards import Scorecard, SentScorecard
from quarterly.importing.senders import Senders, senders_of
from quarterly.importing.words import ScorecardWords
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed

LOOKED_BACK = 24  # quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """What files are imported with: the words of scorecards, spellings of returns, the library, and the newest quarter.

    With `decimal_comma` they were read as files in which 62,9 is 62.9, and so will the returns be.
    """

    words: ScorecardWords
    spellings: Layout
    reference: Reference
    newest: Quarter
    decimal_comma: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The files of a new council that are filled in: its profile, and the explanation above its indicators."""

    profile: str
    indicators: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCouncil:
    """The files of the folder by name, the quarter that is reported next, what was found, and what is not taken over."""

    files: Mapping[str, str]
    quarter: Quarter
    indicators: int
    figures: int
    quarters: int
    services: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class _Import:
    sent: Sequence[SentScorecard]
    using: Importing

    @cached_property
    def scorecards(self) -> dict[str, list[Scorecard]]:
        found = {each.name: scorecards_in(each, self.using.words, self.using.spellings) for each in self.sent}
        if without := next((each for each in self.sent if not found[each.name]), None):
            raise ReturnError(_nothing_in(without))
        return found

    @cached_property
    def indicators(self) -> list[FoundIndicator]:
        return indicators_in([each for found in self.scorecards.values() for each in found], self.using.words)

    @cached_property
    def entries(self) -> Entries:
        known = KnownDefinitions(self.using.reference.library(), self.using.words)
        return Entries(senders=self.senders, words=self.using.words, known=known)

    @cached_property
    def senders(self) -> Senders:
        return senders_of(self.indicators, self.using.words)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The indicators as their rows alone describe them, by which figures are read."""
        return Catalogue(indicators=tuple(self.entries.indicator(each) for each in self.indicators))

    @cached_property
    def proposals(self) -> dict[str, Proposal]:
        spellings = self.using.spellings
        return {each.name: propose(each.workbook, self.catalogue, spellings, each.name) for each in self.sent}

    def figures(self, quarters: Sequence[Quarter]) -> list[PastFigure]:
        """Return what the files say in these quarters."""
        layouts = {name: proposal.layout for name, proposal in self.proposals.items()}
        return [
            figure
            for each in self.sent
            for figure in figures_in(each, layouts[each.name], self.catalogue, self.using.spellings, quarters)
        ]


def imported(sent: Sequence[SentScorecard], using: Importing, examples: Examples) -> ImportedCouncil:
    """Return the files of a council that scorecards describe; raise ReturnError for a file in which no indicator is found."""
    work = _Import(sent, using)
    quarters = [using.newest.later(-back) for back in range(LOOKED_BACK)]
    figures = work.figures(quarters)
    if not any(each.has_figure for each in figures):
        named = listed([each.name for each in sent])
        raise ReturnError(
            f"{named}: no figure of the last six years is found. Each column or row of figures has to say its quarter or its "
            "month, with the year, such as Q1 2026/27. Add that, and run this again."
        )
    newest = max(each.quarter for each in figures if each.has_figure)
    answers = answered(work.indicators, figures, newest, work.catalogue)
    past = history_text(work.indicators, figures, newest)
    return ImportedCouncil(
        files={
            "profile.yaml": profile_text(
                examples.profile,
                work.senders,
                examples.domain,
                met_or_not=any(not each.unit.is_quantity for each in work.indicators),
                decimal_comma=using.decimal_comma,
            ),
            "indicators.yaml": catalogue_text(examples.indicators, work.indicators, work.entries, answers),
            "layouts.yaml": layouts_text(work.proposals, work.scorecards, figures, newest, tuple(work.senders.services)),
            "history.csv": past,
        },
        quarter=newest,
        indicators=len(work.indicators),
        figures=past.count("\n") - 1,
        quarters=len({each.quarter for each in figures if each.has_figure and each.quarter < newest}),
        services=tuple(work.senders.services),
        left_out=tuple(all_left_out(sent, work.scorecards, figures, using.spellings, quarters[-1])),
    )


def _nothing_in(sent: SentScorecard) -> str:
    sheets = listed([f"“{sheet.name}”" for sheet in sent.workbook.sheets if sheet.visible])
    return (
        f"{sent.name}: no sheet ({sheets}) has indicators. One is found by a row of headings, such as Ref, Indicator, Target, "
        "Q1 2026/27, with a row for each indicator below it. Add the headings that are missing, and run this again."
    )
