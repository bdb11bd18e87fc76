"""Of one figure one question at a time: the most telling first, and the next once that is answered.

A wrong cohort often makes a wrong value too, and whoever corrects the one has corrected both. But a value that is right, as its
sender says, may stand on a cohort that is not.
"""

from collections.abc import Iterable, Sequence

from quarterly.collecting.past.questions import Doubt
from quarterly.collecting.returns.checks import FAR_FROM_TARGET
from quarterly.collecting.returns.one_cause import COPIED
from quarterly.collecting.returns.past_facts import RULE_OF
from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.sheets.findings import Finding, Severity

_ORDER = (COPIED, *(RULE_OF[each] for each in Doubt), FAR_FROM_TARGET)


def one_at_a_time(files: Iterable[CheckedFile]) -> list[CheckedFile]:
    """Return the files with one question about each figure of theirs; what a council made critical is never left for later."""
    return [file.with_findings(_without_later(file.findings)) for file in files]


def _without_later(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    first: dict[str, Finding] = {}
    for each in sorted((each for each in findings if each.code in _ORDER), key=_order):
        first.setdefault(each.indicator or "", each)
    return tuple(each for each in findings if _is_asked_now(each, first))


def _is_asked_now(finding: Finding, first: dict[str, Finding]) -> bool:
    if finding.code not in _ORDER or finding.severity is Severity.CRITICAL:
        return True
    # Two rows of one indicator are each a figure: both are asked about, by the same rule.
    return first[finding.indicator or ""].code == finding.code


def _order(finding: Finding) -> tuple[bool, int]:
    return finding.severity is not Severity.CRITICAL, _ORDER.index(finding.code)
