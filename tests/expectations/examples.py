"""The examples of examples.yaml, sent as real workbooks to a council that is Dudley with a few indicators more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from pydantic import BeforeValidator, Field

from adapters.checking import SentFile, check_file
from adapters.councils import load_council
from adapters.expectations import load_rulebook
from adapters.screening import screening_for
from quarterly.collecting.past.figures import NOTHING_KNOWN, PastFigure, Pasts
from quarterly.collecting.returns.answered_questions import with_answers_of
from quarterly.collecting.returns.dates_ahead import with_dates_ahead
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import ActionRow, CheckedFile, IndicatorRow, ServiceReturn
from quarterly.collecting.returns.two_services import cross_checked
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.layouts import FileLayout, Layouts, TableMap
from quarterly.configuration.profile import PassageKind
from quarterly.configuration.rules import RatingRule
from quarterly.configuration.scales import Scale
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter
from tests.workbooks import saved, with_parts, workbook
from tests.xlsb import Looks as BinaryLooks
from tests.xlsb import xlsb

Row = dict[str, Any]

INDICATORS = (
    *("PI ref", "Indicator", "Numerator", "Denominator", "Actual", "Target", "Comments"),
    *("Mark", "Year-end forecast", "Judgement"),
)
ACTIONS = ("Ref", "Key activities", "Status", "Progress")
HEADING = ("Dudley Metropolitan Borough Council", "Period: Quarter 1 2012/13")
QUARTER = Quarter(2012, 1)
REST = "The rest of the return"


class Looks(ConfigurationModel):
    """Cells of the first sheet that are struck out or have a note, hidden rows and columns, and whether the sheet is hidden."""

    struck: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    hidden: bool = False


class Sent(ConfigurationModel):
    """What a service sends: rows on one sheet or on several, under a heading, in a file of this name.

    `earlier` is a return it sent before, `others` are the rows that other services send. With `rest` the return is made complete:
    no example but those about missing rows has all of a service's. `alone` is a file that is checked before it is sent,
    `ahead` one whose own time is in the future, and `together` one that came with the earlier return. `title` is that of the
    document's properties; `text` is that of a text file, and `looks` how the workbook is shown. `came` is the day from which it
    counts, where that matters. `past` are earlier figures, by the indicator's id and quarter: a value, or numerator and
    denominator. `tables` are those of a layout of Dudley's own for a file of this name.
    """

    file: str = "return.xlsx"
    text: str = ""
    macros: bool = False
    looks: Looks = Looks()
    title: str = ""
    heading: tuple[str, ...] = HEADING
    sheets: dict[str, list[Row]] = Field(default_factory=dict)
    earlier: tuple[Row, ...] = ()
    others: dict[str, list[Row]] = Field(default_factory=dict)
    rest: bool = True
    alone: bool = False
    ahead: bool = False
    together: bool = False
    came: date | None = None
    quarter: str = str(QUARTER)
    past: dict[str, dict[str, Any]] = Field(default_factory=dict)
    tables: tuple[TableMap, ...] = ()

    @property
    def pasts(self) -> Pasts:
        """The earlier figures, in the order of time."""
        return {id: tuple(_past_figure(*each) for each in sorted(known.items())) for id, known in self.past.items()}


def _past_figure(quarter: str, typed: Any) -> PastFigure:
    if not isinstance(typed, list):
        return PastFigure(quarter=Quarter.parse(quarter), value=exact(typed))
    numerator, denominator = map(exact, typed)
    value = numerator / denominator * 100
    return PastFigure(quarter=Quarter.parse(quarter), value=value, numerator=numerator, denominator=denominator)


def _on_one_sheet(sent: Any) -> Any:
    if isinstance(sent, list):
        return {"sheets": {"Return": sent}}
    return {"sheets": {"Return": sent["rows"]}} | {k: v for k, v in sent.items() if k != "rows"} if "rows" in sent else sent


Sending = Annotated[Sent, BeforeValidator(_on_one_sheet)]


class Example(ConfigurationModel):
    """One rule at work: what passes, what fails it alone, and what the sender is told; `at` is empty for a whole file."""

    service: str = "children-in-care"
    passes: Sending
    fails: Sending
    at: tuple[str, ...] = ()
    severity: str
    message: str
    remedy: str


class Examples(ConfigurationModel):
    """The file: what Dudley has none like, from rating rules to relations of indicators, and an example for each rule."""

    more_rules: dict[str, RatingRule]
    more_narrative: dict[str, PassageKind]
    more_implications: dict[str, str]
    more_trackers: Scale
    more_indicators: tuple[Indicator, ...]
    more_relations: dict[str, Any]
    examples: dict[str, Example]


@cache
def examples() -> Examples:
    """Return the examples."""
    path = Path(__file__).with_name("examples.yaml")
    return ConfigurationFile(path.name, path.read_text(encoding="utf-8")).read(Examples)


@cache
def council() -> Council:
    """Return Dudley with the indicators it has none like."""
    return with_indicators(examples().more_indicators)


def with_indicators(added: Iterable[Indicator]) -> Council:
    """Return Dudley with more indicators."""
    dudley = load_council("dudley")
    indicators = (*dudley.catalogue.indicators, *added)
    more = examples()
    profile = dudley.profile.model_copy(
        update={
            "rules": {**dudley.profile.rules, **more.more_rules},
            "narrative": more.more_narrative,
            "implications": more.more_implications,
            "scales": dudley.profile.scales.model_copy(update={"trackers": more.more_trackers}),
        }
    )
    relations = Catalogue.model_validate({"indicators": (), **more.more_relations})
    stated = {name: getattr(relations, name) for name in more.more_relations}
    catalogue = dudley.catalogue.model_copy(update={"indicators": indicators, **stated})
    return dudley.model_copy(update={"profile": profile, "catalogue": catalogue})


def sheet(rows: list[Row], heading: tuple[str, ...] = HEADING) -> list[list[Any]]:
    """Return the cells of a sheet: the heading, one row of headers, and the rows under it."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    columns = next((known for known in (INDICATORS, ACTIONS) if set(keys) <= set(known)), keys)
    return [*[[text] for text in heading], list(columns), *[[_cell(row.get(column)) for column in columns] for row in rows]]


def _cell(typed: Any) -> Any:
    """Return what a cell holds: as it is written, or a word repeated too often to be written out."""
    return typed["word"] * typed["times"] if isinstance(typed, dict) else typed


def checked(
    body: bytes,
    service: str = "children-in-care",
    file: str = "return.xlsx",
    of: Council | None = None,
    pasts: Pasts = NOTHING_KNOWN,
    quarter: Quarter = QUARTER,
) -> CheckedFile:
    """Return a workbook after all checks."""
    return check_file(
        SentFile(body=body, service=service, name=file, digest=digest(file)),
        council=of or council(),
        quarter=quarter,
        screening=screening_for(of or council()),
        pasts=pasts,
    )


def received(sent: Sent, service: str) -> ServiceReturn:
    """Return what is in force after a service has sent this, before it what it sent earlier, and others theirs."""
    body = sent.text.encode() or workbook({name: sheet(rows, sent.heading) for name, rows in sent.sheets.items()}, sent.title)
    if sent.file.endswith(".xlsb"):  # which has a note on its first cell
        body = xlsb("Return", sheet(sent.sheets["Return"], sent.heading), BinaryLooks(noted=[(0, 0)]))
    body = shown(body, sent.looks) if sent.looks != Looks() else body
    body = with_parts(body, {"xl/vbaProject.bin": b"x"}) if sent.macros else body
    quarter, layout = Quarter.parse(sent.quarter), FileLayout(files=(sent.file,), tables=sent.tables)
    of = council().model_copy(update={"layouts": Layouts(layouts={"scorecard": layout} if sent.tables else {})})
    files = [checked(body, service, sent.file, of, sent.pasts, quarter)]
    if sent.came:
        files = [with_answers_of(file, sent.came, load_rulebook()) for file in files]
    if sent.earlier:
        files.insert(0, checked(workbook({"Return": sheet([*sent.earlier])}), service, "earlier.xlsx"))
    if sent.rest:
        files[-1] = completed(files, service)
    if sent.together:
        files = [replace(file, arrival=1) for file in files]
    if sent.ahead:
        files = with_dates_ahead(files, [file.digest for file in files], load_rulebook())
    returns = [service_return(service, files, council(), quarter, load_rulebook())]
    if sent.alone:
        return replace(returns[0], files=tuple(files))
    for other, rows in sent.others.items():
        file = checked(workbook({"Return": sheet(rows)}), other)
        returns.append(service_return(other, [file], council(), QUARTER, load_rulebook()))
    return cross_checked(returns, council(), load_rulebook())[0]


def shown(body: bytes, looks: Looks) -> bytes:
    """Return a workbook whose first sheet looks so."""
    book = load_workbook(BytesIO(body))
    first = book.worksheets[0]
    for cell in looks.struck:
        first[cell].font = Font(strike=True)
    for cell in looks.noted:
        first[cell].comment = Comment("do not publish", "x")
    for row in looks.hidden_rows:
        first.row_dimensions[row].hidden = True
    for column in looks.hidden_columns:
        first.column_dimensions[column].hidden = True
    if looks.hidden:
        first.sheet_state = "hidden"
        book.active = book.create_sheet("Cover")
    return saved(book)


def completed(files: Sequence[CheckedFile], service: str) -> CheckedFile:
    """Return the last file with a row more, on a sheet of their own and after all checks, for everything the files lack."""
    last, known = files[-1], council()
    own = [indicator.id for indicator in known.catalogue.of_service(service)] if last.indicators else []
    refs = [action.ref for action in known.profile.actions() if action.service == service] if last.actions else []
    sent = {row.indicator for file in files for row in file.indicators} | {row.ref for file in files for row in file.actions}
    place = Source(file=last.name, digest=last.digest, sheet=REST, row=1, cell="A1")
    indicators = [
        IndicatorRow(indicator=id, name="", numerator=None, denominator=None, value=None, target=None, comment="", source=place)
        for id in own
        if id not in sent
    ]
    actions = [ActionRow(ref, "", "", place) for ref in refs if ref not in sent]
    return replace(last, indicators=(*last.indicators, *indicators), actions=(*last.actions, *actions))


def found(rows: list[Row], service: str = "children-in-care") -> list[str]:
    """Return code and cell of every finding of one sheet with these rows: "V01 C4"."""
    return [f"{finding.code} {finding.cell}" for finding in findings(rows, service)]


def findings(rows: list[Row], service: str = "children-in-care") -> tuple[Finding, ...]:
    """Return the findings of one sheet with these rows."""
    return checked(workbook({"Return": sheet(rows)}), service).findings
