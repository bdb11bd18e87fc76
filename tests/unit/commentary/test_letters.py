"""Letters: to whom, about what, and the same letter once."""

from dataclasses import replace
from datetime import date

import pytest

from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.commentary.asked_figures import AskedFigure
from quarterly.commentary.asking import Ask, FigureChange
from quarterly.commentary.findings_letters import checks_letter, findings_letter
from quarterly.commentary.letters import Attachment, Letter
from quarterly.commentary.request_letter import CommentaryRequest, request_letter
from quarterly.vocabulary.illustrative import LEGEND
from tests.unit.made import CARE, Q1, TOWN, file, finding, row, sent

RETURN = sent(CARE, file("july.xlsx", row("1178", "104.9", file="july.xlsx")))
WRONG = finding("1178", message="The value is text.", remedy="Type a figure.")
FORM = Attachment("commentary-2012-13-q1.xlsx", "forms/1")
DUE = date(2012, 7, 20)


def answer(*findings: Finding, to: ServiceReturn = RETURN, copies: tuple[Attachment, ...] = ()) -> Letter:
    first, *others = to.files
    return findings_letter(TOWN, Q1, replace(to, files=(replace(first, findings=findings), *others)), copies)


def request(*indicators: str, illustrative: tuple[str, ...] = ()) -> Letter:
    ask = Ask(contact="head-of-children-in-care", indicators=indicators, replies={})
    asked = CommentaryRequest(ask=ask, form=FORM, due=DUE, illustrative=illustrative, off_target=indicators)
    return request_letter(TOWN, Q1, asked)


def said(letter: Letter) -> str:
    return " ".join(letter.text.split())


def test_the_answer_goes_to_the_services_data_lead() -> None:
    assert (answer().to, answer().subject) == (
        "children-in-care.data@milton.example",
        "return “Children in care” received, nothing to do, 2012-13 Q1",
    )


def test_a_clean_return_is_acknowledged() -> None:
    assert answer().text == (
        "To the data lead for children in care\n\n"
        "Your return “Children in care” for 2012-13 Q1 has been read: july.xlsx.\n\n"
        "Nothing was found wrong with it. There is nothing you need to do.\n\n"
        "Corporate performance officer\nMilton Metropolitan Borough Council\nperformance@milton.example\n"
    )


def test_what_the_cover_report_cannot_go_out_with_is_told_apart_from_indicators_held() -> None:
    blank = replace(WRONG, code="N04", indicator=None)
    letter = answer(WRONG, blank, to=replace(RETURN, service="cover"))
    assert (letter.to, letter.subject) == (
        "performance@milton.example",
        "2 points to look at in the return “Cover report”, 2012-13 Q1",
    )
    assert (
        "What was found: 1 critical (the indicator is reported as “under query” until it is put right) and 1 critical (the "
        "report cannot go out until it is put right)."
    ) in said(letter)


def test_a_finding_is_told_with_its_place_and_remedy() -> None:
    letter = answer(WRONG)
    assert "Critical, PI return, cell E7: The value is text. Type a figure. (V02)" in said(letter)
    assert letter.subject.startswith("1 point to look at in the return")


def test_a_point_alone_has_no_number() -> None:
    assert ("\n\nCritical, " in answer(WRONG).text, "1. " in answer(WRONG).text) == (True, False)


def test_one_point_to_check_is_asked_about_as_one() -> None:
    one, two = (answer(*(finding("1178", "K03", "warning", row=row) for row in rows)).to_do for rows in ((7,), (7, 8)))
    assert one == "Please check the point below: send the row if it needs correcting, or say why it is right. Your return stands."
    assert (
        two == "Please check the points below: send the rows that need correcting, or say why they are right. Your return stands."
    )


def test_the_worst_is_told_first_and_all_are_counted() -> None:
    letter = said(answer(finding("1178", "S05", "info"), finding("1178", "K03", "warning"), WRONG))
    assert letter.index("1. Critical, ") < letter.index("2. To check, ") < letter.index("3. For information, ")
    assert "What was found: 1 critical (the indicator is reported as “under query” until it is put right), 1 to check" in letter


@pytest.mark.parametrize(("severity", "asked"), [("critical", True), ("warning", False), ("info", False)])
def test_only_what_is_critical_must_be_put_right(severity: str, asked: bool) -> None:
    assert ("put right what is critical" in said(answer(finding("1178", "V02", severity)))) is asked


def test_a_refused_file_is_told_with_the_reason() -> None:
    refused = sent(CARE, file("old.xlsx", refused="This return is for 2011-12 Q4."))
    letter = said(answer(to=refused))
    assert "old.xlsx could not be taken, and nothing in it counts. This return is for 2011-12 Q4." in letter
    assert "Nothing was found wrong" not in letter


def test_an_annotated_copy_is_announced_and_enclosed() -> None:
    letter = answer(WRONG, copies=(Attachment("july-checked.xlsx", "k"),))
    assert ("A copy of your own workbook is attached" in letter.text, [a.name for a in letter.attachments]) == (
        True,
        ["july-checked.xlsx"],
    )


def test_what_is_wrong_with_replies_goes_to_the_performance_officer() -> None:
    letter = answer(WRONG, to=sent("commentary", file("reply.xlsx")))
    assert (letter.to, letter.subject) == (
        "performance@milton.example",
        "1 point to look at in the return “Owners' replies”, 2012-13 Q1",
    )


def test_the_same_letter_has_the_same_id_and_another_one_its_own() -> None:
    assert answer(WRONG) == answer(WRONG)
    assert len({answer().id, answer(WRONG).id, answer(finding("1178", row=8)).id}) == 3


def test_a_request_names_what_when_and_how() -> None:
    letter = request("1180", "1178")
    assert (letter.to, letter.subject) == (
        "head.children-in-care@milton.example",
        "commentary on 2 indicators, 2012-13 Q1",
    )
    assert (
        letter.blocks[0].text
        == "These are off target in 2012-13 Q1, and the Children's Services Scrutiny Committee will ask why:"
    )
    assert "by Friday 20 July 2012" in said(letter)
    assert letter.blocks[0].points[0] == "PI 1178: Number of LAC per 10k of the child population"
    assert (letter.attachments, letter.about) == ((FORM,), ("1180", "1178"))


def test_a_request_about_one_indicator_names_it_also_in_its_subject() -> None:
    letter, named = request("1178"), "Number of LAC per 10k of the child population (PI 1178)"
    assert letter.subject == f"commentary on {named}, 2012-13 Q1"
    assert f"{named} is off target" in said(letter)


def test_in_the_reply_each_answer_begins_with_its_indicator() -> None:
    several = "begin each answer on a line of its own with its indicator, such as “PI 1178:”."
    assert (several in said(request("1178", "1180")), several in said(request("1178"))) == (True, False)


def test_an_indicator_that_has_changed_is_not_named_twice() -> None:
    before, now = (AskedFigure(indicator="1178", printed=printed) for printed in ("50", "60"))
    ask = Ask(contact="head-of-children-in-care", indicators=("1178", "1180"), changed=(FigureChange(before, now),))
    letter = request_letter(TOWN, Q1, CommentaryRequest(ask=ask, form=FORM, due=DUE, off_target=("1178", "1180")))
    assert [block.text.partition(" (PI")[0] for block in letter.blocks[:2]] == [
        "Care leavers in employment, education and training",
        "Number of LAC per 10k of the child population",
    ]
    assert letter.subject == "commentary again on 2 indicators, 2012-13 Q1"


def test_a_request_carries_no_figure_and_no_rating() -> None:
    assert not any(word in said(request("1180")) for word in ("50", "triangle", "Worse"))


def test_an_owner_is_asked_once_about_the_same_indicators() -> None:
    assert (request("1178").id == request("1178").id, request("1178").id == request("1180").id) == (True, False)


def place(code: str, severity: str) -> Finding:
    return Finding(code=code, severity=Severity(severity), message="Something is wrong.", remedy="Mend it.", file="cover.xlsx",
                   sheet="Narrative", cell="B7", indicator=None)  # fmt: skip


def test_the_letter_puts_what_is_worst_first_and_numbers_it() -> None:
    letter = checks_letter(TOWN, Q1, [place("R05", "info"), place("R14", "critical")])
    assert letter.subject == "2 places to look at in the report for 2012-13 Q1"
    assert [line for line in letter.text.splitlines() if line[:1].isdigit()] == [
        "1. Critical, Narrative, cell B7: Something is wrong. Mend it. (R14)",
        "2. For information, Narrative, cell B7: Something is wrong. Mend it. (R05)",
    ]


def test_the_letter_about_one_place_is_worded_for_one() -> None:
    letter = checks_letter(TOWN, Q1, [place("R05", "info")])
    assert letter.subject == "1 place to look at in the report for 2012-13 Q1"
    assert letter.to_do.startswith("Look at the place below.")
    assert "1 place in it should be looked at" in " ".join(letter.text.split())


def test_the_letter_says_what_becomes_of_what_is_critical() -> None:
    critical, info = (" ".join(checks_letter(TOWN, Q1, [place("R14", weight)]).text.split()) for weight in ("critical", "info"))
    asked = "What is critical is put right before the report is released, or accepted with a reason."
    assert (asked in critical, asked in info) == (True, False)


def test_the_same_findings_are_one_letter() -> None:
    found = [place("R05", "info"), place("R14", "critical")]
    assert checks_letter(TOWN, Q1, found).id == checks_letter(TOWN, Q1, found).id


def test_other_findings_are_another_letter() -> None:
    letters = [checks_letter(TOWN, Q1, [place(code, "info")]).id for code in ("R05", "R06")]
    assert letters[0] != letters[1]


def test_findings_in_other_words_are_the_same_letters() -> None:
    reworded = replace(WRONG, message="Here is no figure but text.", remedy="Type the figure alone.")
    assert answer(reworded).id == answer(WRONG).id
    assert checks_letter(TOWN, Q1, [reworded]).id == checks_letter(TOWN, Q1, [WRONG]).id


def test_another_file_of_the_same_name_is_answered_anew() -> None:
    again = replace(RETURN, files=tuple(replace(each, digest="another") for each in RETURN.files))
    assert answer(WRONG, to=again).id != answer(WRONG).id


def test_a_request_names_what_is_rated_on_illustrative_figures_and_says_what_the_sign_means() -> None:
    letter = request("1178", "1180", illustrative=("1180",))
    assert [each.endswith("[i]") for each in letter.blocks[0].points] == [False, True]
    assert LEGEND in said(letter)


def test_a_figure_that_was_made_up_keeps_its_sign_in_a_letter_which_says_what_it_means() -> None:
    quoted = replace(place("V03", "critical"), message="The value 112% [i] of PI 1178 is not a percentage from 0 to 100.")
    plain = " ".join(checks_letter(TOWN, Q1, [quoted]).text.split())
    assert ("112% [i]" in plain, LEGEND in plain) == (True, True)
    assert LEGEND not in " ".join(checks_letter(TOWN, Q1, [place("V03", "critical")]).text.split())
    assert LEGEND in " ".join(answer(quoted).text.split())
