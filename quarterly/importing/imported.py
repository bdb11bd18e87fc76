"""The files of a council made of its scorecards: what they say, and what they leave open as questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import cached_property
from string import ascii_uppercase

from quarterly.collecting.layouts.proposal import Proposal, propose
from quarterly.collecting.layouts.written import TOP, layout_in_yaml
from quarterly.collecting.sheets.layout import Layout
from quarterly.configuration.council import Council, Reference, council_from
from quarterly.configuration.ids import slug
from quarterly.configuration.layouts import TableMap, span_of
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles
from quarterly.importing.catalogue_file import Answered, CatalogueFile, asked_once
from quarterly.importing.history import PastFigure, SentScorecard, figures_in
from quarterly.importing.history_file import answered, history_text
from quarterly.importing.indicators import FoundIndicator, indicators_in
from quarterly.importing.known_definitions import KnownDefinitions
from quarterly.importing.profile_file import profile_text
from quarterly.importing.scorecards import Scorecard, scorecards_in
from quarterly.importing.senders import Senders, senders_of
from quarterly.importing.words import ScorecardWords
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed

LOOKED_BACK = 24  # quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """What files are imported with: the words of scorecards, spellings of returns, the library, and the newest quarter."""

    words: ScorecardWords
    spellings: Layout
    reference: Reference
    newest: Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The files of a new council that are filled in: its profile, and the explanation above its indicators."""

    profile: str
    indicators: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCouncil:
    """The files of the folder by name, the quarter that is reported next, and what was found."""

    files: Mapping[str, str]
    quarter: Quarter
    indicators: int
    figures: int
    quarters: int
    services: tuple[str, ...]


@dataclass(frozen=True)
class _Import:
    sent: Sequence[SentScorecard]
    using: Importing
    examples: Examples

    @cached_property
    def scorecards(self) -> dict[str, list[Scorecard]]:
        found = {
            each.name: scorecards_in(each.workbook, self.using.words, self.using.spellings, each.decimals) for each in self.sent
        }
        if without := next((each for each in self.sent if not found[each.name]), None):
            raise ReturnError(_nothing_in(without))
        return found

    @cached_property
    def indicators(self) -> list[FoundIndicator]:
        return indicators_in([each for found in self.scorecards.values() for each in found], self.using.words)

    @cached_property
    def known(self) -> KnownDefinitions:
        return KnownDefinitions(self.using.reference.library(), self.using.words)

    @cached_property
    def senders(self) -> Senders:
        return senders_of(self.indicators, self.using.words)

    @cached_property
    def profile(self) -> str:
        return profile_text(self.examples.profile, self.senders, self.examples.domain)

    def catalogue(self, answers: Mapping[str, Answered]) -> CatalogueFile:
        return CatalogueFile(
            indicators=self.indicators,
            senders=self.senders,
            words=self.using.words,
            known=self.known,
            answers=answers,
        )

    def council(self, indicators: str) -> Council:
        files = CouncilFiles(ConfigurationFile("profile.yaml", self.profile), ConfigurationFile("indicators.yaml", indicators))
        return council_from("imported", files, self.using.reference)


def imported(sent: Sequence[SentScorecard], using: Importing, examples: Examples) -> ImportedCouncil:
    """Return the files of a council that scorecards describe; raise ReturnError for a file in which no indicator is found."""
    work = _Import(sent, using, examples)
    rows_alone = work.council(work.catalogue({}).text(examples.indicators)).catalogue
    proposals = {each.name: propose(each.workbook, rows_alone, using.spellings, each.name) for each in sent}
    quarters = [using.newest.later(-back) for back in range(LOOKED_BACK)]
    figures = [
        figure for each in sent for figure in figures_in(each, proposals[each.name].layout, rows_alone, using.spellings, quarters)
    ]
    if not any(each.has_figure for each in figures):
        named = listed([each.name for each in sent])
        raise ReturnError(
            f"{named}: no figure of the last six years is found. Each column or row of figures has to say its quarter or its "
            "month, with the year, such as Q1 2026/27. Add that, and run this again."
        )
    newest = max(each.quarter for each in figures if each.has_figure)
    answers = answered(work.indicators, figures, newest, rows_alone)
    catalogue = work.catalogue(answers)
    asked = "\n".join(asked_once(work.indicators, catalogue))
    text = catalogue.text(f"{examples.indicators.rstrip()}\n{asked}" if asked else examples.indicators)
    past = history_text(work.indicators, figures, newest)
    return ImportedCouncil(
        files={
            "profile.yaml": work.profile,
            "indicators.yaml": text,
            "layouts.yaml": _layouts(work, proposals, figures, newest),
            "history.csv": past,
        },
        quarter=newest,
        indicators=len(work.indicators),
        figures=past.count("\n") - 1,
        quarters=len({each.quarter for each in figures if each.has_figure and each.quarter < newest}),
        services=tuple(work.senders.services),
    )


def _layouts(work: _Import, proposals: Mapping[str, Proposal], figures: Sequence[PastFigure], newest: Quarter) -> str:
    """Return layouts.yaml with the layout of each file that has figures of the newest quarter: the others are history alone."""
    lines = ["# Which cells of these files hold what. `quarterly map COUNCIL FILE` shows what is read.", TOP]
    names = set[str]()
    for each in work.sent:
        is_current = any(figure.file == each.name and figure.quarter == newest and figure.has_figure for figure in figures)
        if is_current and proposals[each.name].layout.tables:
            name = slug(each.name.rpartition(".")[0]).strip("0123456789-") or "scorecard"
            name = name if name not in names else f"{name}-{len(names) + 1}"
            names.add(name)
            lines.append(layout_in_yaml(name, _as_return(_of_quarter(proposals[each.name], each, figures, newest), work, each)))
    return "\n".join(lines)


def _of_quarter(proposal: Proposal, sent: SentScorecard, figures: Sequence[PastFigure], newest: Quarter) -> Proposal:
    """Return a proposal without the tables that are history alone, such as last year's sheet: as a return they would not fit."""
    sheets = {each.sheet for each in figures if each.file == sent.name and each.quarter == newest}
    tables = tuple(table for table in proposal.layout.tables if any(_is_of(table, sheet) for sheet in sheets))
    return replace(proposal, layout=proposal.layout.model_copy(update={"tables": tables}))


def _as_return(proposal: Proposal, work: _Import, sent: SentScorecard) -> Proposal:
    """Return a proposal whose tables leave out the rows of totals, and whose file says whose it is, as its heading does not."""
    services = proposal.layout.services or tuple(work.senders.services)[:1]
    tables, questions = [], [*proposal.questions]
    for table in proposal.layout.tables:
        found = [each for each in work.scorecards[sent.name] if _is_of(table, each.sheet)]
        changes: dict[str, object] = {"not_read": tuple(text for each in found for text in each.totals)}
        if not table.rows and (second := next((each.second for each in found if each.second), "")):
            changes["rows"] = f"{span_of(table.headings)[1] + 1}-{int(second.lstrip(ascii_uppercase)) - 1}"
            questions.append(
                f"On the sheet “{table.sheet}”, headings begin anew at {second}. If it is another table, give it an entry below."
            )
        tables.append(table.model_copy(update=changes))
    layout = proposal.layout.model_copy(update={"tables": tuple(tables), "services": services})
    return replace(proposal, questions=tuple(questions), layout=layout)


def _is_of(table: TableMap, sheet: str) -> bool:
    return table.of_time is not None or fnmatch(sheet.casefold(), table.sheet.casefold())


def _nothing_in(sent: SentScorecard) -> str:
    sheets = listed([f"“{sheet.name}”" for sheet in sent.workbook.sheets if sheet.visible])
    return (
        f"{sent.name}: no sheet ({sheets}) has indicators. One is found by a row of headings, such as Ref, Indicator, Target, "
        "Q1 2026/27, with a row for each indicator below it. Add the headings that are missing, and run this again."
    )
