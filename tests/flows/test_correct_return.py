"""What does the form of a correction publish and refuse, and does a refusal change nothing?"""

import hashlib
import json
from typing import Any

import pytest

from adapters.audit import events_of
from tasks.references import CycleOutcome
from tests.flows.officers import APPROVER, OFFICER, correct, corrected, cycle, everything, publish_a_page
from tests.installation import ADOPTION, ASSESSMENTS, COUNCIL, KEY, LAC, LEAVERS, Installation, cover_workbook, indicator_return
from tests.workbooks import workbook

CONSIDERED = ["Considered by Cabinet on", "12 September 2012"]


def test_a_correction_publishes_the_next_version_and_says_why(published: Installation) -> None:
    corrected(published)
    outcome: CycleOutcome = correct().result()
    assert outcome.publication.version == 2
    index = json.loads(published.public.read(f"{COUNCIL}/{KEY}/index.json"))
    assert index["versions"][1]["reason"] == "Correction: The opening rate was sent. The rating does not change."


def test_who_corrected_and_who_approved_is_recorded(published: Installation) -> None:
    corrected(published)
    correct(officer="performance-officer")
    (act,) = events_of(published.restricted, COUNCIL, KEY)
    assert (act.kind, act.service, act.by, act.approved_by, act.version) == (
        "correction",
        "children-in-care",
        OFFICER,
        APPROVER,
        1,
    )


def test_later_reports_that_were_compared_with_the_old_figure_are_named(published: Installation) -> None:
    publish_a_page(published, "2012-13-q2")
    publish_a_page(published, "2013-14-q1")
    corrected(published)
    assert correct().message == (
        "2012-13 Q1: version 2 published. Published later and compared with it: run 2012-13 Q2 and 2013-14 Q1 again."
    )
    assert cycle().message == "2012-13 Q1: version 2 stands unchanged."


def test_a_form_sent_twice_publishes_once(published: Installation) -> None:
    corrected(published)
    correct()
    before = everything(published)
    state = correct()
    assert (state.name, state.message) == (
        "Refused",
        f"Nothing of children-in-care has changed: {published.folder}/inbox/{COUNCIL}/{KEY}/children-in-care holds no file that "
        "does not count already. Put the corrected file there and send this form again. Nothing was changed.",
    )
    assert everything(published) == before


def test_a_correction_that_broke_off_is_taken_up(published: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    corrected(published)
    with monkeypatch.context() as patch:
        patch.setattr("flows.correct_return.quarterly_cycle.fn", _dies)
        assert correct().name == "Failed"
    outcome: CycleOutcome = correct().result()
    assert outcome.publication.version == 2
    assert len(events_of(published.restricted, COUNCIL, KEY)) == 1


def _dies(*_: Any) -> None:
    raise RuntimeError


def test_a_correction_that_was_picked_up_but_not_published_counts_as_new(
    published: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected(published)
    with monkeypatch.context() as patch:
        patch.setattr("flows.quarterly_cycle.compile_report", _dies)
        assert cycle().name == "Failed"
    outcome: CycleOutcome = correct().result()
    assert outcome.publication.version == 2


def test_a_file_older_than_what_counts_is_no_correction(published: Installation) -> None:
    corrected(published, hour=8)
    before = everything(published)
    state = correct()
    assert (state.name, state.message) == (
        "Refused",
        "Nothing that counts changes by fix.xlsx (saved 2 July 2012 08:00): it is blank or repeats what counts already, or is "
        "older than return.xlsx (saved 2 July 2012 09:00). Save the corrected file anew, put it into "
        f"{published.folder}/inbox/{COUNCIL}/{KEY}/children-in-care and send this form again. Nothing was changed.",
    )
    assert everything(published) == before


@pytest.mark.parametrize(
    ("service", "body"),
    [
        ("children-in-care", indicator_return("children-in-care", [LAC, LEAVERS, ADOPTION, [], ["As sent in July."]])),
        ("children-in-care", indicator_return("children-in-care", [ADOPTION, LAC])),
        ("cover", workbook({"Report": [["Quarter 1 2012/13"], [], ["Item", "Value"], CONSIDERED]})),
    ],
    ids=["saved again", "in another order", "cover workbook"],
)
def test_the_same_again_is_no_correction(published: Installation, service: str, body: bytes) -> None:
    published.send(service, body, "fix.xlsx", hour=15)
    before = everything(published)
    assert "Nothing that counts changes by fix.xlsx" in (correct(service=service).message or "")
    assert everything(published) == before


@pytest.mark.parametrize(
    ("service", "body"),
    [
        ("children-in-care", indicator_return("children-in-care", [[*LAC[:6], "The opening figure was sent first."]])),
        ("cover", cover_workbook("13 September 2012")),
    ],
    ids=["a comment", "cover workbook"],
)
def test_a_change_of_words_or_of_the_cover_workbook_is_a_correction(published: Installation, service: str, body: bytes) -> None:
    published.send(service, body, "fix.xlsx", hour=15)
    assert correct(service=service).name == "Published"
    (act,) = events_of(published.restricted, COUNCIL, KEY)
    assert act.files == (hashlib.sha256(body).hexdigest(),)


def test_two_forms_at_once_explain_each_the_version_made_from_its_file(
    published: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected(published)
    correct()
    late = indicator_return("safeguarding", [[*ASSESSMENTS[:4], 63.9, 72.5, ASSESSMENTS[6]]])
    published.send("safeguarding", late, "late.xlsx", hour=16)
    monkeypatch.setattr("flows.audit_events.newest_version", lambda *_: 1)  # as if read while the first was at work
    assert correct(service="safeguarding", what_was_wrong="Assessments of May were left out.").name == "Published"
    index = json.loads(published.public.read(f"{COUNCIL}/{KEY}/index.json"))
    assert [version["reason"] for version in index["versions"]][1:] == [
        "Correction: The opening rate was sent. The rating does not change.",
        "Correction: Assessments of May were left out. The rating does not change.",
    ]
    table = published.released(published.public)["corrections.csv"].decode()
    assert ("Assessments of May" in table, "The opening rate" in table) == (True, False)


def test_what_changed_without_a_form_is_said_to_be_unexplained(published: Installation) -> None:
    corrected(published)
    late = indicator_return("safeguarding", [[*ASSESSMENTS[:4], 63.9, 72.5, ASSESSMENTS[6]]])
    published.send("safeguarding", late, "late.xlsx", hour=16)
    correct()
    index = json.loads(published.public.read(f"{COUNCIL}/{KEY}/index.json"))
    assert index["versions"][1]["reason"] == (
        "Correction: The opening rate was sent. The rating does not change. Nobody recorded why the rest changed."
    )


def test_before_anything_is_published_one_role_is_enough(sent: Installation) -> None:
    outcome: CycleOutcome = correct(approved_by="").result()
    assert outcome.publication.version == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"council": "wessex"}, "There is no council “wessex”"),
        ({"quarter": "2012-14 Q9"}, "“2012-14 Q9” is not a quarter."),
        ({"quarter": "2098-99 Q1"}, "2098-99 Q1 has not begun: it is 1 April to 30 June 2098."),
        (
            {"service": "housing"},
            "“housing” is no service of Dudley Metropolitan Borough Council. Choose one of: children-in-care,",
        ),
        (
            {"kind": "mistake"},
            "“Kind of change” must be one of: correction (the figure was wrong), revision (late data moved it).",
        ),
        ({"effect": 5}, "“What that changes” must be text."),
        ({"what_was_wrong": " "}, "“What was wrong” is empty."),
        ({"what_was_wrong": "The child born on 03/04/2009 moved."}, "“What was wrong”: The reason seems to identify a person."),
        ({"effect": "3 children fewer are counted."}, "“What that changes”: The reason gives a small number"),
        ({"effect": "x" * 201}, "“What that changes”: The reason is longer than 200 characters."),
        ({"officer": "Jo Bloggs"}, "“Your role” must be a role of Dudley Metropolitan Borough Council, never a person's name."),
        ({"approved_by": OFFICER}, "“Approved by the role” must be another role than “Your role”"),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(installation: Installation, changes: dict[str, Any], message: str) -> None:
    before = everything(installation)
    state = correct(**changes)
    assert (state.name, state.type.value) == ("Refused", "FAILED")
    assert message in (state.message or "")
    assert (state.message or "").endswith("Nothing was changed.")
    assert everything(installation) == before


def test_what_may_not_be_told_is_not_repeated(installation: Installation) -> None:
    for changes in ({"what_was_wrong": "The child born on 03/04/2009 moved."}, {"officer": "Jo Bloggs"}):
        message = correct(**changes).message or ""
        assert "2009" not in message
        assert "Bloggs" not in message


def test_a_published_report_is_changed_by_two(installation: Installation) -> None:
    publish_a_page(installation)
    corrected(installation)
    before = everything(installation)
    assert "say under “Approved by the role” which role approved it" in (correct(approved_by="").message or "")
    assert everything(installation) == before


def test_a_file_that_cannot_be_read_is_no_correction(installation: Installation) -> None:
    publish_a_page(installation)
    installation.send("children-in-care", indicator_return("schools", []), "fix.xlsx", hour=15)
    before = everything(installation)
    assert "fix.xlsx cannot be taken." in (correct().message or "")
    assert everything(installation) == before


def test_the_same_words_for_another_file_are_another_correction(installation: Installation) -> None:
    installation.send_all()  # without the cover workbook the report waits
    for rate, hour in ((104.2, 15), (104.1, 17)):
        corrected(installation, rate, f"fix-{hour}.xlsx", hour)
        assert correct(approved_by="").name == "WithDemocraticServices"
    assert [len(act.files) for act in events_of(installation.restricted, COUNCIL, KEY)] == [2, 1]


def test_a_form_sent_again_before_the_first_publication_is_one_act(installation: Installation) -> None:
    installation.send_all()
    for _ in range(2):
        assert correct(approved_by="").name == "WithDemocraticServices"
    assert len(events_of(installation.restricted, COUNCIL, KEY)) == 1
