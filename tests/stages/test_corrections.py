"""Does each rendering of a second version state the corrections its readers may see, and the same each time it is compiled?"""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.provenance import record_sources
from adapters.publication import versions
from adapters.store import Store
from quarterly.vocabulary.audit_event import AuditEvent
from tasks.collect_returns import collect_returns
from tests.installation import ADOPTION, ASSESSMENTS, COUNCIL, KEY, LAC, LEAVERS, QUARTER, Installation, indicator_return
from tests.snapshots import Snapshots
from tests.stages.chain import Chain, plain, published_by_stages

SERVICE = "children-in-care"
MORE = ["1180", None, 13, 20, 65, 65, "13 of the 20 care leavers were in work."]
ACT = AuditEvent(
    kind="correction",
    council=COUNCIL,
    quarter=KEY,
    at="2012-10-03T09:00:00+00:00",
    by="Performance officer",
    reason="The rate was that of April.",
    version=1,
    approved_by="Head of children in care",
    service=SERVICE,
    effect="The rating becomes worse.",
)


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    return published_by_stages(installation, snapshots)


def correct(installation: Installation, *rows: list[Any], hour: int = 15) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, rows), f"fix-{hour}.xlsx", hour=hour)


def first_section(installation: Installation, store: Store) -> tuple[str, list[list[str]]]:
    """Return the title of a report's first section, and the rows of its tables."""
    section = json.loads(installation.released(store)["report.json"])["sections"][0]
    tables = [block["rows"] for block in section["blocks"] if block["type"] == "table"]
    return section["title"], [[cell["text"] for cell in row] for rows in tables for row in rows]


def everything(installation: Installation) -> list[dict[str, bytes]]:
    return [installation.released(installation.public), installation.released(installation.restricted)]


def test_the_first_version_has_no_corrections(published: Installation) -> None:
    assert first_section(published, published.public)[0] != "Corrections since version 1"
    assert "corrections.csv" not in published.released(published.public)


def test_the_second_says_what_was_and_is(published: Installation) -> None:
    correct(published, [*LAC[:4], 109.4, 98.8, LAC[6]])
    Chain().published()
    title, rows = first_section(published, published.public)
    assert title == "Corrections since version 1"
    assert [row[1:] for row in rows] == [["Value", "104.9", "109.4", "On target, lower half, now Worse than target"]]


def test_an_act_recorded_since_says_why_and_who(published: Installation) -> None:
    record(published.restricted, ACT)
    correct(published, [*LAC[:4], 109.4, 98.8, LAC[6]])
    Chain().published()
    table = published.released(published.public)["corrections.csv"].decode("utf-8-sig")
    assert "The rate was that of April.,Performance officer,Head of children in care" in table
    assert b"The rating becomes worse." in published.released(published.public)["report.html"]


def test_compiling_again_after_publication_makes_the_same_bytes(published: Installation) -> None:
    record(published.restricted, ACT)
    correct(published, [*LAC[:4], 109.4, 98.8, LAC[6]])
    Chain().published()
    before = everything(published)
    for entry in published.restricted.list("stages"):
        published.restricted.delete(entry.key)
    again = Chain().published()
    assert (again.version, again.unchanged, everything(published) == before) == (2, True, True)


def test_a_third_version_is_compared_with_the_second(published: Installation) -> None:
    record(published.restricted, ACT)
    for hour, rate in ((15, 109.4), (16, 99.1)):
        correct(published, [*LAC[:4], rate, 98.8, LAC[6]], hour=hour)
        Chain().published()
    title, rows = first_section(published, published.public)
    assert (title, rows[0][2:4]) == ("Corrections since version 2", ["109.4", "99.1"])
    assert b"that of April" not in published.released(published.public)["report.html"]


def test_what_the_public_may_not_see_is_corrected_in_the_restricted_pack_alone(published: Installation) -> None:
    correct(published, ["1180", None, 2, 6, None, 65, "2 out of the 6 care leavers were in work."], ADOPTION)
    Chain().published()
    numbers = [len(versions(store, COUNCIL, KEY).versions) for store in (published.public, published.restricted)]  # type: ignore[union-attr]
    assert numbers == [1, 2]
    assert first_section(published, published.restricted)[1][0][2:4] == ["50% (3 of 6)", "33% (2 of 6)"]


def test_after_such_a_correction_each_rendering_names_its_own_version(published: Installation) -> None:
    correct(published, ["1180", None, 2, 6, None, 65, "2 out of the 6 care leavers were in work."], ADOPTION)
    Chain().published()
    correct(published, [*LAC[:4], 109.4, 98.8, LAC[6]], hour=16)
    Chain().published()
    titles = [first_section(published, store)[0] for store in (published.public, published.restricted)]
    assert titles == ["Corrections since version 1", "Corrections since version 2"]


@pytest.mark.parametrize(("was", "now"), [(LEAVERS, MORE), (MORE, LEAVERS)], ids=["shown now", "held back now"])
def test_a_figure_held_back_in_either_version_is_in_no_line_for_the_public(
    installation: Installation, was: list[Any], now: list[Any]
) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [was, ADOPTION]))
    Chain().published()
    correct(installation, now)
    Chain().published()
    table = installation.released(installation.public)["corrections.csv"].decode()
    assert sorted(first_section(installation, installation.public)[1][0][2:4]) == ["Held back", "Shown"]
    assert [secret for secret in ("50%", "65%", "3 of", "13 of", "of the 6") if secret in table] == []


def test_the_public_is_not_told_that_two_more_cases_were_found(installation: Installation) -> None:
    for hour, cases in ((9, 13), (15, 15)):
        installation.send(
            SERVICE, indicator_return(SERVICE, [["1180", None, cases, 25, None, 65, None], ADOPTION]), f"{hour}.xlsx", hour
        )
        Chain().published()
    assert first_section(installation, installation.public)[1][0][2:4] == ["[c]", "[c]"]
    assert first_section(installation, installation.restricted)[1][0][2:4] == ["52% (13 of 25)", "60% (15 of 25)"]


def test_what_was_taken_down_is_not_compared_with(published: Installation) -> None:
    index = versions(published.public, COUNCIL, KEY)
    assert index is not None
    gone = index.without(index.current.release, at="2012-10-04T09:00:00+00:00")
    published.public.write(f"{COUNCIL}/{KEY}/index.json", gone.to_bytes())
    correct(published, [*LAC[:4], 109.4, 98.8, LAC[6]])
    Chain().published()
    assert "corrections.csv" not in published.released(published.public)


def test_a_late_return_is_told_as_what_was_not_received(installation: Installation) -> None:
    installation.send(
        "safeguarding", indicator_return("safeguarding", [["1176", None, None, None, 62.9, 72.5, "Staff were off sick."]])
    )
    Chain().published()
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]), hour=15)
    Chain().published()
    rows = first_section(installation, installation.public)[1]
    assert rows[0][1:] == ["Value", "Not received", "104.9", "Not received, now On target, lower half"]
    assert ["Children in care", "Return", "Not received", "Received", "–"] in rows


HIGHER = [*LAC[:4], 109.4, 98.8, LAC[6]]
FEWER = ["1180", None, 2, 6, None, 65, "2 out of the 6 care leavers were in work."]
LATE = indicator_return("safeguarding", [[*ASSESSMENTS[:4], 63.9, 72.5, ASSESSMENTS[6]]])


def publish() -> None:
    """Publish as the flow does, which records the files that a version was made from."""
    Chain().published()
    record_sources(CycleContext.of(COUNCIL, QUARTER), plain(collect_returns)(COUNCIL, QUARTER))


def recorded(installation: Installation, body: bytes, service: str = SERVICE, reason: str = ACT.reason) -> None:
    """Record the audit event of a form with a new file, after version 1."""
    record(installation.restricted, replace(ACT, service=service, reason=reason, files=(hashlib.sha256(body).hexdigest(),)))


def reasons(installation: Installation, store: Store) -> list[str]:
    """Return the reasons for the corrections in a report."""
    (block, *_) = json.loads(installation.released(store)["report.json"])["sections"][0]["blocks"]
    return block["items"] if block["type"] == "list" else [block["text"]]


def test_an_act_recorded_while_another_run_was_at_work_explains_the_version_made_from_its_file(published: Installation) -> None:
    publish()
    fix = indicator_return(SERVICE, [HIGHER])
    recorded(published, fix)
    recorded(published, LATE, "safeguarding", "Assessments of May were left out.")
    published.send(SERVICE, fix, "fix.xlsx", hour=15)
    publish()
    for store in (published.public, published.restricted):
        assert ["that of April" in each for each in reasons(published, store)] == [True]
    published.send("safeguarding", LATE, "late.xlsx", hour=16)
    publish()
    for store in (published.public, published.restricted):
        assert first_section(published, store)[0] == "Corrections since version 2"
        assert ["Assessments of May were left out." in each for each in reasons(published, store)] == [True]


def test_an_act_whose_file_changed_nothing_for_the_public_explains_the_restricted_version_alone(published: Installation) -> None:
    publish()
    fix = indicator_return(SERVICE, [FEWER, ADOPTION])
    recorded(published, fix)
    published.send(SERVICE, fix, "fix.xlsx", hour=15)
    publish()
    assert ["that of April" in each for each in reasons(published, published.restricted)] == [True]
    before = everything(published)
    for entry in published.restricted.list("stages"):
        published.restricted.delete(entry.key)
    assert (Chain().published().unchanged, everything(published) == before) == (True, True)
    correct(published, HIGHER, hour=16)
    publish()
    for store in (published.public, published.restricted):
        assert reasons(published, store)[0].startswith("Nobody recorded a correction")


def test_a_file_that_comes_to_a_version_that_stands_changes_nothing_of_what_it_corrects(published: Installation) -> None:
    publish()
    correct(published, HIGHER)
    publish()
    before, fewer = everything(published)[0], indicator_return(SERVICE, [FEWER, ADOPTION])
    recorded(published, fewer)
    published.send(SERVICE, fewer, "fewer.xlsx", hour=16)
    for _ in range(2):
        publish()
        assert everything(published)[0] == before


def test_the_pack_says_why_in_the_words_of_its_report(published: Installation) -> None:
    publish()
    fix = indicator_return(SERVICE, [HIGHER])
    recorded(published, fix)
    published.send(SERVICE, fix, "fix.xlsx", hour=15)
    published.send("safeguarding", LATE, "late.xlsx", hour=16)
    assert Chain().compiled().why == (
        "Correction: The rate was that of April. The rating becomes worse. Nobody recorded why the rest changed."
    )
