"""Is nothing of a file left in either kind of store after it was removed, whatever it said?"""

from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from adapters.find import occurrences
from adapters.settings import load_settings
from adapters.store import S3Options
from adapters.stored_objects import stored_objects
from flows.form_checks import opened
from flows.record_purge import PurgeForm, carry_out, planned_purge
from quarterly.publishing.purging import Subject
from quarterly.publishing.sought import sought_text
from tasks.collect_returns import collect_returns
from tests.installation import ADOPTION, COUNCIL, LAC, QUARTER, Installation, indicator_return
from tests.properties import costly
from tests.stages.chain import Chain, plain

SERVICE = "children-in-care"
STAYS = "The number of children in care rose in the spring."
WORDS = st.lists(st.text('abcdefghijklmnop ßäé’&<"', min_size=3, max_size=12).map(str.strip).filter(bool), min_size=4, max_size=8)


def places(text: str) -> set[str]:
    return {each.found.kind for each in occurrences(stored_objects(load_settings()), sought_text(text).is_in) if not each.unread}


def remove_first_file() -> None:
    cycle = opened(COUNCIL, QUARTER)
    (raw,) = plain(collect_returns)(COUNCIL, QUARTER).received
    form = PurgeForm(
        subject=Subject.FILE,
        digest=raw.files[0].digest,
        reason="It says what it may not.",
        officer="Corporate performance officer",
        approved_by="",
    )
    carry_out(cycle, COUNCIL, planned_purge(cycle, form))


@pytest.fixture(params=["folder", "s3"])
def either(request: pytest.FixtureRequest, installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """An installation whose stores are folders, or in a bucket."""
    if request.param == "s3":
        options: S3Options = request.getfixturevalue("s3_options")
        monkeypatch.setenv("QUARTERLY_S3_ENDPOINT", str(options.endpoint))
        monkeypatch.setenv("QUARTERLY_STORE", f"s3://{request.getfixturevalue('shared_bucket')}/{uuid4().hex}")
    return installation


def test_nothing_of_a_removed_file_is_left(either: Installation) -> None:
    says = "Kim Example moved to an aunt in Sedgley."
    either.send(SERVICE, indicator_return(SERVICE, [[*LAC[:6], says]]))
    either.send(SERVICE, indicator_return(SERVICE, [[*ADOPTION[:6], STAYS]]), "more.xlsx", hour=10)
    Chain().asked()
    assert {"archive", "stages"} <= places(says)
    remove_first_file()
    assert places(says) == set()
    assert "archive" in places(STAYS)


@costly(10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS)
def test_whatever_a_cell_said(installation: Installation, words: list[str]) -> None:
    says = f"{uuid4().hex} {' '.join(words)}"
    installation.send(SERVICE, indicator_return(SERVICE, [["1180", None, 7, 6, 50, 65, says]]), f"{uuid4().hex}.xlsx")
    Chain().validated()
    assert {"archive", "stages"} <= places(says)
    remove_first_file()
    assert places(says) == set()
    for path in Path(installation.folder / "inbox").rglob("*.xlsx"):
        path.unlink()
