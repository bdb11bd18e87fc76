"""Stages 5 and 6: is the public pack free of small numbers, are the bytes the same, is nothing published twice?"""

import json
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest

from adapters.background import background
from adapters.cycle_context import CycleContext
from adapters.previous_quarter import previous_carry_forward
from adapters.previous_version import corrections
from adapters.publication import verify
from adapters.screening import screening_for
from quarterly.disclosure.corrections import CorrectionPolicy
from quarterly.reporting.changes import Transcript
from quarterly.vocabulary.errors import SetupError
from tasks.publish_report import publish_report
from tests.installation import ADOPTION, COUNCIL, KEY, LAC, LEAVERS, QUARTER, Installation, indicator_return, own_council
from tests.snapshots import Snapshots
from tests.stages.chain import Chain, plain, published_by_stages

SERVICE = "children-in-care"
FILES = {
    *("report.html", "report.pdf", "cover-report.docx", "appendix-a.pdf"),
    *("ratings.csv", "report.json", "manifest.json"),
}
FORMS = {"figures.json": 3, "kept.json": 2, "said.json": 5}
FOR_AN_AGENDA = {"cover-report.docx", "appendix-a.pdf"}
LATER = tuple(FORMS)
READERS: dict[str, Callable[[CycleContext], object]] = {
    "figures.json": lambda cycle: background(COUNCIL, cycle.council, cycle.quarter.next, cycle.restricted, date(2012, 11, 1)),
    "kept.json": lambda cycle: previous_carry_forward(cycle.restricted, cycle.council, cycle.quarter.next),
    "said.json": lambda cycle: corrections(
        cycle,
        {"public": Transcript("Another"), "restricted": Transcript("Another")},
        lambda: CorrectionPolicy(cycle.council.profile.small_numbers),
        frozenset(),
        screening_for(cycle.council),
    ),
}


def readable(files: dict[str, bytes]) -> str:
    """Return all text of a pack that is not the PDF's, which is drawn from the same JSON."""
    texts = []
    for body in (files[name] for name in files if name.endswith(".docx")):
        with zipfile.ZipFile(BytesIO(body)) as word:
            texts.append(word.read("word/document.xml"))
    return b"\n".join([*texts, *(files[name] for name in ("report.html", "report.json", "ratings.csv"))]).decode()


@pytest.fixture
def sent(installation: Installation) -> Installation:
    installation.send_all()
    return installation


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    return published_by_stages(installation, snapshots)


def test_both_stores_get_the_pack_and_the_public_one_what_an_agenda_is_put_together_from(published: Installation) -> None:
    assert set(published.released(published.public)) == FILES
    assert set(published.released(published.restricted)) == {*FILES, *LATER} - FOR_AN_AGENDA


@pytest.mark.parametrize("secret", ["3 out of the 6", "(3 of 6)", "23.1%", ",50,3,6,", "50% against"])
def test_the_public_pack_carries_nothing_of_three_of_six(published: Installation, secret: str) -> None:
    assert secret in readable(published.released(published.restricted))
    assert secret not in readable(published.released(published.public))


def test_the_public_pack_does_not_say_that_commentary_is_awaited_on_what_it_holds_back(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [[*LEAVERS[:6], None], ADOPTION]))
    Chain().published()
    assert "awaited" in readable(installation.released(installation.restricted)).lower()
    assert "awaited" not in readable(installation.released(installation.public)).lower()


def test_a_clean_run_makes_the_same_bytes(published: Installation) -> None:
    before = (published.released(published.public), published.released(published.restricted))
    for entry in published.restricted.list("stages"):
        published.restricted.delete(entry.key)
    Chain().published()
    assert (published.released(published.public), published.released(published.restricted)) == before


def test_the_letter_on_what_the_checks_found_goes_out_with_the_run_that_found_it(sent: Installation) -> None:
    Chain().compiled()
    (letter,) = (letter for letter in sent.letters() if letter["kind"] == "checks")
    assert (sent.folder / f"outbox/{COUNCIL}/{KEY}/{letter['id']}.eml").exists()


def test_the_same_pack_is_published_once(sent: Installation) -> None:
    first = Chain().published()
    again = Chain().published()
    assert ((first.version, first.unchanged), (again.version, again.unchanged)) == ((1, False), (1, True))


def test_a_corrected_return_makes_version_two(published: Installation) -> None:
    published.send(
        SERVICE, indicator_return(SERVICE, [[*LAC[:4], 109.4, 98.8, "The figure was the opening one."]]), "fix.xlsx", hour=15
    )
    assert Chain().published().version == 2
    assert "109.4" in readable(published.released(published.public))


def test_the_index_page_lists_the_web_page_first_and_says_why_each_version_was_made(published: Installation) -> None:
    published.send(
        SERVICE, indicator_return(SERVICE, [[*LAC[:4], 109.4, 98.8, "The figure was the opening one."]]), "fix.xlsx", hour=15
    )
    Chain().published("The rate for children in care was the opening rate.")
    page = published.public.read(f"{COUNCIL}/{KEY}/index.html").decode()
    assert page.index("The rate for children in care was the opening rate.") < page.index("First publication.")
    assert page.index("report.html") < page.index("report.pdf") < page.index("cover-report.docx") < page.index("ratings.csv")


def test_every_byte_stands_as_published(published: Installation) -> None:
    assert verify(published.public, COUNCIL, KEY) + verify(published.restricted, COUNCIL, KEY) == []


def test_a_service_that_sent_nothing_is_shown_so(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [LAC]))
    Chain().published()
    assert "Assessment and safeguarding, Schools and learning, Libraries" in readable(installation.released(installation.public))


def test_a_held_indicator_is_under_query_and_its_figure_unseen(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [["1180", None, 97, 96, 88.8, 65, None], LAC]))
    Chain().published()
    for store in (installation.public, installation.restricted):
        text = readable(installation.released(store))
        assert "PI 1180 is under query" in text
        assert "88.8" not in text


def test_the_restricted_pack_says_which_cell_a_figure_came_from(published: Installation) -> None:
    where = "Source: return.xlsx, sheet “PI return”, cell E6."
    assert where in readable(published.released(published.restricted))
    assert where not in readable(published.released(published.public))


def test_another_tolerance_changes_the_ratings(sent: Installation) -> None:
    changed = own_council(sent.folder / "dudley", [("profile.yaml", "{tolerance: 10%}", "{tolerance: 5%}")])
    ratings = [Chain(council).scored()[0].ratings for council in (COUNCIL, str(changed))]
    assert ratings == [
        {"Exceeds target": 2, "On target, lower half": 1, "Worse than target": 2},
        {"Exceeds target": 2, "Worse than target": 3},
    ]


def test_one_store_for_public_and_restricted_is_refused(sent: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = Chain().compiled()
    monkeypatch.setenv("QUARTERLY_PUBLIC_STORE", str(sent.folder / "store/restricted"))
    with pytest.raises(SetupError, match="small numbers would be public"):
        plain(publish_report)(COUNCIL, QUARTER, pack, "x")


def test_what_later_quarters_and_versions_are_held_to_says_its_form(published: Installation) -> None:
    files = published.released(published.restricted)
    assert {name: json.loads(files[name])["form"] for name in LATER} == FORMS
    assert "form" not in json.loads(published.released(published.public)["report.json"])


@pytest.mark.parametrize("name", LATER)
def test_a_pack_of_a_newer_form_is_refused_by_name(published: Installation, name: str) -> None:
    (key,) = (entry.key for entry in published.restricted.list(COUNCIL) if entry.key.endswith(f"/{name}"))
    published.restricted.write(key, json.dumps({**json.loads(published.restricted.read(key)), "form": 99}).encode())
    cycle = CycleContext.of(COUNCIL, QUARTER)
    with pytest.raises(SetupError, match=f"{key} is .* of form 99"):
        READERS[name](cycle)
