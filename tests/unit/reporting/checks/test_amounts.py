"""Sums, shares and changes of a text that do not add up, and figures that only stand side by side."""

import pytest

from quarterly.reporting.checks.amounts import not_adding_up, wrong_sums
from tests.unit.made import RULES
from tests.unit.reporting.checks.subjects import messages, part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("New admissions are 66 in the quarter, 36 in the 0-9 age group and 31 in the 10 and over group.", ["36 and 31 of 66"]),
        ("66 children came into care in the quarter: 36 aged 0-9 and 20 aged 10 or over.", ["36 and 20 of 66"]),
        ("66 children came into care: 36 under 10 and 33 aged 10+.", ["36 and 33 of 66"]),
        ("1,066 referrals came (536 boys and 503 girls).", ["536 and 503 of 1066"]),
        ("3 of the 6 care leavers, 45%, were in work.", ["3 of the 6 … 45%"]),
        ("3 out of 6 (or 45 per cent) were in work.", ["3 out of 6 … 45%"]),
        ("45% (3 of the 6) were in work.", ["3 of the 6 … 45%"]),
        ("It rose from 60% to 65%, an increase of 12%.", ["60 to 65 … 12%"]),
        ("2 of 3 (66%)", ["2 of 3 … 66%"]),
        ("3 of 35 measures (8%) are amber.", ["3 of 35 … 8%"]),
        ("16 of 57 are off target (27.6%).", ["16 of 57 … 27.6%"]),
        ("66 children were admitted: 36 girls and 31 boys.", ["36 and 31 of 66"]),
        ("66 children were admitted, 36 of them girls, 31 of them boys.", ["36 and 31 of 66"]),
    ],
)
def test_what_does_not_add_up_is_quoted(text: str, found: list[str]) -> None:
    assert not_adding_up(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "New admissions are 66 in the quarter, 36 in the 0-9 age group and 30 in the 10 and over group.",
        "In quarter 4, 36 aged 0-9 and 30 aged 10 or over came into care.",
        "In 2012 we saw 36 aged 0-9 and 30 aged 10 or over.",
        "Of 300 children in care, 36 aged 0-9 and 30 aged 10 or over left.",
        "66 came into care: 36 aged 0-4 and 20 aged 10 or over.",
        "66 children came, 36 stayed with relatives and 40 were under ten.",
        "765 Bookstart Baby packs and 1,072 Treasure bags were given, 100% of the target for the quarter.",
        "Libraries gave 65 hours of work experience and Archives 35 hours.",
        "3 out of the 6 care leavers (50%) were in work.",
        "3 of the 6 (50%) were in work, and the other half, 50%, were not.",
        "2 of the 3 (67%) and 1 of the 3 (33%)",
        "2 of 3 (67%)",
        "2 of 16 (12%) and 2 of 16 (13%)",
        "2 of the 6, so 67% were not.",
        "13 test purchases for alcohol were carried out, with 3 sales.",
        "3 of the 6 schools improved, by 12%.",
        "3 of the 6 schools, 20% of all, replied.",
        "3 of the 6, against a target of 65%.",
        "96% were referred back. The national figure is 67%.",
        "It rose from 60% to 65%, an increase of 5 percentage points.",
        "It rose from 60% to 65%, an increase of 5%.",
        "It rose from 60% to 65%, an increase of 8.3%.",
        "About 3 of the 6 (50%)",
        "",
    ],
)
def test_figures_that_add_up_or_are_no_sum_stay_quiet(text: str) -> None:
    assert not_adding_up(text) == []


def test_a_text_has_one_finding_that_quotes_each() -> None:
    text = "3 of the 6 care leavers, 45%, were in work. Of schools, 2 of the 4 (40%) replied."
    assert messages(wrong_sums(part(text), RULES)) == [
        "In key developments, “3 of the 6 … 45%” and “2 of the 4 … 40%” does not add up."
    ]
