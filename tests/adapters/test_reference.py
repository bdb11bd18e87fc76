"""Are the files of reference/ and benchmarks.csv of a council's folder read correctly?"""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from adapters.comparators import load_comparators
from adapters.reference import dfe_polarity, measures, neighbours
from quarterly.scoring.benchmarking.comparators import Authority
from quarterly.scoring.benchmarking.measures import find_measure
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.polarity import Polarity

HEADER = "indicator,year,area,value,source\n"


def test_the_library_holds_every_measure_with_its_polarity() -> None:
    assert Counter(each.polarity for each in measures()) == {Polarity.HIGH: 110, Polarity.LOW: 82, Polarity.NONE: 104}


@pytest.mark.parametrize(
    ("name", "polarity"),
    [
        ("304", Polarity.HIGH),
        ("Continuous assessments completed within 45 working days", Polarity.HIGH),
        ("305 Rates per 10,000 of referrals to Children's Social Services", Polarity.NONE),
        ("Placement 1 - % CLA with three or more placements", Polarity.LOW),
        ("Care Leavers - Education, Employment & Training (EET) (%)", Polarity.HIGH),
        ("208b Percent CLA Adopted - consent dispensed with", Polarity.NONE),
    ],
)
def test_a_measure_has_the_polarity_dfe_gives_it(name: str, polarity: Polarity) -> None:
    assert dfe_polarity(name) is polarity


def test_code_305_stands_for_two_measures_and_so_for_neither() -> None:
    with pytest.raises(ValueError, match="“305” stands for 2 of DfE's measures"):
        dfe_polarity("305")


def test_every_measure_can_be_named_by_its_title_and_by_code_and_title() -> None:
    for each in measures():
        assert find_measure(each.title, measures()) == find_measure(each.full_name, measures()) == each


def test_dudleys_neighbours_are_those_of_the_model_nearest_first() -> None:
    expected = ("384", "894", "808", "372", "370", "887", "357", "888", "841", "925")
    assert neighbours().authorities["332"] == Authority("332", "Dudley", "West Midlands", expected)
    assert (neighbours().of("332"), neighbours().version) == (expected, "May 2025")


def test_every_authority_has_ten_neighbours_who_are_in_the_model_and_not_itself() -> None:
    model = neighbours()
    assert len(model.authorities) == 158
    for number in model.authorities:
        near = model.of(number)
        assert len(set(near)) == 10
        assert number not in near
        assert set(near) <= model.authorities.keys()


def test_the_files_are_read_once() -> None:
    assert measures() is measures()
    assert neighbours() is neighbours()


def test_a_council_without_the_file_has_no_comparators(tmp_path: Path) -> None:
    assert load_comparators(tmp_path) == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_file_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "benchmarks.csv").write_text(f"{HEADER}1180,2009-10,332,61.2%,DfE – SFR 20/2010\n", encoding=encoding)
    (comparator,) = load_comparators(tmp_path)
    assert (comparator.area, comparator.value, comparator.source) == ("332", Fraction("61.2"), "DfE – SFR 20/2010")


def test_a_mistake_is_named_by_file_and_row_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    folder = tmp_path / "dudley"
    folder.mkdir()
    (folder / "benchmarks.csv").write_text(f"{HEADER}1180,2009-10,332,61.2,DfE\n,,,,\n1180,2009-10,Walsall,60,DfE\n")
    with pytest.raises(SetupError, match=r"^dudley/benchmarks\.csv, row 4, column “area”: is no authority"):
        load_comparators(folder)


def test_a_file_that_is_no_utf_8_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "benchmarks.csv").write_bytes(HEADER.encode() + b"1180,2009-10,332,61.2,D\xe9partement\n")
    with pytest.raises(SetupError, match=r"not UTF-8 text\. Save it as “CSV UTF-8”"):
        load_comparators(tmp_path)


def test_a_header_without_rows_is_no_comparators(tmp_path: Path) -> None:
    (tmp_path / "benchmarks.csv").write_text(HEADER)
    assert load_comparators(tmp_path) == ()
