"""What the texts of one file contradict by themselves: its writer is asked before it is sent, not after it is printed."""

from collections.abc import Iterator

from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.council import Council
from quarterly.reporting.checks.ambiguous_wording import ambiguous_wording
from quarterly.reporting.checks.amounts import wrong_sums
from quarterly.reporting.checks.period import other_periods
from quarterly.reporting.checks.texts import ReportText, texts_of
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.quarter import Quarter


def doubtful_texts(checked: CheckedFile, council: Council, quarter: Quarter, rules: Rulebook) -> list[Finding]:
    """Return the findings that need neither figures of others nor the quarter before: wrong sums, periods and ambiguous words."""
    nothing_scored = Scorecard(
        council=council.key, quarter=str(quarter), scores=(), actions=(), findings=(), received=(), missing=()
    )
    texts = (*texts_of(council, nothing_scored, checked.narrative), *_comments(checked, council))
    found = [
        *other_periods(texts, quarter, rules),
        *wrong_sums(texts, rules),
        *ambiguous_wording(texts, council.catalogue.indicators, rules),
    ]
    return sorted(found, key=lambda finding: finding.code)


def _comments(checked: CheckedFile, council: Council) -> Iterator[ReportText]:
    names = {indicator.id: indicator.short for indicator in council.catalogue.indicators}
    written = [
        *((row.indicator, row.comment, row.source) for row in checked.indicators),
        *((row.indicator, row.text, row.source) for row in checked.comments),
    ]
    for indicator, comment, source in written:
        if comment.strip():
            about = f"commentary on {names.get(indicator, indicator)}"
            yield ReportText(about, comment, f"commentary/{indicator}", indicator, source=source)
