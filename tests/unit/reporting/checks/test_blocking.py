"""Which findings of the consistency checks hold a report back."""

from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.reporting.checks.run import blocking


def finding(code: str, severity: str) -> Finding:
    return Finding(code=code, severity=Severity(severity), message="Something is wrong.", remedy="Mend it.", file="cover.xlsx",
                   sheet="Narrative", cell="B7", indicator=None)  # fmt: skip


def test_what_is_critical_holds_and_what_is_not_does_not() -> None:
    assert blocking([finding("R14", "critical"), finding("R07", "warning"), finding("R05", "info")], ()) == ("R14",)


def test_a_council_may_have_more_hold_each_told_once_in_order() -> None:
    found = [finding("R14", "critical"), finding("R07", "warning"), finding("R07", "warning")]
    assert blocking(found, ("R07", "R03")) == ("R07", "R14")
