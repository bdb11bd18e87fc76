"""Rows, findings and files as they are when they have been read, made for a test: no council and no file is needed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from quarterly.collecting.returns.records import ActionRow, CheckedFile, CommentRow, IndicatorRow
from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.collecting.sheets.source import Source


def source(row: int = 7, file: str = "return.xlsx", digest: str = "", sheet: str = "PI return") -> Source:
    return Source(file=file, digest=digest or file, sheet=sheet, row=row, cell=f"E{row}")


def row(
    id: str,
    value: str | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    comment: str = "",
    **place: Any,
) -> IndicatorRow:
    """Return a row as read; figures as text, so that they are exact."""
    figure = None if value is None else Decimal(value)
    n, d = (None if count is None else Decimal(count) for count in (numerator, denominator))
    return IndicatorRow(
        indicator=id, name="", numerator=n, denominator=d, value=figure, target=None, comment=comment, source=source(**place)
    )


def action(ref: str, status: str = "tick", progress: str = "", **place: Any) -> ActionRow:
    return ActionRow(ref, status, progress, source(**{"sheet": "Actions", **place}))


def reply(id: str, comment: str, **place: Any) -> CommentRow:
    return CommentRow(id, comment, source(**place))


def finding(about: str, code: str = "V02", severity: str = "critical", row: int = 7, **words: Any) -> Finding:
    given: dict[str, Any] = {
        "message": f"What {code} says.",
        "remedy": "Mend it.",
        "file": "return.xlsx",
        "sheet": "PI return",
        **words,
    }
    return Finding(code=code, severity=Severity(severity), cell=f"E{row}", indicator=about, **(given | words))


def file(
    name: str, *rows: IndicatorRow | ActionRow | CommentRow, findings: Sequence[Finding] = (), refused: str = ""
) -> CheckedFile:
    """Return a checked file that holds these rows, whose digest is that of its first row, else its name."""
    digest = rows[0].source.digest if rows else name
    return CheckedFile(
        name=name,
        digest=digest,
        refused=refused,
        indicators=tuple(each for each in rows if isinstance(each, IndicatorRow)),
        actions=tuple(each for each in rows if isinstance(each, ActionRow)),
        comments=tuple(each for each in rows if isinstance(each, CommentRow)),
        findings=tuple(findings),
    )
