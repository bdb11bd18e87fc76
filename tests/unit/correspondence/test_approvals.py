"""Is a reply taken for an approval only if it says that and nothing else?"""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.correspondence.approvals import Answer, Approval, Unclear, counted_as, read_approval
from quarterly.correspondence.quotation import written
from quarterly.correspondence.received import MailKind, ReceivedMail

SIGNATURE = "\n\nKind regards\n\nSam Example\nDirector of Children's Services\nTel: 01234 567890\n\n"
DISCLAIMER = "This email and any attachments are confidential. If you are not the intended recipient, please do not read it.\n"


def mail(text: str, subject: str = "RE: 2026-27 Q2 report", kind: MailKind = MailKind.REPLY) -> ReceivedMail:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    return ReceivedMail(
        id="a", at=at, sender="d@x.example", is_proven=True, kind=kind, subject=subject, answers="sign-off-1", text=text
    )


def answer(text: str) -> Answer:
    return read_approval(mail(text)).answer


@pytest.mark.parametrize(
    "text",
    [
        "Approved", "approved.", "APPROVED!", "Approved, thanks.", "Approved - thank you", "Thanks. Approved.", "Yes, approved",
        "I approve this report.", "I approve the draft as it stands", "Report approved.", "This is approved", "*Approved*",
        "Hi Sam\n\nApproved.", "Dear all,\nApproved, many thanks", "Good morning\n\nI approve.\n\nBest wishes", "Signed off.",
        "Hi Sam, approved.", "Thank you very much for this.\n\nApproved.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", SIGNATURE, SIGNATURE + DISCLAIMER, "\n\nSent from my iPhone"])
def test_an_approval_is_one_with_politeness_signature_and_disclaimer(text: str, end: str) -> None:
    assert read_approval(mail(text + end)) == Approval(Answer.APPROVED)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Approved subject to the change on page 3.", Unclear.SAYS_MORE),
        ("Approved, but correct the figure for visits.", Unclear.SAYS_MORE),
        ("Approved if finance agrees", Unclear.SAYS_MORE),
        ("Approved by whom?", Unclear.SAYS_MORE),
        ("Approved\n\nThanks\n\nPage 3 is wrong", Unclear.SAYS_MORE),
        ("Approved.\n\nP.S. please change the title.", Unclear.SAYS_MORE),
        ("Approved\nonce legal has cleared it", Unclear.SAYS_MORE),
        ("Approved.\n\nNot approved.", Unclear.SAYS_MORE),
        ("Approved\nRelease on Monday", Unclear.SAYS_MORE),
        ("Approved\nProvisionally", Unclear.SAYS_MORE),
        ("Approved\nWithout appendix", Unclear.SAYS_MORE),
        ("Approved\n\nRegards\nA Director\nFor internal circulation", Unclear.SAYS_MORE),
        ("Approved\n\nThanks\n\nNext week", Unclear.SAYS_MORE),
        ("Happy with this.", Unclear.NO_ANSWER),
        ("Looks fine to me", Unclear.NO_ANSWER),
        ("OK", Unclear.NO_ANSWER),
        ("Thanks", Unclear.NO_ANSWER),
        ("I will read it tomorrow.\nApproved", Unclear.NO_ANSWER),
        ("Can this be approved?", Unclear.NO_ANSWER),
        ("When it is approved, tell me.", Unclear.NO_ANSWER),
        ("Dear Sam\n\nI have read it.\n\nApproved", Unclear.NO_ANSWER),
        ("Disapproved", Unclear.NO_ANSWER),
        ("unapproved", Unclear.NO_ANSWER),
        ("", Unclear.NOTHING_SAID),
        ("  \n\n ", Unclear.NOTHING_SAID),
    ],
)
def test_whatever_else_it_says_is_for_a_person_to_read(text: str, because: Unclear) -> None:
    assert read_approval(mail(text)) == Approval(Answer.UNCLEAR, because)


@pytest.mark.parametrize(
    "text",
    [
        "Not approved",
        "Not approved: table 3 is wrong.",
        "Hi Sam\nI do not approve this.",
        "I don't approve.",
        "Sorry",
        "Rejected.",
    ],
)
def test_a_refusal_may_say_why(text: str) -> None:
    assert answer(text) is (Answer.UNCLEAR if text == "Sorry" else Answer.NOT_APPROVED)


@pytest.mark.parametrize(
    "text", ["Withdraw approval", "I withdraw my approval.\n\nTable 3 is wrong.", "My approval is withdrawn"]
)
def test_an_approval_is_taken_back(text: str) -> None:
    assert answer(text) is Answer.WITHDRAWN


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind is not MailKind.REPLY])
def test_a_program_approves_nothing(kind: MailKind) -> None:
    assert read_approval(mail("Approved", kind=kind)) == Approval(Answer.UNCLEAR, Unclear.AUTOMATIC)


@pytest.mark.parametrize("subject", ["FW: 2026-27 Q2 report", "Fwd: report", "fw : report"])
def test_a_forwarded_approval_approves_nothing(subject: str) -> None:
    assert read_approval(mail("Approved", subject)) == Approval(Answer.UNCLEAR, Unclear.FORWARDED)


HEDGES = st.sampled_from(
    ["subject to legal", "but not page 3", "if finance agrees", "provided that it is corrected", "once amended", "except table 2"]
)
LATER = st.text(st.characters(codec="utf-8"), max_size=30)


@given(HEDGES, st.sampled_from([" ", ", ", "\n", "\n\nThanks\n\n"]), LATER)
def test_no_condition_is_overlooked(hedge: str, between: str, later: str) -> None:
    assert answer(f"Approved{between}{hedge} {later}") is not Answer.APPROVED


@given(HEDGES, st.sampled_from(["Thanks", "Kind regards\nSam Example", "--\nSam Example", "Regards\n\nSam\n\nPS"]))
def test_no_condition_is_overlooked_as_a_signature_of_a_mail(hedge: str, farewell: str) -> None:
    assert answer(written(f"Approved.\n\n{farewell}\n\n{hedge}").above) is not Answer.APPROVED


@pytest.mark.parametrize(
    "text",
    [
        "Warning: table 3 is wrong.\n\nApproved",
        "Approved\n\nThis message is intended to approve pages 1 to 3",
        "Approved\n\nSent from my iPhone\n\nonce table 3 is mended",
        "Approved\n\nPlease consider the environment\n\nbut not table 3",
    ],
)
def test_nothing_is_overlooked_as_what_a_program_added(text: str) -> None:
    assert answer(written(text).above) is not Answer.APPROVED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Happy with this.", Answer.APPROVED),
        ("Approved subject to legal.", Answer.APPROVED),
        ("Not approved.", Answer.NOT_APPROVED),
        ("I have read it all. I do not approve table 3.", Answer.UNCLEAR),
        ("Sorry, I am not happy with table 3.", Answer.UNCLEAR),
        ("I'm not able to approve this today.", Answer.UNCLEAR),
        ("No.", Answer.UNCLEAR),
        ("Hold fire", Answer.UNCLEAR),
        ("Approved.\n\nActually please stop, see page 4", Answer.UNCLEAR),
        ("No comments from me.", Answer.APPROVED),
        ("Approved. Not.", Answer.UNCLEAR),
        ("Approved it is not", Answer.UNCLEAR),
        ("", Answer.UNCLEAR),
    ],
)
def test_an_officer_counts_as_an_approval_what_does_not_seem_to_refuse(text: str, expected: Answer) -> None:
    assert counted_as(mail(text)) is expected


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_only_a_text_with_the_word_in_its_first_lines_approves(text: str) -> None:
    if answer(text) is Answer.APPROVED:
        assert any(word in text.casefold() for word in ("approve", "sign"))


WORDS = st.lists(st.sampled_from(["table", "three", "is", "wrong", "see", "page", "no", "finance"]), min_size=1, max_size=6)


@given(WORDS)
def test_nothing_written_before_the_answer_is_passed_over(words: list[str]) -> None:
    assert answer(f"{' '.join(words)}\nApproved") is Answer.UNCLEAR
