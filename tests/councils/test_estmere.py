"""Does Estmere's folder still come of its workbook by `quarterly import`, and show a council's indicators of 2026?"""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from adapters.councils import load_council
from adapters.expectations import load_layout
from adapters.reference import library, reference, scorecard_words
from adapters.workbook.reader import shared_reader
from cli.check_council import check_council
from examples.make_estmere import COVER, FILE, NEWEST, WHERE, cover, scorecard
from quarterly.configuration.council import Council
from quarterly.importing.imported import Examples, ImportedCouncil, Importing, imported
from quarterly.importing.scorecards import SentScorecard
from quarterly.publishing.pack import PackListing
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.polarity import Polarity
from tests.councils.undrawn import undrawn
from tests.stages.chain import Chain

NAME, ROOT = "estmere", Path(__file__).parents[2]
FOLDER = ROOT / "councils" / NAME
SHOWN = {
    *("family-help-plans", "family-help-closed-goals-met", "family-group-meetings-offered", "family-group-meetings-held"),
    *("section-47-to-conference", "started-care", "unaccompanied-children", "unaccompanied-started"),
    *("in-kinship-care", "left-care-special-guardianship"),
    *("in-foster-care", "in-childrens-homes", "in-supported-accommodation"),
    *("children-missing", "return-interviews", "severe-absence", "plans-20-weeks"),
    *("accommodation-17-18", "accommodation-19-21", "work-or-learning-17-18", "work-or-learning-19-21"),
    *("vacancies", "turnover", "weekly-cost-of-care"),
}


@pytest.fixture(scope="module")
def council() -> Council:
    return load_council(NAME, NEWEST)


@pytest.fixture(scope="module")
def made() -> ImportedCouncil:
    """What is imported of the workbook today."""
    workbook, decimals = shared_reader().read_with_decimals(scorecard())
    using = Importing(words=scorecard_words(), spellings=load_layout(), reference=reference(), newest=NEWEST.next)
    template = (ROOT / "templates/council/profile.yaml").read_text(encoding="utf-8")
    examples = Examples(profile=template, indicators="", domain="estmere.example")
    return imported([SentScorecard(name=FILE, workbook=workbook, decimals=decimals)], using, examples)


def test_its_workbooks_are_made_by_the_example(council: Council) -> None:
    assert ((FOLDER / WHERE / FILE).read_bytes(), (FOLDER / COVER).read_bytes()) == (scorecard(), cover(council))


def test_its_history_and_its_layout_are_what_is_imported(made: ImportedCouncil) -> None:
    for name in ("history.csv", "layouts.yaml"):
        assert (FOLDER / name).read_text(encoding="utf-8") == made.files[name]


def test_each_indicator_is_still_the_one_imported(made: ImportedCouncil, council: Council) -> None:
    assert [each.id for each in council.catalogue.indicators] == [
        line.split()[-1] for line in made.files["indicators.yaml"].splitlines() if line.startswith("  - id: ")
    ]


def test_it_shows_what_a_council_counts_in_2026_by_the_library(council: Council) -> None:
    shown = {each.library for each in council.catalogue.indicators}
    assert (SHOWN - shown, shown - library().keys()) == (set(), set())


def test_every_way_is_confirmed_and_no_question_is_open(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    assert [each.id for each in council.catalogue.indicators if each.polarity is Polarity.UNCONFIRMED] == []
    assert check_council(NAME) == 0
    there = "5 services, 27 indicators, 0 key activities, 297 rows of history, 1 layout of files"
    assert capsys.readouterr().out == f"Estmere Council: {there}. No mistake was found.\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, dict[str, str]]]:
    """The version under which the report of its one workbook and its cover is published, and the public files that are text."""
    with undrawn(tmp_path_factory.mktemp("installation")) as installation:
        chain = Chain(NAME, str(NEWEST))
        version = chain.published("First issue.").version
        listing = from_bytes(PackListing, installation.restricted.read(chain.compiled().output.key))
        texts = [file for file in listing.public if file.path in ("report.json", "ratings.csv")]
        yield version, {file.path: installation.restricted.read(file.key).decode("utf-8-sig") for file in texts}


def test_its_one_workbook_gives_a_published_first_report(published: tuple[int, dict[str, str]], council: Council) -> None:
    version, files = published
    rows = list(csv.DictReader(StringIO(files["ratings.csv"])))
    assert (version, {row["indicator"] for row in rows}) == (1, {each.id for each in council.catalogue.indicators})


def test_the_report_says_that_the_council_is_invented(published: tuple[int, dict[str, str]]) -> None:
    assert "Estmere is an invented council, and all figures are synthetic" in published[1]["report.json"]
