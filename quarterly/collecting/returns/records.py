"""Returns as records: the rows of each file, with their source, and what is in force of a service."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from quarterly.collecting.answers.records import AnsweredFinding, TypedAnswer
from quarterly.collecting.narrative.records import Narrative
from quarterly.collecting.returns.reply_parts import PARTS, joined, printed_parts
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.text_opt_outs import Key


@dataclass(frozen=True, slots=True)
class ProposedTarget:
    """A target that a service proposes for next year, as typed: a figure in the indicator's unit, or words ("Fewer than 85")."""

    typed: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator's figures as sent, in the indicator's unit; None where a cell is empty. `name` is the sender's wording.

    `marks` are those beside the figure ("p r": provisional and revised), `expected` the owner's own forecast of the year's end
    and `judged` a status decided by the service, for indicators that are rated by judgement. `target_text` is a target in words
    ("Fewer than 85"); `target` is then None. `taken_back` is whether the sender says in words that there is no figure any more,
    `withheld` whether a sign such as "*" stands in place of one. `next_target` is what the service proposes for next year.
    """

    indicator: Key
    name: Key
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    target: Decimal | None
    comment: str
    source: Source
    marks: str = ""
    expected: Decimal | None = None
    judged: str = ""
    target_text: str = ""
    taken_back: bool = False
    withheld: bool = False
    next_target: ProposedTarget | None = None

    @property
    def has_figure(self) -> bool:
        """Whether any figure was typed in the row."""
        return any(figure is not None for figure in (self.numerator, self.denominator, self.value))

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed beside the indicator's name and target, which forms come with."""
        typed = self.has_figure or self.taken_back or self.withheld or self.expected is not None
        return not (typed or self.comment or self.marks or self.judged or self.next_target)

    def exact_value(self, indicator: Indicator) -> Fraction | None:
        """Return the unrounded value: numerator over denominator where both were sent, else the value as typed."""
        # The typed value may be rounded: rated is 39 / 62, not 62.9.
        if self.numerator is not None and self.denominator and indicator.unit.scale > 1:
            return exact(self.numerator) / exact(self.denominator) * indicator.unit.scale
        return None if self.value is None else exact(self.value)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Progress of one key activity; `status` is the status on the actions' scale, or the sender's text where unknown."""

    ref: Key
    status: str
    progress: str
    source: Source


@dataclass(frozen=True, slots=True)
class CommentRow:
    """An owner's reply to a request for commentary, by its parts: why (`comment`), what is being done, by whom and by when.

    `head_adds` is what the head of service says beside it, `head_agrees` whether they agree and add nothing. `figure` is the
    value it is about, as the form printed it; "" where the reply does not say. `question` is the reference of the
    directorate's question that it answers, "" if none. `source` is its first part's.
    """

    indicator: Key
    comment: str
    source: Source
    doing: str = ""
    by_whom: str = ""
    by_when: str = ""
    head_adds: str = ""
    head_agrees: bool = False
    figure: Key = ""
    question: Key = ""

    @property
    def text(self) -> str:
        """The whole reply as it is printed."""
        return joined(self.printed)

    @property
    def printed(self) -> dict[str, str]:
        """Its parts that are not blank, as they are printed."""
        return printed_parts({part: getattr(self, part) for part in PARTS})

    @property
    def head_has_answered(self) -> bool:
        """Whether the head of service has answered."""
        return self.head_agrees or bool(self.head_adds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReturn:
    """One file as read. `columns` gives each sheet's column letters by field, so that a finding can name its cell.

    Of rows that a layout of the council's own was made into, `cells` gives the cells instead, by sheet and row, and `parts` those
    that a figure was added up from.

    `sheets` gives the kind of narrative of each sheet with narrative, by the sheet's name. `blank` are the ids and refs of rows
    in which nothing was typed; they are in no other field. `answers` are those to questions asked before.
    """

    indicators: tuple[IndicatorRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    comments: tuple[CommentRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    narrative: Narrative = field(default_factory=Narrative)
    sheets: dict[str, str] = field(default_factory=dict)
    blank: tuple[str, ...] = ()
    answers: tuple[TypedAnswer, ...] = ()
    cells: Mapping[tuple[str, int], Mapping[str, str]] = field(default_factory=dict)
    parts: Mapping[tuple[str, int], Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def cell(self, sheet: str, field: str, row: int) -> str:
        """Return the cell of a field in a row of a sheet, "" where it has none."""
        if (sheet, row) in self.cells:
            return self.cells[sheet, row].get(field, "")
        column = self.columns.get(sheet, {}).get(field)
        return f"{column}{row}" if column else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """One file after all checks; `refused` is why nothing in it counts, "" if it was accepted.

    `sheets` and `blank` are as in ReadReturn. `left_out` are the sheets that were not stored, because they are no part of a
    return, in words. `answers` are those typed in it, `answered` what would be found but for an answer, and `lapsed` what is
    found again as the day of its answer is past. `arrival` says with which other files it came: those of the same number, from 1;
    0 where that is not known.
    """

    name: str
    digest: str
    refused: str
    indicators: tuple[IndicatorRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    comments: tuple[CommentRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    narrative: Narrative = field(default_factory=Narrative)
    sheets: dict[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    answers: tuple[TypedAnswer, ...] = ()
    answered: tuple[AnsweredFinding, ...] = ()
    lapsed: tuple[AnsweredFinding, ...] = ()
    arrival: int = 0

    def with_findings(self, findings: tuple[Finding, ...]) -> "CheckedFile":
        """Return the file with these of its findings alone."""
        return replace(self, findings=findings, lapsed=tuple(each for each in self.lapsed if each.finding in findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReturn:
    """Everything in force of one service for the quarter: of each indicator and action what was sent last.

    `files` have the findings that still matter, not those on rows that a later file replaced. `under_query` are the ids and refs
    of indicators and actions whose row in force has a critical finding.
    """

    service: str
    files: tuple[CheckedFile, ...]
    indicators: tuple[IndicatorRow, ...]
    actions: tuple[ActionRow, ...]
    comments: tuple[CommentRow, ...]
    under_query: tuple[str, ...]
    validated: bool = True
    narrative: Narrative = field(default_factory=Narrative)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding that still matters, file by file."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def answered(self) -> tuple[AnsweredFinding, ...]:
        """Every finding that would still matter but for an answer, file by file."""
        return tuple(each for file in self.files for each in file.answered)

    @property
    def lapsed(self) -> tuple[AnsweredFinding, ...]:
        """Every finding that is asked again as the day of its answer is past, file by file."""
        return tuple(each for file in self.files for each in file.lapsed)

    @property
    def received(self) -> bool:
        """Whether at least one file was accepted that says something: a form sent back blank is no return."""
        return any(not file.refused and (file.indicators or file.actions or file.comments or file.sheets) for file in self.files)
