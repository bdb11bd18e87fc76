"""Findings: what is wrong or doubtful in a file, with its position, in words on which its sender can act."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.canonical import digest

Held = Literal["figure", "sentence"]
SHOWN_OF_REFERENCE = 6  # characters of a digest, behind the code: few enough to type, and enough for the questions of a quarter


class Severity(StrEnum):
    """The weight of a finding: critical puts the indicator under query, a warning asks a question, an info asks nothing."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem in a return; `cell` is its position, such as "E7", or None if it is about the whole sheet or file.

    `row` is the row that it is about where that is not the row of its cell: of a file in a layout of the council's own.
    `quoted` are the figures of a comment that contradict the table, as written, where the problem is about the comment.
    `sentences` are those of a report's text that it is about, without Markdown.
    `holds` is what a critical finding holds back: the figure of its row, or the one sentence that it is about.
    `asked` is what it asks about, None where only a correction helps; `reference` is then what people call the question by.
    `together` is what is said once of all findings of a sheet with one cause, such as a wrong heading; "" where each has its own.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    file: str
    sheet: str | None = None
    cell: str | None = None
    indicator: str | None = None
    quoted: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    holds: Held = "figure"
    asked: Asked | None = None
    reference: str = ""
    row: int = 0
    together: str = ""

    @property
    def puts_under_query(self) -> bool:
        """Whether the figure of its row is under query."""
        return self.severity is Severity.CRITICAL and self.holds == "figure"

    @property
    def is_about_the_past(self) -> bool:
        """Whether it asks how a figure stands beside those of earlier quarters, by a rule of expectations/past.yaml."""
        return self.code.startswith("H")

    @property
    def position(self) -> str:
        """Where to look, as people write it: "PI return, cell E7"."""
        parts = [self.sheet or self.file]
        if self.cell:
            parts.append(f"cell {self.cell}")
        return ", ".join(parts)


def with_reference(finding: Finding, service: str, quarter: str) -> Finding:
    """Return a question with the reference by which its sender answers it: the same question, the same reference.

    What is no question has none. The range that an answer would cover does not shape it: the history that it follows from may be
    corrected while the sender is still thinking.
    """
    if finding.asked is None:
        return finding
    key = digest(service, quarter, finding.code, finding.indicator or "", finding.asked.about, finding.asked.figure)
    return replace(finding, reference=f"{finding.code}-{key[:SHOWN_OF_REFERENCE]}")


def row_of_finding(finding: Finding) -> tuple[str, str, int]:
    """Return (file, sheet, row) of a finding, with row 0 if it is about the whole sheet or file."""
    own = int("".join(filter(str.isdigit, finding.cell or "")) or 0)
    return finding.file, finding.sheet or "", finding.row or own


def rows_under_query(findings: Iterable[Finding]) -> set[tuple[str, str, int]]:
    """Return (file, sheet, row) of every row with a critical finding that holds its figure."""
    return {row_of_finding(f) for f in findings if f.puts_under_query and f.cell}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, critical first, then by file, sheet and cell, so that the same findings make the same letter."""
    order = list(Severity)
    return sorted(findings, key=lambda f: (order.index(f.severity), f.file, f.sheet or "", _cell_order(f.cell), f.code))


@dataclass(frozen=True, slots=True, order=True)
class FindingCount:
    """How many findings of one code and severity there are."""

    code: str
    severity: str
    count: int


def counts_by_code(findings: Iterable[Finding]) -> tuple[FindingCount, ...]:
    """Return the number of findings of each code and severity, in the order of codes."""
    counts = Counter((finding.code, finding.severity.value) for finding in findings)
    return tuple(sorted(FindingCount(code, severity, count) for (code, severity), count in counts.items()))


def counts_by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    """Return the number of findings of each severity, 0 included."""
    counts = Counter(finding.severity for finding in findings)
    return {severity.value: counts[severity] for severity in Severity}


def _cell_order(cell: str | None) -> tuple[int, str]:
    digits = "".join(c for c in cell or "" if c.isdigit())
    return (int(digits or 0), cell or "")
