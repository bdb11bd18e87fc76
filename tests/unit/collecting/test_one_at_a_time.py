"""Of the questions about one figure, which is asked now and which once that is answered?"""

import pytest

from quarterly.collecting.returns.one_at_a_time import one_at_a_time
from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.sheets.findings import Finding, Severity

LEAVERS, CARE = "1180", "1178"


def finding(code: str, indicator: str = LEAVERS, severity: Severity = Severity.WARNING, cell: str = "E7") -> Finding:
    return Finding(code=code, severity=severity, message="?", remedy="!", file="a.xlsx", indicator=indicator, cell=cell)


def asked(*findings: Finding) -> list[str]:
    (file,) = one_at_a_time([CheckedFile(name="a.xlsx", digest="a", refused="", findings=findings)])
    return [each.code for each in file.findings]


@pytest.mark.parametrize(
    ("raised", "now"),
    [
        (["H06", "H02"], ["H02"]),
        (["H02", "H05"], ["H05"]),
        (["H04", "H05", "H01"], ["H01"]),
        (["H06", "V12"], ["H06"]),
        (["V12"], ["V12"]),
        (["H06", "C04", "K03", "H07"], ["H06", "C04", "K03", "H07"]),  # of the comment and of the sheet, not of the figure
    ],
)
def test_the_most_telling_is_asked_first(raised: list[str], now: list[str]) -> None:
    assert asked(*map(finding, raised)) == now


def test_figures_do_not_wait_for_each_other() -> None:
    assert asked(finding("H06"), finding("H02", CARE)) == ["H06", "H02"]


def test_the_same_doubt_of_two_rows_is_asked_of_both() -> None:
    assert asked(finding("H02"), finding("H02", cell="E9"), finding("H06", cell="E9")) == ["H02", "H02"]


def test_what_a_council_made_critical_never_waits_and_comes_first() -> None:
    assert asked(finding("H02"), finding("H06", severity=Severity.CRITICAL)) == ["H06"]
    assert asked(finding("H02", severity=Severity.CRITICAL), finding("H06", severity=Severity.CRITICAL)) == ["H02", "H06"]
