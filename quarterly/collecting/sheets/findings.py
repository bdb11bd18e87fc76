"""What is wrong with a return, place by place, in words its sender can act on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: critical holds the indicator, a warning asks, an info tells."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem at one place of a return; `cell` such as "E7", or None where it is about the whole sheet or file.

    `quoted` are the figures of a comment that contradict the table, as written, where the problem is about the comment.
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

    @property
    def position(self) -> str:
        """Where to look, as people write it: "PI return, cell E7"."""
        parts = [self.sheet or self.file]
        if self.cell:
            parts.append(f"cell {self.cell}")
        return ", ".join(parts)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings critical first, then in the order of file, sheet and cell, so that a letter reads the same twice."""
    order = list(Severity)
    return sorted(findings, key=lambda f: (order.index(f.severity), f.file, f.sheet or "", _cell_order(f.cell), f.code))


def counts_by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, all three named."""
    counts = Counter(finding.severity for finding in findings)
    return {severity.value: counts[severity] for severity in Severity}


def _cell_order(cell: str | None) -> tuple[int, str]:
    digits = "".join(c for c in cell or "" if c.isdigit())
    return (int(digits or 0), cell or "")
