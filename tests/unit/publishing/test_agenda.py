"""Which files of a pack Democratic Services gets, how they are listed, and what of an agenda holds a report back."""

from typing import Any

import pytest

from quarterly.configuration.exemption import Exemption
from quarterly.publishing.agenda import HEADER, AgendaFile, agenda_files, agenda_list, exempt_agenda_files
from quarterly.publishing.gates import hold_on_report, is_approved
from tests.unit.made import Q1
from tests.unit.publishing.test_gates import AUTOMATIC, NOW, PACK, REPORT, SIGNED, act, released
from tests.unit.reporting.reports import with_profile

TITLE = "Performance in Quarter 1"
DRAWN = {"cover-report.docx", "appendix-a.pdf", "report.pdf", "report.html", "ratings.csv", "managers-digest.pdf"}
LISTED = AgendaFile("appendix-a.pdf", "Appendix A, PDF", "appendix-a.pdf")
ON_HOLD = {**AUTOMATIC, "agenda": "hold"}


def report(*appendices: dict[str, str], **changes: Any) -> Any:
    found = [{"key": "a", "title": "Appendix A: Indicators"}, *appendices]
    own = {"title": TITLE, "rendering": "public", "appendices": found, "details": [["Wards affected", "All"]]}
    return {**own, "council": "T", "subtitle": "Q1: x", "issue": "", "audience": "", "marking": "", "sections": [], **changes}


def test_an_agenda_gets_the_cover_report_in_word_and_each_appendix_and_nothing_for_officers() -> None:
    assert agenda_files(report(), DRAWN) == [
        AgendaFile("cover-report.docx", f"{TITLE}, cover report, Word", "cover-report.docx"),
        AgendaFile("appendix-a.pdf", "Appendix A: Indicators, PDF", "appendix-a.pdf"),
    ]


def test_an_appendix_that_the_public_does_not_get_is_not_listed_as_public() -> None:
    exempt = {"key": "b", "title": "Appendix B: Costs (exempt)"}
    assert [each.name for each in agenda_files(report(exempt), DRAWN)] == ["cover-report.docx", "appendix-a.pdf"]


def test_a_supplement_on_corrections_goes_with_it() -> None:
    assert [each.name for each in agenda_files(report(), {*DRAWN, "supplement.docx"})][-1] == "supplement.docx"


def test_where_no_word_file_is_drawn_the_whole_report_goes() -> None:
    assert agenda_files(report(), {"report.pdf", "report.html"}) == [AgendaFile("report.pdf", f"{TITLE}, PDF", "report.pdf")]


def exempt_council() -> Any:
    council = with_profile()
    why = Exemption(paragraph=3, public_interest="It would harm a contract.", decided_by="Monitoring Officer")
    plan = council.profile.report
    first, *rest = plan.appendices
    appendices = (first.model_copy(update={"exempt": why}), *rest)
    profile = council.profile.model_copy(update={"report": plan.model_copy(update={"appendices": appendices})})
    return council.model_copy(update={"profile": profile})


def test_exempt_files_are_named_and_listed_as_such_with_their_paragraph() -> None:
    council, marked = exempt_council(), "not-for-publication-paragraph-3-"
    files = exempt_agenda_files(council, report(rendering="exempt"), DRAWN)
    assert [each.name for each in files] == [f"{marked}cover-report.docx", f"{marked}appendix-a.pdf"]
    rows = [dict(zip(HEADER, row, strict=True)) for row in agenda_list(council, Q1, report(), files)]
    assert {row["Exempt paragraph"] for row in rows} == {"Paragraph 3"}
    assert all(row["Publication"].startswith("Not for publication: ") for row in rows)
    assert all(row["Title"].startswith("Not for publication (paragraph 3): ") for row in rows)


def test_the_list_has_what_an_agenda_system_asks_for() -> None:
    council = with_profile(calendar={"meetings": {str(Q1): "2012-09-20"}})
    (row,) = agenda_list(council, Q1, report(), [LISTED])
    found = dict(zip(HEADER, row, strict=True))
    assert (found["Publication"], found["Exempt paragraph"], found["Report"], found["Wards"]) == ("Public", "", TITLE, "All")
    # Five clear days, the weekend not counted, before Thursday the 20th.
    assert (found["Meeting"], found["Agenda to be published by"]) == ("20 September 2012", "12 September 2012")


def test_without_a_meeting_the_days_are_to_be_agreed() -> None:
    (row,) = agenda_list(with_profile(calendar={}), Q1, report(), [LISTED])
    assert row[HEADER.index("Meeting") :][:2] == ["a day to be agreed", ""]


# The gate


def state(gates: dict[str, Any], *kinds: Any) -> str:
    profile = with_profile(gates=gates).profile
    found = hold_on_report(profile, REPORT, Q1, [act(each, by="Clerk") for each in kinds], NOW)
    return found.state if found else ""


@pytest.mark.parametrize(
    ("gates", "kinds", "expected"),
    [
        (AUTOMATIC, [], ""),
        (ON_HOLD, [], "WithDemocraticServices"),
        (ON_HOLD, ["agenda-published"], ""),
        (AUTOMATIC, ["agenda-moved"], "WithDemocraticServices"),
        (AUTOMATIC, ["agenda-withdrawn"], "WithDemocraticServices"),
        (AUTOMATIC, ["agenda-published", "agenda-moved"], "WithDemocraticServices"),
        (AUTOMATIC, ["agenda-moved", "agenda-published"], ""),
        (ON_HOLD, ["agenda-published", "withdrawal"], "WithDemocraticServices"),
    ],
)
def test_the_newest_word_on_the_agenda_counts(gates: dict[str, Any], kinds: list[Any], expected: str) -> None:
    assert state(gates, *kinds) == expected


def test_people_are_asked_before_the_agenda_is_waited_for() -> None:
    assert state({**ON_HOLD, **SIGNED}) == "AwaitingSignOff"


@pytest.mark.parametrize(
    ("gates", "acts", "expected"),
    [
        ({"sign_off": "Director"}, [], False),
        ({"sign_off": "Director"}, [act("sign-off", PACK)], True),  # before the release
        ({"sign_off": "Director"}, [act("sign-off", "cd" * 32)], False),
        ({"sign_off": ["Head of finance", "Director"]}, [act("sign-off", PACK, by="Head of finance")], False),
        ({}, [], False),
        ({}, [released()], True),
        (AUTOMATIC, [], True),
    ],
)
def test_files_go_to_democratic_services_once_signed_off_or_released_where_nobody_signs(
    gates: dict[str, Any], acts: list[Any], expected: bool
) -> None:
    assert is_approved(with_profile(gates=gates).profile, REPORT, acts) is expected
