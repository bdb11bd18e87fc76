"""Does one restricted address have every figure that counts, and no other?"""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.all_figures import all_figures_key, write_all_figures
from adapters.publication import NewVersion, PublicationFolder, publish
from adapters.store.local import LocalStore
from adapters.withdrawal import take_down, withdraw
from quarterly.publishing.versions import ReleaseFile

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "restricted")


def folder(store: LocalStore, quarter: str) -> PublicationFolder:
    return PublicationFolder(store, "milton", quarter, lambda _: b"page", lambda: write_all_figures(store, "milton"))


def published(store: LocalStore, quarter: str, table: str) -> str:
    file = ReleaseFile("ratings.csv", "text/csv", "Ratings, CSV", table.encode("utf-8-sig"))
    return publish(folder(store, quarter), NewVersion(rendering="restricted", files=[file], reason="Corrected."), NOW).release


def rows(store: LocalStore) -> list[dict[str, str]]:
    text = store.read(all_figures_key("milton")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_it_has_a_row_for_every_indicator_and_quarter_oldest_first(store: LocalStore) -> None:
    published(store, "2026-27-q2", "indicator,value\r\n1180,33\r\n")
    published(store, "2026-27-q1", "indicator,value\r\n1180,50\r\n1176,70\r\n")
    assert [(row["quarter_key"], row["indicator"], row["value"]) for row in rows(store)] == [
        ("2026-27-q1", "1180", "50"),
        ("2026-27-q1", "1176", "70"),
        ("2026-27-q2", "1180", "33"),
    ]


def test_a_correction_replaces_the_rows_of_its_quarter(store: LocalStore) -> None:
    published(store, "2026-27-q1", "indicator,value\r\n1180,50\r\n")
    published(store, "2026-27-q1", "indicator,value\r\n1180,33\r\n")
    assert [(row["version"], row["value"]) for row in rows(store)] == [("2", "33")]


def test_quarters_with_other_columns_stand_in_one_table(store: LocalStore) -> None:
    published(store, "2026-27-q1", "indicator,value\r\n1180,50\r\n")
    published(store, "2026-27-q2", "indicator,numerator\r\n1180,2\r\n")
    assert [(row["value"], row["numerator"]) for row in rows(store)] == [("50", ""), ("", "2")]


def test_a_text_that_a_spreadsheet_would_calculate_stays_one(store: LocalStore) -> None:
    published(store, "2026-27-q1", "indicator,value\r\n=1+1,50\r\n")
    assert [row["indicator"] for row in rows(store)] == ["'=1+1"]


def test_a_quarter_that_is_withdrawn_has_no_rows(store: LocalStore) -> None:
    published(store, "2026-27-q1", "indicator,value\r\n1180,50\r\n")
    withdraw(folder(store, "2026-27-q1"), "Wrong.", NOW)
    assert rows(store) == []


def test_a_version_that_is_taken_down_has_no_rows(store: LocalStore) -> None:
    release = published(store, "2026-27-q1", "indicator,value\r\n1180,50\r\n")
    take_down(folder(store, "2026-27-q1"), release, NOW)
    assert rows(store) == []


def test_a_council_that_no_longer_wants_it_has_it_no_longer(store: LocalStore) -> None:
    published(store, "2026-27-q1", "indicator,value\r\n1180,50\r\n")
    write_all_figures(store, "milton", wanted=False)
    assert not store.exists(all_figures_key("milton"))
