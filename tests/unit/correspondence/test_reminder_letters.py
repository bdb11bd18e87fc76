"""Reminders and the officer's list, as their readers get them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quarterly.correspondence.chasing import Proposal, Reminder
from quarterly.correspondence.officers_list import OfficersList, officers_list
from quarterly.correspondence.owed import Owed, OwedKind
from quarterly.correspondence.reminder_letters import reminder_letter
from tests.unit.correspondence.made_chasing import CARE, DEPUTY, HEAD, Q1, council, owes

TOWN = council()
COMMENTARY = owes(HEAD, OwedKind.COMMENTARY, names=("PI 1178", "PI 1180"), due=date(2012, 8, 9))
ANSWERS = owes(kind=OwedKind.ANSWERS, due=date(2012, 7, 31))


def test_a_reminder_says_what_is_to_be_sent_until_when() -> None:
    letter = reminder_letter(TOWN, Reminder(CARE, (ANSWERS, owes())), date(2012, 7, 18))
    assert letter.headline == "Action by Friday 20 July: 2 things awaited, 2012-13 Q1"
    assert letter.text == (
        "To the data lead for children in care\n\n"
        "What to do by Friday 20 July 2012: Please send what is listed below by its day.\n\n"
        "Awaited from you:\n\n"
        "1. The return of Children in care for 2012-13 Q1 (due on Friday 20 July 2012)\n\n"
        "2. Corrections of what is critical in the return of Children in care for 2012-13 Q1 (due\n"
        "on Tuesday 31 July 2012)\n\n"
        "If more time is needed, reply to this message and say until when. If it is on its way,\nyou need do nothing.\n\n"
        "Corporate performance officer\nMilton Metropolitan Borough Council\nperformance@milton.example\n"
    )


def test_what_is_overdue_is_asked_for_now() -> None:
    letter = reminder_letter(TOWN, Reminder(DEPUTY, (), (owes(),)), date(2012, 7, 25))
    assert (letter.headline, letter.to_do) == (
        "Action: overdue, return of Children in care, 2012-13 Q1",
        "Please see that what is overdue is sent now.",
    )
    assert letter.blocks[0].points == (
        "The return of Children in care for 2012-13 Q1, from the data lead for children in care (was due on Friday 20 July 2012)",
    )


@pytest.mark.parametrize(
    ("owed", "to_do"),
    [
        (owes(), "Please send the return of Children in care for 2012-13 Q1, by replying to this message. "
                 "It was due on Friday 20 July 2012."),
        (replace(COMMENTARY, names=("PI 1178",)), "Please send commentary on Number of LAC per 10k of the child population "
                 "(PI 1178) for 2012-13 Q1, by replying to the message that asks for it."),
        (owes(kind=OwedKind.SIGN_OFF, names=(), due=None), "Please reply to the message that asks for your sign-off of the "
                 "report for 2012-13 Q1."),
    ],
    ids=["return", "commentary", "sign-off"],
)  # fmt: skip
def test_the_one_thing_that_is_owed_is_what_is_to_be_done(owed: Owed, to_do: str) -> None:
    letter = reminder_letter(TOWN, Reminder(owed.contact, (owed,)), date(2012, 7, 25))
    assert (letter.to_do, [block.points for block in letter.blocks]) == (to_do, [()])


@pytest.mark.parametrize(
    ("reader", "words"), [(HEAD, "Awaited from your service:"), (DEPUTY, "Awaited from others for whom you stand in:")]
)
def test_a_head_reads_of_their_service_and_a_deputy_of_whom_they_stand_in_for(reader: str, words: str) -> None:
    assert reminder_letter(TOWN, Reminder(reader, (), (owes(),)), date(2012, 7, 25)).blocks[0].text == words


def test_a_person_gets_one_letter_a_day_whatever_it_says() -> None:
    day = date(2012, 7, 25)
    assert reminder_letter(TOWN, Reminder(CARE, (owes(),)), day).id == reminder_letter(TOWN, Reminder(CARE, (ANSWERS,)), day).id
    assert (
        reminder_letter(TOWN, Reminder(CARE, (owes(),)), date(2012, 7, 26)).id
        != reminder_letter(TOWN, Reminder(CARE, (owes(),)), day).id
    )


def test_the_officer_reads_who_owes_what_the_latest_first_and_what_may_be_taken_to_a_head() -> None:
    found = OfficersList(owed=[COMMENTARY, owes()], proposed=[Proposal("children-in-care", HEAD, (owes(),))], came=1)
    letter = officers_list(TOWN, found, date(2012, 7, 30))
    assert letter.headline == "Action: Milton, 1 overdue, 1 to come"
    assert [(block.text, block.points) for block in letter.blocks] == [
        ("1 thing has come since the last list.", ()),
        (
            "Overdue:",
            (
                "The return of Children in care for 2012-13 Q1, from the data lead for children in care "
                "(was due on Friday 20 July 2012)",
            ),
        ),
        (
            "Still to come:",
            (
                "Commentary on Number of LAC per 10k of the child population (PI 1178) and Care leavers in "
                "employment, education and training (PI 1180) for 2012-13 Q1, from the head of children in care "
                "(due on Thursday 9 August 2012)",
            ),
        ),
        ("May be taken to the head of the service:", ("Children in care: 1 thing overdue, to the head of children in care",)),
    ]
    assert COMMENTARY.quarter == Q1


def test_nothing_owed_is_for_information() -> None:
    letter = officers_list(TOWN, OfficersList(owed=[], came=2), date(2012, 7, 30))
    assert letter.headline == "For information: Milton, nothing awaited"
    assert [block.text for block in letter.blocks] == [
        "2 things have come since the last list.",
        "Nothing is awaited from anybody.",
    ]


def test_mails_that_wait_stand_first_with_the_command_that_lists_them() -> None:
    letter = officers_list(TOWN, OfficersList(owed=[owes()], waiting={Q1: 2, Q1.next: 1}), date(2012, 7, 18))
    assert letter.headline == "Action: Milton, 3 mails wait, 1 to come"
    assert (letter.blocks[0].text, letter.blocks[0].points) == (
        "3 mails wait for you:",
        (
            '2012-13 Q1, 2 mails: quarterly mail milton "2012-13 Q1"',
            '2012-13 Q2, 1 mail: quarterly mail milton "2012-13 Q2"',
        ),
    )


@pytest.mark.parametrize(
    ("day", "subject"),
    [
        (18, "Action by Friday 20 July: 2 things awaited, 2012-13 Q1"),
        (25, "Action: 1 of 2 things overdue, 2012-13 Q1"),
        (32, "Action: 2 things overdue, 2012-13 Q1"),
    ],
)
def test_the_subject_counts_what_is_overdue(day: int, subject: str) -> None:
    letter = reminder_letter(TOWN, Reminder(CARE, (ANSWERS, owes())), date(2012, 6, 30) + timedelta(days=day))
    assert letter.headline == subject
