"""Is the open data of a council what it has published, whoever publishes when?"""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.open_data import write_open_data
from adapters.publication import NewVersion, PublicationFolder, publish
from adapters.render.tables import ratings_csv
from adapters.store import Store, open_store
from adapters.withdrawal import take_down, withdraw
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.publishing.versions import PublicationIndex, ReleaseFile
from quarterly.vocabulary.errors import DamagedFiles
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, card, public, restricted, row

NOW = datetime(2012, 9, 14, 12, tzinfo=UTC)
FIRST, SECOND = "2012-13-q1", "2012-13-q2"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path))


def folder(store: Store, key: str = FIRST) -> PublicationFolder:
    return PublicationFolder(store, TOWN.key, key, lambda _: b"page", lambda: write_open_data(store, TOWN.key, lambda _: TOWN))


def published(store: Store, *rows: object, key: str = FIRST, reason: str = "A figure was wrong.") -> PublicationIndex:
    """Publish a pack whose table of ratings has these rows."""
    header, cells = open_data(public(restricted(card(*rows))))  # type: ignore[arg-type]
    quarter = header.index("quarter")
    cells = [[str(Quarter.parse(key)) if n == quarter else cell for n, cell in enumerate(each)] for each in cells]
    file = ReleaseFile("ratings.csv", "text/csv", "Ratings, CSV", ratings_csv(header, cells))
    publish(folder(store, key), NewVersion(rendering="public", files=[file], reason=reason), NOW)
    return PublicationIndex.parse(store.read(f"{TOWN.key}/{key}/index.json"))


def data(store: Store) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(store.read(f"{TOWN.key}/data.csv").decode("utf-8-sig"))))


def figures(store: Store, indicator: str = "1178") -> list[tuple[str, str, str, str]]:
    rows = [each for each in data(store) if each["indicator"] == indicator]
    return [(each["quarter"], each["version"], each["version_status"], each["value"]) for each in rows]


def test_a_row_for_each_quarter_and_version(store: Store) -> None:
    published(store, row("1178", "104.9"))
    published(store, row("1178", "109.4"))
    published(store, row("1178", "101.3"), key=SECOND)
    assert figures(store) == [
        ("2012-13 Q1", "1", "replaced", "104.9"),
        ("2012-13 Q1", "2", "in force", "109.4"),
        ("2012-13 Q2", "1", "in force", "101.3"),
    ]


def test_a_withdrawn_version_has_rows_that_say_so_and_no_figure(store: Store) -> None:
    published(store, row("1178", "104.9"))
    withdraw(folder(store), "It was wrong.", NOW)
    assert figures(store) == [("2012-13 Q1", "1", "withdrawn", "")]
    assert {each["symbol"] for each in data(store)} == {"[x]"}


def test_a_version_that_was_taken_down_has_no_row(store: Store) -> None:
    index = published(store, row("1178", "104.9"))
    take_down(folder(store), index.current.release, NOW)
    assert data(store) == []


def test_nothing_is_written_where_nothing_has_changed(store: Store) -> None:
    published(store, row("1178", "104.9"))
    assert write_open_data(store, TOWN.key, lambda _: TOWN) == ()


def test_two_publishers_at_once_lose_no_quarter(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    published(store, row("1178", "104.9"))
    read, late = type(store).list, [True]

    def list_and_let_another_publish(self: Store, prefix: str) -> object:
        found = read(self, prefix)
        if late:
            late.clear()
            published(store, row("1178", "101.3"), key=SECOND)
        return found

    monkeypatch.setattr(type(store), "list", list_and_let_another_publish)
    published(store, row("1178", "109.4"))
    assert [value for *_, value in figures(store)] == ["104.9", "109.4", "101.3"]


def test_a_suppressed_figure_is_in_no_column(store: Store) -> None:
    published(store, row("1180", "50", 3, 6))
    (leavers,) = (each for each in data(store) if each["indicator"] == "1180")
    of_figures = (
        "value",
        "numerator",
        "denominator",
        "rated_value",
        "distance",
        "rating_code",
        "rating",
        "rule_rating_code",
        "forecast",
    )
    assert [leavers[column] for column in of_figures] == [""] * len(of_figures)


def test_the_council_is_named_in_each_row(store: Store) -> None:
    published(store, row("1178", "104.9"))
    assert {each["council"] for each in data(store)} == {TOWN.profile.name}


def test_a_later_version_says_why_it_replaced_the_one_before(store: Store) -> None:
    published(store, row("1178", "104.9"), reason="First issue.")
    published(store, row("1178", "109.4"), reason="Two rows were swapped.")
    assert {each["version"]: each["version_reason"] for each in data(store)} == {"1": "", "2": "Two rows were swapped."}


def test_the_council_is_named_as_in_its_newest_quarter_when_an_older_one_is_corrected(store: Store) -> None:
    published(store, row("1178", "104.9"))
    published(store, row("1178", "101.3"), key=SECOND)
    asked: list[Quarter] = []
    write_open_data(store, TOWN.key, lambda quarter: asked.append(quarter) or TOWN)  # type: ignore[func-returns-value]
    assert asked == [Quarter.parse(SECOND)]


def test_a_withdrawn_figure_leaves_the_data_although_a_file_of_another_quarter_is_damaged(store: Store) -> None:
    release = published(store, row("1178", "104.9")).current.release
    published(store, row("1178", "101.3"), key=SECOND)
    store.write(f"{TOWN.key}/{FIRST}/releases/{release}/ratings.csv", b"not a table")
    withdraw(folder(store, SECOND), "It was wrong.", NOW)
    with pytest.raises(DamagedFiles, match=f"{FIRST}/releases/{release}/ratings.csv in .*: missing, or not what was published"):
        write_open_data(store, TOWN.key, lambda _: TOWN)
    assert figures(store) == [("2012-13 Q2", "1", "withdrawn", "")]


def test_a_withdrawn_figure_leaves_the_data_although_another_quarters_list_of_versions_is_damaged(store: Store) -> None:
    published(store, row("1178", "104.9"))
    published(store, row("1178", "101.3"), key=SECOND)
    store.write(f"{TOWN.key}/{FIRST}/index.json", b"{")
    withdraw(folder(store, SECOND), "It was wrong.", NOW)
    with pytest.raises(DamagedFiles, match=f"{FIRST}/index.json in .* is not a list of versions: restore it from a backup."):
        write_open_data(store, TOWN.key, lambda _: TOWN)
    assert figures(store) == [("2012-13 Q2", "1", "withdrawn", "")]


def test_a_table_that_this_program_cannot_read_is_named_and_the_rest_is_written(store: Store) -> None:
    published(store, row("1178", "104.9"))
    unknown = ReleaseFile("ratings.csv", "text/csv", "Ratings, CSV", b"of a later form\n1\n")
    with pytest.raises(DamagedFiles, match=f"{SECOND}/releases/.*/ratings.csv"):
        publish(folder(store, SECOND), NewVersion(rendering="public", files=[unknown], reason=""), NOW)
    assert figures(store) == [("2012-13 Q1", "1", "in force", "104.9")]
