"""Is what an officer accepted, or what was answered about the report itself, asked no more, in this quarter and the next?"""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

import flows.record_acceptance
import tasks.compilation
import tasks.validate_return
from adapters.answers import given_answers
from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.drafts import save_draft
from adapters.flagged_sentences import release_facts_in
from adapters.previous_quarter import previous_carry_forward
from adapters.workbook.check_sheet import ANSWER, CHECK_SHEET, HEADERS, REFERENCE
from cli.app import app
from quarterly.collecting.answers.records import Questions
from quarterly.publishing.drafts import Draft
from quarterly.vocabulary.quarter import Quarter
from tests.installation import ADOPTION, KEY, LAC, LEAVERS, QUARTER, Installation, indicator_return, own_council
from tests.stages.chain import Chain
from tests.workbooks import saved, workbook

SERVICE, OFFICER = "children-in-care", "Corporate performance officer"
EARLIER = "indicator,quarter,value,mark\n1178,2011-12 Q2,95.1,\n1178,2011-12 Q3,95.3,\n1178,2011-12 Q4,95.6,\n"
REASON = "Unaccompanied young people are counted since April."
WRITTEN = "PI 1178 had gone up to 109.4 by the end of the quarter."


@pytest.fixture
def council(installation: Installation) -> Path:
    """A council with an unusual figure in a return, and a text in its cover workbook that quotes another."""
    summary = "narrative:\n  summary: {title: Summary, by: officer}\n"
    folder = own_council(installation.folder / "dudley")
    profile = folder / "profile.yaml"
    if "\nnarrative:" not in profile.read_text():
        profile.write_text(profile.read_text() + "\n" + summary)
    (folder / "history.csv").write_text(EARLIER)
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]))
    return folder


@pytest.fixture(autouse=True)
def _in_august(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (flows.record_acceptance, tasks.validate_return, tasks.compilation):
        monkeypatch.setattr(module, "today", lambda: date(2012, 8, 15))


def compiled(council: Path, quarter: str = QUARTER) -> Questions:
    """Compile the report, keep its draft, and return its questions."""
    cycle = CycleContext.of(str(council), quarter)
    pack = Chain(str(council), quarter).compiled()
    save_draft(cycle, Draft(pack.view, pack.folder))
    return release_facts_in(cycle, pack.folder).questions


def accept(council: Path, *arguments: str, reason: str = REASON, by: str = OFFICER) -> Result:
    given = ("--reason", reason, "--by", by) if arguments else ()
    runner = CliRunner(env={"COLUMNS": "250"})
    return runner.invoke(app, ["accept", str(council), QUARTER, *arguments, *given])


def open_codes(questions: Questions) -> list[str]:
    return [each.finding.code for each in questions.open]


def reference(questions: Questions, code: str = "H02") -> str:
    return next(each.finding.reference for each in questions.open if each.finding.code == code)


def test_a_finding_that_was_accepted_is_not_asked_again(council: Path) -> None:
    questions = compiled(council)
    accepted = accept(council, reference(questions))
    assert (accepted.exit_code, f"Finding {reference(questions)} is accepted." in accepted.stdout) == (0, True)
    after = compiled(council)
    (settled,) = (each for each in after.answered if each.finding.code == "H02")
    assert ("H02" in open_codes(after), settled.answer.text, settled.answer.by) == (False, REASON, OFFICER)


def test_it_is_recorded_with_role_and_reason(council: Path) -> None:
    named = reference(compiled(council))
    accept(council, named.upper(), "--until", "31 March 2013")
    (event,) = events_of(CycleContext.of(str(council), QUARTER).restricted, "dudley", KEY)
    assert event.finding is not None
    assert (event.kind, event.by, event.reason, event.finding.reference) == ("finding-accepted", OFFICER, REASON, named)
    printed = CliRunner(env={"COLUMNS": "250"}).invoke(app, ["history", str(council), QUARTER]).stdout
    assert f"accepted finding {named} of Children in care, until 31 March 2013" in printed


def test_taken_back_it_is_asked_again(council: Path) -> None:
    named = reference(compiled(council))
    accept(council, named)
    compiled(council)
    assert "is no longer accepted" in accept(council, named, "--undo").stdout
    assert "H02" in open_codes(compiled(council))


def test_without_a_reference_what_is_open_and_what_was_answered_is_listed(council: Path) -> None:
    questions = compiled(council)
    listed = accept(council).stdout
    assert (reference(questions) in listed, "outside its usual range" in listed) == (True, True)
    accept(council, reference(questions))
    compiled(council)
    assert f"Accepted by the role {OFFICER}" in accept(council).stdout


@pytest.mark.parametrize(
    ("arguments", "changes", "message"),
    [
        (["H02-000000"], {}, "No open question of 2012-13 Q1 has this reference."),
        (["C02"], {}, "No open question"),
        (["REFERENCE"], {"reason": ""}, "--reason is empty."),
        (["REFERENCE"], {"reason": "Kayleigh Adams moved here."}, "seems to identify a person"),
        (["REFERENCE"], {"reason": "It rose to 62.9% by then."}, "gives a figure"),
        (["REFERENCE"], {"by": "Ann Smith"}, "never a person's name"),
        (["REFERENCE", "--until", "14 August 2012"], {}, "--until is 14 August 2012, which is past, so it would accept nothing"),
        (["REFERENCE", "--until", "soon"], {}, "--until must be a day"),
        (["REFERENCE", "--undo"], {}, "No officer has accepted a finding with this reference."),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(
    council: Path, arguments: list[str], changes: dict[str, str], message: str
) -> None:
    named = reference(compiled(council))
    refused = accept(council, *(each.replace("REFERENCE", named) for each in arguments), **changes)
    assert (refused.exit_code, message in " ".join(refused.output.split())) == (2, True), refused.output
    assert events_of(CycleContext.of(str(council), QUARTER).restricted, "dudley", KEY) == ()


def test_before_anything_was_compiled_it_says_so(council: Path) -> None:
    assert "has been put together yet" in accept(council).output


def test_the_same_form_sent_again_is_not_recorded_twice(council: Path) -> None:
    named = reference(compiled(council))
    accept(council, named)
    compiled(council)
    assert accept(council, named).exit_code == 0
    assert len(events_of(CycleContext.of(str(council), QUARTER).restricted, "dudley", KEY)) == 1


def test_what_was_accepted_goes_on_to_the_next_quarter_with_what_is_published(installation: Installation, council: Path) -> None:
    named = reference(compiled(council))
    accept(council, named)
    Chain(str(council)).published()
    second = Quarter.parse(QUARTER).next
    cycle = CycleContext.of(str(council), str(second))
    assert [each.reference for each in previous_carry_forward(cycle.restricted, cycle.council, second).answers] == [named]
    assert [(each.reference, each.by, each.quarter) for each in given_answers(cycle)] == [(named, OFFICER, KEY)]


def quoting_another_figure(installation: Installation) -> None:
    """Send a reply of an owner that quotes another figure than the table's."""
    rows = [["Dudley Metropolitan Borough Council"], ["Period: Quarter 1 2012/13"], [], ["PI ref", "Comment"], ["1178", WRITTEN]]
    installation.send("commentary", workbook({"Commentary": rows}), "reply.xlsx", hour=10)


def test_a_question_about_the_report_is_accepted_like_any_other(installation: Installation, council: Path) -> None:
    quoting_another_figure(installation)
    named = reference(compiled(council), "R04")
    assert accept(council, named).exit_code == 0
    after = compiled(council)
    assert ("R04" in open_codes(after), [each.answer.text for each in after.answered]) == (False, [REASON])


def test_a_question_about_the_report_is_answered_in_the_list_that_its_letter_brings(
    installation: Installation, council: Path
) -> None:
    quoting_another_figure(installation)
    compiled(council)
    (letter,) = (each for each in installation.letters() if each["kind"] == "checks")
    book = openpyxl.load_workbook(BytesIO(installation.restricted.read(letter["attachments"][0]["key"])))
    sheet = book[CHECK_SHEET]
    columns = {name: position for position, name in enumerate(HEADERS, start=1)}
    row = next(n for n in range(6, sheet.max_row + 1) if str(sheet.cell(n, columns[REFERENCE]).value).startswith("R04"))
    sheet.cell(row, columns[ANSWER]).value = "It is the rate of the last day, as the sentence says."
    installation.send("cover", saved(book), letter["attachments"][0]["name"], hour=11)
    after = compiled(council)
    assert ("R04" in open_codes(after), [each.answer.text for each in after.answered]) == (
        False,
        ["It is the rate of the last day, as the sentence says."],
    )


def test_a_text_about_a_corrected_figure_is_no_contradiction_and_its_writer_is_asked(
    installation: Installation, council: Path
) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [[*LAC[:4], 128.1, *LAC[5:]], LEAVERS, ADOPTION]), hour=9)
    rows = [["Dudley Metropolitan Borough Council"], ["Period: Quarter 1 2012/13"], [], ["PI ref", "Comment"]]
    reply = [*rows, ["1178", "The rate stood at 128.1 when the quarter ended, after two homes had opened."]]
    installation.send("commentary", workbook({"Commentary": reply}), "reply.xlsx", hour=10)
    Chain(str(council)).published()
    installation.send(SERVICE, indicator_return(SERVICE, [LAC]), "fix.xlsx", hour=15)
    found = [each.finding for each in compiled(council).open if each.service == "report"]
    assert [(each.code, each.message) for each in found if each.indicator == "1178"] == [
        ("R18", "In commentary on PI 1178, 128.1 is given for PI 1178: the figure of version 1, corrected to 104.9 since.")
    ]
    Chain(str(council)).published()
    # The published correction is no earlier version of itself.
    again = [each.finding for each in compiled(council).open if each.service == "report"]
    assert [each.code for each in again if each.indicator == "1178"] == ["R18"]
