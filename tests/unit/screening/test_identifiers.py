"""What counts as an identifier of a child, and what in a performance report does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.sheets.identifier_columns import screen
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.screening.identifiers import identifiers_in

BIRTH = "date of birth"


def of(*rows: tuple[Scalar, ...]) -> Workbook:
    return Workbook((Sheet(name="PI return", rows=rows),))


@pytest.mark.parametrize(
    "text",
    ["B801200005001", "b801200005001", "UPN:B801200005001.", "(P207000016049)", "B80120000500B"],
)
def test_a_upn_is_found(text: str) -> None:
    assert identifiers_in(text) == ["UPN"]


@pytest.mark.parametrize(
    "text",
    ["A801200005001", "B801200005002", "B80120000500", "B8012000050011", "XB801200005001", "I801200005001", "B80120000500S"],
)
def test_what_only_looks_like_a_upn_is_not(text: str) -> None:
    assert identifiers_in(text) == []


@given(st.text("0123456789", min_size=11, max_size=11), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUVWXYZ"))
def test_of_all_letters_one_makes_a_upn(digits: str, last: str) -> None:
    assert sum(identifiers_in(letter + digits + last) == ["UPN"] for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 1


@pytest.mark.parametrize(
    "text",
    [
        "4505577104",
        "450 557 7104",
        "450-557-7104",
        "NHS4505577104",
        "NHS no. 4505577104.",
        "(4505577104)",
        "2,4505577104,5",
        "943 476 5919",
    ],
)
def test_an_nhs_number_is_found(text: str) -> None:
    assert identifiers_in(text) == ["NHS number"]


@pytest.mark.parametrize(
    "text",
    [
        "4505577105",
        "450 5577104",
        "450 557-7104",
        "14505577104",
        "45055771042",
        "0.4505577104",
        "4505577104.5",
        "4,505,577,104",
        "£4505577104",
        "5434765919",
        "+44 7700900123",
        "07700 900123",
        "01384 814395",
    ],
)
def test_what_only_looks_like_an_nhs_number_is_not(text: str) -> None:
    assert identifiers_in(text) == []


@given(st.integers(400_000_000, 799_999_999).filter(lambda number: not 500_000_000 <= number < 600_000_000))
def test_at_most_one_last_digit_makes_an_nhs_number(beginning: int) -> None:
    assert sum(identifiers_in(f"{beginning}{check}") == ["NHS number"] for check in range(10)) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "DOB: 03/05/2005",
        "dob 3.5.05",
        "D.O.B. 3-5-2005",
        "date of birth (as given) 2005-05-03",
        "2005-05-03 is the date  of birth",
        "born on 3rd of May 2005",
        "born on the 3 May 2005",
        "the boy born 03/05/2005 was counted twice",
        "a girl (born: 3 May 2005)",
        "May 3, 2005 (DOB)",
        "DOB: 2005-05-03T00:00:00",
    ],
)
def test_a_date_of_birth_is_found(text: str) -> None:
    assert identifiers_in(text) == [BIRTH]


@pytest.mark.parametrize(
    "text",
    [
        "date of birth missing for 12 children in 2012-13",
        "born on time in 98.5% of 412 cases",
        "as at 30/06/2012",
        "babies born between 1 April 2012 and 30 June 2012",
        "of those born 1 April 2012 to 30 June 2012",
        "all 412 born in May 2012",
        "the adobe building opened 30/06/2012",
        "DOB is asked for at the first visit; the new form has been in use since 30/06/2012",
    ],
)
def test_a_date_or_the_words_alone_are_not(text: str) -> None:
    assert identifiers_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "PI 1176: 62.9% (22 of 35) in 2012-13 Q1 against 80%, better than 2011-12.",
        "The 0-9 age group rose from 412 to 437; the rate is 61.4 per 10,000.",
        "Call 01384 814395 or 0300 555 2345.",
        "Budget £4,250,000 of £42,500,000; ref CS/2012/0417.",
        "",
    ],
)
def test_performance_commentary_passes(text: str) -> None:
    assert identifiers_in(text) == []


def test_a_text_with_several_tells_each_kind_once() -> None:
    assert identifiers_in("B801200005001 B801200005001, 450 557 7104, DOB 3/5/2005") == ["UPN", "NHS number", BIRTH]


def test_a_cell_is_named_with_its_sheet() -> None:
    assert screen(of((None,), (None, "see B801200005001"))) == [("PI return!B2", "UPN")]


def test_a_number_in_a_cell_is_screened() -> None:
    assert screen(of((4505577104,))) == [("PI return!A1", "NHS number")]


def test_loose_text_is_named_by_its_place() -> None:
    assert screen(Workbook((), (("PI return, comment on B7", "NHS 450 557 7104"),))) == [
        ("PI return, comment on B7", "NHS number")
    ]


@pytest.mark.parametrize(
    ("header", "value", "kind"),
    [
        ("DOB", "2005-05-03", BIRTH),
        ("D.O.B.", "03/05/2005", BIRTH),
        ("Child's date of birth", "3 May 2005", BIRTH),
        ("Date of birth of child:", 38475, BIRTH),
        ("UPN", "A801200005001", "UPN"),
        ("Pupil UPN", "a80120000500b", "UPN"),
        ("NHS No.", "999 000 0000", "NHS number"),
        ("nhs number", 9990000000, "NHS number"),
    ],
)
def test_a_column_of_identifiers_is_named_by_its_header(header: str, value: Scalar, kind: str) -> None:
    assert screen(of(("Case", header), (1, None), (2, value))) == [("PI return!B1", kind)]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("DOB", None),
        ("DOB", 12),
        ("UPN", "unique pupil number"),
        ("NHS number recorded (%)", 9990000000),
        ("Children with a UPN", "A801200005001"),
        ("As at", "2012-06-30"),
    ],
)
def test_a_column_of_something_else_is_not(header: str, value: Scalar) -> None:
    assert screen(of((header,), (value,))) == []
