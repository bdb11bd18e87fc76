"""May this draft be released like this: which pack, what is accepted and why, and not before when?"""

from collections.abc import Sequence

import pytest

from adapters.screening import screening_for
from quarterly.publishing.drafts import Draft, draft_after
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.publishing.release import accepted_kinds, not_before, require_unpublished
from quarterly.publishing.versions import PublicationIndex, PublishedVersion, Withdrawal
from quarterly.vocabulary.audit_event import Accepted
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from tests.unit.made import Q1
from tests.unit.reporting.reports import with_profile

STRICT = with_profile(gates={})
SCREENING = screening_for(STRICT)


def some(*kinds: HoldKind) -> list[Outstanding]:
    return [Outstanding(kind=kind, where=f"Sheet {number}", sentence="Look.") for number, kind in enumerate(kinds, start=1)]


def refusal(typed: dict[HoldKind, str], found: Sequence[Outstanding]) -> str:
    with pytest.raises(SetupError) as error:
        accepted_kinds(typed, found, STRICT, SCREENING)
    return str(error.value)


def test_one_reason_accepts_all_of_a_kind() -> None:
    found = some(HoldKind.COMMENTARY, HoldKind.COMMENTARY, HoldKind.RETURNS)
    typed = {HoldKind.COMMENTARY: " Five owners on leave;  printed as awaited. ", HoldKind.RETURNS: "The service has closed."}
    assert accepted_kinds(typed, found, STRICT, SCREENING) == (
        Accepted("returns", "The service has closed."),
        Accepted("commentary", "Five owners on leave; printed as awaited."),
    )


def test_what_has_no_reason_is_listed_worst_first_by_where_it_is() -> None:
    found = some(HoldKind.UNDER_QUERY, *[HoldKind.COMMENTARY] * 5)
    assert refusal({HoldKind.COMMENTARY: " "}, found) == (
        "1 figure under query: Sheet 1. 5 explanations awaited: Sheet 2, Sheet 3, Sheet 4 and 2 more. "
        "Mend it, or give one reason for all of a kind to accept it. No reason is given for under-query and commentary."
    )


def test_what_the_profile_accepts_needs_no_reason() -> None:
    council = with_profile(gates={"returns": "accept"})
    assert accepted_kinds({}, some(HoldKind.RETURNS), council, SCREENING) == ()


def test_a_reason_for_what_is_not_there_is_refused() -> None:
    assert refusal({HoldKind.RETURNS: "It closed."}, []) == "There is nothing to accept under returns: leave it out."


@pytest.mark.parametrize("reason", ["", "It is only a name."])
def test_personal_data_is_never_accepted(reason: str) -> None:
    assert refusal({HoldKind.PERSONAL_DATA: reason}, some(HoldKind.PERSONAL_DATA)) == (
        "1 sentence with personal data: Sheet 1. This is never released: change the text, and release the new draft."
    )


@pytest.mark.parametrize(
    "reason", ["NHS number 943 476 5919 is wrong.", "A boy was counted twice.", "Three of them moved.", "It is 12.5%.", "x" * 201]
)
def test_a_reason_that_must_not_be_kept_is_refused_without_being_repeated(reason: str) -> None:
    with pytest.raises(MustNotBeStored) as error:
        accepted_kinds({HoldKind.RETURNS: reason}, some(HoldKind.RETURNS), STRICT, SCREENING)
    assert str(error.value).startswith("returns: The reason")
    assert reason not in str(error.value)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("", ""),
        ("2012-07-31 09:00", "2012-07-31T08:00:00+00:00"),
        (" 2012-11-30 9.30 ", "2012-11-30T09:30:00+00:00"),
        ("2013-03-31 01:30", "2013-03-31T01:30:00+00:00"),  # there is no such hour: the clocks go forward
        ("2012-10-28 01:30", "2012-10-28T01:30:00+00:00"),  # it comes twice: the second counts
    ],
)
def test_a_day_and_an_hour_are_those_of_london(typed: str, moment: str) -> None:
    assert not_before(typed, Q1) == moment


@pytest.mark.parametrize("typed", ["soon", "2012-07-31", "31/07/2012 09:00", "2012-07-32 09:00", "2012-07-31 24:00", "9"])
def test_what_is_no_day_and_hour_is_refused_without_being_repeated(typed: str) -> None:
    with pytest.raises(SetupError) as error:
        not_before(typed, Q1)
    assert str(error.value) == (
        "not before: this is not a day and an hour of it. Write them like this, in London time: 2026-11-30 09:00."
    )


@pytest.mark.parametrize(
    ("typed", "problem"), [("2012-06-30 09:00", "before the quarter has"), ("2112-07-30 09:00", "two years")]
)
def test_a_moment_that_cannot_be_meant_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(SetupError, match=problem):
        not_before(typed, Q1)


VERSION = PublishedVersion(
    version=1, release="r", manifest_sha256="m", published="2012-09-18T09:00:00+00:00", reason="", files=()
)
PUBLISHED = PublicationIndex(council="dudley", quarter="2012-13-q1", versions=(VERSION,))
WITHDRAWN = PUBLISHED.model_copy(
    update={"withdrawals": (Withdrawal(version=1, at="2012-09-19T09:00:00+00:00", reason="It was wrong."),)}
)


def test_a_draft_that_is_published_is_not_released_again() -> None:
    with pytest.raises(SetupError, match="Pack abababababab is published already, as version 1 of 2012-13 Q1"):
        require_unpublished(Draft("ab" * 32, "f", 1), PUBLISHED, Q1)


def test_a_draft_that_was_withdrawn_needs_a_reason_first() -> None:
    with pytest.raises(SetupError, match=r"Version 1 of 2012-13 Q1 is withdrawn\. Give a reason to publish again"):
        require_unpublished(Draft("ab" * 32, "f", 1), WITHDRAWN, Q1)


@pytest.mark.parametrize("index", [None, PUBLISHED, WITHDRAWN])
def test_the_next_draft_may_be_released(index: PublicationIndex | None) -> None:
    require_unpublished(Draft("cd" * 32, "f"), index, Q1)


def test_a_draft_remembers_the_one_before_it() -> None:
    first = draft_after(None, "a", "f/1")
    second = draft_after(Draft("a", "f/1", 3), "b", "f/2")
    assert (first, second) == (Draft("a", "f/1"), Draft("b", "f/2", 0, "f/1"))
    assert draft_after(second, "b", "f/2") == second
