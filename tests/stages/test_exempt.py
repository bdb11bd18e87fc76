"""The exempt pack in the stores: where it lies, what a correction of it tells the public, and how it is verified and purged."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.index_page import publication_folder
from adapters.publication import versions
from adapters.settings import load_settings
from adapters.store import Store, open_store
from adapters.stored_objects import stored_objects
from adapters.withdrawal import withdraw
from cli.app import app
from quarterly.screening.sentences import sentence_digest
from tests.installation import ADOPTION, COUNCIL, KEY, LAC, LEAVERS, QUARTER, Installation, indicator_return, own_council
from tests.snapshots import Snapshots
from tests.stages.chain import Chain
from tests.stages.test_corrections import ACT

SERVICE = "children-in-care"
WHY = "{paragraph: 2, public_interest: A reader in the town would know who they are., decided_by: Monitoring Officer}"
ASKED = "    - content: recommendations\n"
EXEMPT = (
    ("profile.yaml", ASKED, f"    - content: exclusion\n      title: Exclusion\n{ASKED}"),
    ("indicators.yaml", '  - id: "1180"\n', f'  - id: "1180"\n    exempt: {WHY}\n'),
)
MARKED = "not-for-publication-paragraph-2-"
SENTENCE = "The leavers at the hostel found work."


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A quarter with an exempt indicator, published as version 1."""
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder / "councils"))

    def make() -> None:
        own_council(installation.folder / "councils" / COUNCIL, EXEMPT)
        installation.send_all()
        installation.send(SERVICE, indicator_return(SERVICE, [LAC, [*LEAVERS[:6], SENTENCE], ADOPTION]), "with.xlsx", hour=10)
        Chain().published()

    snapshots.restore("published with an exempt indicator", installation, make)
    return installation


def exempt_store(installation: Installation) -> Store:
    return open_store(str(installation.folder / "store/restricted/exempt"))


def test_its_list_of_versions_and_the_name_of_every_file_say_what_it_is(published: Installation) -> None:
    page = exempt_store(published).read(f"{COUNCIL}/{KEY}/index.html").decode()
    assert (
        "Not for publication: information that is likely to reveal the identity of an individual (paragraph 2 of Part 1" in page
    )
    assert "Not for publication (paragraph 2): Report" in page
    names = published.released(exempt_store(published)).keys() - {"manifest.json"}
    assert {each.startswith(MARKED) for each in names} == {True}
    assert b"Not for publication" not in published.public.read(f"{COUNCIL}/{KEY}/index.html")


def correct(installation: Installation, comment: str = "4 of 6.") -> None:
    row = ["1180", None, 4, 6, 66.7, 65, comment]
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, row, ADOPTION]), "fix.xlsx", hour=15)


def test_it_lies_in_the_restricted_store_alone_with_a_cover_of_its_own(published: Installation) -> None:
    files = published.released(exempt_store(published))
    assert {
        MARKED + each for each in ("report.pdf", "report.html", "cover-report.docx", "report.json", "ratings.csv")
    } <= files.keys()
    assert SENTENCE.encode() in files[f"{MARKED}report.html"]
    assert b"Not for publication: information that is likely to reveal the identity" in files[f"{MARKED}report.html"]
    everything_public = [body for entry in published.public.list("") if (body := published.public.read(entry.key))]
    assert not any(SENTENCE.encode() in body for body in everything_public)
    assert not any("exempt" in entry.key for entry in published.public.list(""))
    assert b"A reader in the town would know who they are." in published.released(published.public)["report.html"]


def test_the_public_is_told_of_a_correction_of_exempt_matter_and_nothing_of_it(published: Installation) -> None:
    before = published.released(published.public)
    correct(published)
    Chain().published("The hostel had counted wrongly.")
    after = published.released(published.public)
    (section, *_) = json.loads(after["report.json"])["sections"]
    assert section["title"] == "Corrections since version 1"
    assert section["blocks"][0]["text"] == "Exempt matter was corrected. What it says is not for publication."
    (table,) = (block for block in section["blocks"] if block["type"] == "table")
    (row,) = table["rows"]
    assert [cell["text"] for cell in row][:4] == ["Exempt matter", "Text", "–", "1 correction so far"]
    assert json.loads(after["report.json"])["sections"][1:] == json.loads(before["report.json"])["sections"]
    assert after["ratings.csv"] == before["ratings.csv"]
    (change, *_) = json.loads(published.released(exempt_store(published))[f"{MARKED}report.json"])["sections"]
    assert change["title"] == "Corrections since version 1"


def test_why_exempt_matter_was_corrected_is_for_members(published: Installation) -> None:
    record(published.restricted, ACT)
    correct(published)
    pack = Chain().compiled()
    assert pack.why == "Exempt matter was corrected. What it says is not for publication."
    Chain().published(pack.why)
    assert not any(ACT.reason.encode() in body for body in published.released(published.public).values())
    assert ACT.reason.encode() in published.released(exempt_store(published))[f"{MARKED}report.html"]


def test_another_correction_of_it_gives_the_public_the_same_bytes(published: Installation) -> None:
    correct(published, "4 of 6.")
    one = Chain().compiled().contents["public"]
    correct(published, "Four of the six young people at the hostel.")
    assert Chain().compiled().contents["public"] == one


def test_compiled_again_after_publication_nothing_changes(published: Installation) -> None:
    correct(published)
    Chain().published("A correction.")
    assert Chain().published("A correction.").unchanged
    assert [each.version for each in versions(exempt_store(published), COUNCIL, KEY).versions] == [1, 2]  # type: ignore[union-attr]


def test_an_indicator_that_comes_to_be_exempt_is_not_quoted_again(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder / "councils"))
    folder = own_council(installation.folder / "councils" / COUNCIL)
    installation.send_all()
    large = ["1180", None, 39, 60, 65, 65, SENTENCE]
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, large, ADOPTION]), "with.xlsx", hour=10)
    Chain().published()
    for name, old, new in EXEMPT:
        (folder / name).write_text((folder / name).read_text().replace(old, new))
    Chain().published("It is exempt.")
    report = json.loads(installation.released(installation.public)["report.json"])
    tables = [block["rows"] for block in report["sections"][0]["blocks"] if block["type"] == "table"]
    rows = [[cell["text"] for cell in row] for table in tables for row in table]
    of_it = [row for row in rows if row[0].startswith("PI 1180")]
    assert [row[1:4] for row in of_it] == [["Value", "Shown", "Held back"]]
    assert not any("65%" in text or SENTENCE in text for row in rows for text in row)


def test_it_is_verified_listed_and_found_with_the_rest(published: Installation) -> None:
    run = CliRunner(env={"COLUMNS": "200"})
    verified = run.invoke(app, ["verify", COUNCIL, QUARTER])
    assert verified.exit_code == 0
    assert "exempt: 1 version" in verified.stdout
    assert "exempt pack, not for publication" in run.invoke(app, ["versions", COUNCIL, QUARTER]).stdout
    objects = [each for each in stored_objects(load_settings(), COUNCIL, KEY) if each.where == "exempt"]
    assert {each.kind for each in objects} == {"release"}
    assert all(each.release for each in objects if "/releases/" in each.key)
    every = [(each.where, each.key) for each in stored_objects(load_settings())]
    assert len(every) == len(set(every))
    assert not any(where == "restricted" and key.startswith("exempt/") for where, key in every)


def test_it_is_withdrawn_with_the_report(published: Installation) -> None:
    cycle = CycleContext.of(COUNCIL, QUARTER)
    withdraw(publication_folder(cycle, cycle.exempt), "It is wrong.", datetime(2012, 11, 1, tzinfo=UTC))
    index = versions(exempt_store(published), COUNCIL, KEY)
    assert index is not None
    assert index.withdrawn


def test_a_purge_takes_down_what_holds_the_sentence(published: Installation) -> None:
    run = CliRunner(env={"COLUMNS": "250"})
    roles = ["--by", "Corporate performance officer", "--approved-by", "Head of children in care"]
    reason = ["--reason", "A text said more than it may."]
    assert f"exempt  release  {COUNCIL}  {KEY}" in run.invoke(app, ["find", SENTENCE]).stdout
    sentence = ["--sentence", sentence_digest(SENTENCE)[:12], "--yes"]
    done = run.invoke(app, ["purge", COUNCIL, QUARTER, *reason, *roles, *sentence])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "It was not found." in run.invoke(app, ["find", SENTENCE]).stdout
    index = versions(exempt_store(published), COUNCIL, KEY)
    assert index is not None
    assert index.current.taken_down
