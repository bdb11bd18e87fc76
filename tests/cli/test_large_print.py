"""Is a report in large print what was published, and nothing that was not?"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.cycle_context import CycleContext
from adapters.index_page import publication_folder
from adapters.publication import release_folder, versions
from adapters.render.pdf import report_pdf
from adapters.store import Store
from adapters.withdrawal import take_down, withdraw
from cli.app import app
from tests.golden.older_store import COUNCIL as OLDER
from tests.golden.older_store import QUARTER as OF_OLDER
from tests.golden.older_store import older_store
from tests.installation import COUNCIL, KEY, QUARTER, Installation, indicator_return, own_council
from tests.snapshots import Snapshots
from tests.stages.chain import Chain, published_by_stages

NOW = datetime(2098, 1, 2, tzinfo=UTC)
FILE = Path(f"{COUNCIL}-{KEY}-public-1-large-print.pdf")


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    return published_by_stages(installation, snapshots)


def large_print(*arguments: str, council: str = COUNCIL, quarter: str = QUARTER) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["large-print", council, quarter, *arguments])


def drawn_from(store: Store, version: int = 1) -> bytes:
    """Return the large print of the view model that a version was published with."""
    index = versions(store, COUNCIL, KEY)
    assert index
    folder = release_folder(COUNCIL, KEY, index.versions[version - 1].release)
    return report_pdf(json.loads(store.read(f"{folder}/report.json")), large=True)


def test_the_public_report_is_drawn_from_what_was_published(published: Installation) -> None:
    assert large_print().stdout == f"{FILE}: the public report, version 1.\n"
    assert FILE.read_bytes() == drawn_from(published.public)


def test_what_the_council_has_changed_since_is_not_in_it(published: Installation) -> None:
    folder = own_council(published.folder / COUNCIL, [("profile.yaml", "tolerance: 10%", "tolerance: 5%")])
    large_print("--to", "asked.pdf", council=str(folder))
    assert Path("asked.pdf").read_bytes() == drawn_from(published.public)


def test_a_restricted_report_says_that_it_is_not_for_publication(published: Installation) -> None:
    said = large_print("--report", "restricted", "--to", "asked.pdf").stdout
    assert said == "asked.pdf: the restricted report, version 1.\nIt is not for publication.\n"
    assert Path("asked.pdf").read_bytes() == drawn_from(published.restricted)


def test_no_pack_has_one_of_its_own(published: Installation) -> None:
    assert [
        entry.key for store in (published.public, published.restricted) for entry in store.list("") if "large" in entry.key
    ] == []


def test_an_earlier_version_is_drawn_and_said_to_be_replaced(published: Installation) -> None:
    row = ["1178", None, None, None, 109.4, 98.8, "More children came into care than left it."]
    published.send("children-in-care", indicator_return("children-in-care", [row]), "again.xlsx", hour=10)
    Chain().published()
    assert "Version 2 has replaced it: give that one, or both." in large_print("1").stdout
    assert FILE.read_bytes() == drawn_from(published.public) != drawn_from(published.public, 2)


def test_a_version_that_was_published_with_its_large_print_is_given_that() -> None:
    with older_store():
        public = CycleContext.of(OLDER, OF_OLDER).settings.public()
        (key,) = (entry.key for entry in public.list(f"{OLDER}/2012-13-q1") if entry.key.endswith("report-large-print.pdf"))
        large_print("--to", "asked.pdf", council=OLDER, quarter=OF_OLDER)
        assert Path("asked.pdf").read_bytes() == public.read(key)


@pytest.mark.parametrize(("gone", "says"), [("withdrawn", "is withdrawn"), ("taken down", "is taken down")])
def test_a_version_that_nobody_is_to_rely_on_is_not_handed_out(published: Installation, gone: str, says: str) -> None:
    folder = publication_folder(CycleContext.of(COUNCIL, QUARTER), published.public)
    index = withdraw(folder, "It was wrong.", NOW)
    if gone == "taken down":
        take_down(folder, index.current.release, NOW)
    said = large_print()
    assert (said.exit_code, f"Version 1 of 2012-13 Q1 {says}: it is not to be handed out." in said.stderr) == (2, True)
    assert not FILE.exists()


def test_a_version_that_a_withdrawn_one_replaced_is_not_handed_out(published: Installation) -> None:
    row = ["1178", None, None, None, 109.4, 98.8, "More children came into care than left it."]
    published.send("children-in-care", indicator_return("children-in-care", [row]), "again.xlsx", hour=10)
    Chain().published()
    withdraw(publication_folder(CycleContext.of(COUNCIL, QUARTER), published.public), "It was wrong.", NOW)
    said = large_print("1")
    assert (said.exit_code, FILE.exists()) == (2, False)
    assert "Version 2 of 2012-13 Q1, which replaced version 1, is withdrawn: it is not to be handed out." in " ".join(
        said.stderr.split()
    )


@pytest.mark.parametrize(
    ("arguments", "quarter", "code", "says"),
    [
        (("5",), QUARTER, 2, "2012-13 Q1 has no version 5; the newest is 1."),
        ((), "2012-13 Q2", 6, "Nothing is published of 2012-13 Q2"),
        (("--report", "exempt"), QUARTER, 6, "Nothing is published of 2012-13 Q1"),
        (("--to", "nowhere/asked.pdf"), QUARTER, 2, "nowhere/asked.pdf cannot be written: No such file or directory."),
    ],
)
def test_what_cannot_be_given_is_a_sentence(
    published: Installation, arguments: tuple[str, ...], quarter: str, code: int, says: str
) -> None:
    said = large_print(*arguments, quarter=quarter)
    assert (said.exit_code, says in said.output) == (code, True)


def test_the_page_says_whom_to_ask(published: Installation) -> None:
    page = published.public.read(f"{COUNCIL}/{KEY}/index.html").decode()
    assert "For this report in large print or in another format, ask: Corporate performance officer, Dudley" in page


def test_the_page_of_a_withdrawn_report_does_not_offer_it(published: Installation) -> None:
    withdraw(publication_folder(CycleContext.of(COUNCIL, QUARTER), published.public), "It was wrong.", NOW)
    assert "large print" not in published.public.read(f"{COUNCIL}/{KEY}/index.html").decode()
