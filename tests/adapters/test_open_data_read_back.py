"""Do pandas, DuckDB and a validator of CSV on the Web read the open data as what it is?"""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import pandas as pd
import pytest

from adapters.open_data import write_open_data
from adapters.publication import NewVersion, PublicationFolder, publish
from adapters.render.tables import ratings_csv
from adapters.store import open_store
from adapters.withdrawal import withdraw
from quarterly.publishing.open_data.figure_row import NUMBERS
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.publishing.versions import ReleaseFile
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, card, public, restricted, row

PAGE = Path(__file__).parents[2] / "docs/open-data.md"
NOW = datetime(2012, 9, 14, 12, tzinfo=UTC)
LEAVERS = row("1180", "50", 3, 6, row=8)  # suppressed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a council that has corrected its first quarter, published its second and withdrawn its third."""
    store = open_store(str(tmp_path))

    def publication(quarter: Quarter) -> PublicationFolder:
        return PublicationFolder(
            store, TOWN.key, quarter.key, lambda _: b"page", lambda: write_open_data(store, TOWN.key, lambda _: TOWN)
        )

    for number, rate in ((1, "104.9"), (1, "109.4"), (2, "101.3"), (3, "98.1")):
        quarter = Quarter(2012, number)
        header, cells = open_data(public(restricted(card(row("1178", rate), LEAVERS))))
        at = header.index("quarter")
        table = ratings_csv(header, [[*each[:at], str(quarter), *each[at + 1 :]] for each in cells])
        files = [ReleaseFile("ratings.csv", "text/csv", "Ratings, CSV", table)]
        publish(publication(quarter), NewVersion(rendering="public", files=files, reason="A figure was wrong."), NOW)
    withdraw(publication(Quarter(2012, 3)), "It was wrong.", NOW)
    return tmp_path / TOWN.key


def is_valid(folder: Path) -> bool:
    """Whether the validator finds both files to be what their metadata says: it warns of what is wrong in a row."""
    from csvw import CSVW  # brings RDF along: a second in each worker that collects this file

    with catch_warnings():
        simplefilter("always")
        try:
            return bool(CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid)
        except ValueError:  # of a column that is described and not there
            return False


def test_a_validator_of_the_standard_finds_nothing(folder: Path) -> None:
    assert is_valid(folder)


@pytest.mark.parametrize(
    ("as_published", "spoilt"),
    [
        (",104.9,", ",n/a,"),  # a number is a number
        (",in force,", ",valid,"),  # one of the words that there are
        (",2012-04-01,", ",1 April 2012,"),  # a day is a day
        (",1178,PI 1178,", ",9999,PI 1178,"),  # an indicator that indicators.csv has
        (",2,in force,", ",1,in force,"),  # one row for an indicator, quarter and version
        ("council,period_start", "authority,period_start"),  # a column that is described
    ],
)
def test_the_validator_finds_what_is_wrong(folder: Path, as_published: str, spoilt: str) -> None:
    table = (folder / "data.csv").read_text(encoding="utf-8")
    assert as_published in table
    (folder / "data.csv").write_text(table.replace(as_published, spoilt, 1), encoding="utf-8")
    assert not is_valid(folder)


def of_the_page(language: str, number: int = 1) -> str:
    """Return one of the examples in a language that docs/open-data.md gives."""
    return PAGE.read_text(encoding="utf-8").split(f"```{language}\n")[number].partition("```")[0]


def of_pandas(folder: Path) -> pd.DataFrame:
    """Read data.csv with the types its metadata gives, as docs/open-data.md shows it."""
    names: dict[str, Any] = {"PosixPath": Path}
    exec(of_the_page("python").replace('Path("sampleshire")', repr(folder)), names)
    data: pd.DataFrame = names["data"]
    return data


def test_pandas_reads_numbers_days_and_codes(folder: Path) -> None:
    table = of_pandas(folder)
    rate = table[(table["indicator"] == "1178") & (table["version_status"] == "in force")]
    assert rate["value"].tolist() == [109.4, 101.3]
    assert rate["distance"].tolist() == [-10.7, -2.5]
    assert rate["period_start"].tolist() == [pd.Timestamp(2012, 4, 1), pd.Timestamp(2012, 7, 1)]


def test_pandas_reads_every_column_of_numbers_as_numbers(folder: Path) -> None:
    types = of_pandas(folder).dtypes
    assert {column for column in types.index if types[column].kind == "f"} == NUMBERS


def of_duckdb(folder: Path, query: str) -> list[Any]:
    """Ask DuckDB, with `data` and `indicators` for the two files."""
    import duckdb

    data, indicators = (f"read_csv('{folder / name}')" for name in ("data.csv", "indicators.csv"))
    with duckdb.connect() as connection:
        return connection.execute(query.format(data=data, indicators=indicators)).fetchall()


def test_duckdb_reads_numbers_and_days_without_being_told(folder: Path) -> None:
    in_force = "SELECT quarter, period_end, value FROM {data} WHERE indicator = '1178' AND version_status = 'in force'"
    assert of_duckdb(folder, in_force) == [
        ("2012-13 Q1", date(2012, 6, 30), 109.4),
        ("2012-13 Q2", date(2012, 9, 30), 101.3),
    ]


def test_duckdb_shows_what_corrections_changed_as_the_page_asks_it(folder: Path) -> None:
    query = of_the_page("sql").replace("sampleshire/", f"{folder}/").replace("{", "{{").replace("}", "}}")
    assert of_duckdb(folder, query) == [("2012-13 Q1", "1178", Decimal("104.9"), Decimal("109.4"), NOW.date())]


def test_duckdb_reads_several_councils_at_once_as_the_page_asks_it(folder: Path) -> None:
    query = of_the_page("sql", 2).replace("*/", f"{folder.parent}/*/").replace("{", "{{").replace("}", "}}")
    name = TOWN.profile.name
    assert of_duckdb(folder, query) == [(name, "2012-13 Q1", 1, 0.0), (name, "2012-13 Q2", 1, 0.0)]


def test_duckdb_joins_a_figure_with_what_is_known_of_its_indicator(folder: Path) -> None:
    joined = "SELECT DISTINCT indicators.sent_by FROM {data} data JOIN {indicators} indicators USING (indicator)"
    senders = {TOWN.profile.services[each.service].name for each in TOWN.catalogue.indicators}
    assert {name for (name,) in of_duckdb(folder, joined)} == senders


@pytest.mark.parametrize(("symbol", "quarters"), [("[c]", ["2012-13 Q1", "2012-13 Q1", "2012-13 Q2"]), ("[x]", ["2012-13 Q3"])])
def test_a_symbol_says_why_there_is_no_figure(folder: Path, symbol: str, quarters: list[str]) -> None:
    of_leavers = "SELECT quarter FROM {data} WHERE indicator = '1180' AND value IS NULL AND symbol = '" + symbol + "'"
    assert [quarter for (quarter,) in of_duckdb(folder, of_leavers)] == quarters
