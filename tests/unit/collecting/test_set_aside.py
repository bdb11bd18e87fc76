"""Which files are set aside, by the acts of a quarter, and which version an act of that kind explains."""

from dataclasses import replace

import pytest

from quarterly.collecting.set_aside import files_set_aside
from quarterly.publishing.audit import Files, explanatory_events, find_duplicate, is_explained, public_reason
from quarterly.vocabulary.audit_event import AuditEvent, Kind

ASIDE = AuditEvent(
    kind="set-aside",
    council="dudley",
    quarter="2012-13-q1",
    at="2012-10-01T09:00:00.000000+00:00",
    by="Corporate performance officer",
    reason="It was a draft.",
    version=1,
    approved_by="Head of service",
    service="children-in-care",
    files=("f1",),
)


def at(hour: int, kind: Kind = "set-aside", act: AuditEvent = ASIDE) -> AuditEvent:
    return replace(act, at=f"2012-10-01T{hour:02}:00:00.000000+00:00", kind=kind)


def test_a_file_is_set_aside_by_its_sender_and_digest() -> None:
    assert files_set_aside([ASIDE]) == {("children-in-care", "f1"): ASIDE}


def test_another_kind_of_act_sets_nothing_aside() -> None:
    assert files_set_aside([at(10, "correction")]) == {}


def test_a_file_that_counts_again_is_not_aside() -> None:
    assert files_set_aside([ASIDE, at(10, "counted-again")]) == {}


def test_it_can_be_set_aside_once_more() -> None:
    assert files_set_aside([ASIDE, at(10, "counted-again"), at(11)]) == {("children-in-care", "f1"): at(11)}


def test_the_same_file_of_another_sender_counts() -> None:
    assert ("safeguarding", "f1") not in files_set_aside([ASIDE])


def test_a_form_sent_twice_is_one_act() -> None:
    assert find_duplicate([ASIDE], at(10)) == ASIDE


@pytest.mark.parametrize("kind", ["set-aside", "counted-again"])
def test_to_do_it_once_more_after_the_opposite_is_another_act(kind: Kind) -> None:
    opposite: Kind = "counted-again" if kind == "set-aside" else "set-aside"
    assert find_duplicate([at(9, kind), at(10, opposite)], at(11, kind)) is None


def test_another_file_is_another_act() -> None:
    assert find_duplicate([ASIDE], replace(at(10), files=("f2",))) is None


@pytest.mark.parametrize(
    ("kind", "before", "now", "explains"),
    [
        ("set-aside", {"f1", "f2"}, {"f2"}, True),
        ("set-aside", {"f2"}, {"f2"}, False),
        ("set-aside", {"f1", "f2"}, {"f1", "f2"}, False),
        ("counted-again", {"f2"}, {"f1", "f2"}, True),
        ("counted-again", {"f1", "f2"}, {"f2"}, False),
    ],
)
def test_it_explains_the_version_that_the_file_is_gone_from_or_back_in(
    kind: Kind, before: set[str], now: set[str], explains: bool
) -> None:
    files = Files(frozenset(before), frozenset(now))
    assert bool(explanatory_events([at(9, kind)], 1, files=files)) is explains


def test_where_no_files_are_known_the_numbers_of_versions_tell() -> None:
    assert explanatory_events([ASIDE], 1) == (ASIDE,)
    assert explanatory_events([ASIDE], 2) == ()


def test_the_public_reads_what_was_done_and_why() -> None:
    assert public_reason([ASIDE], 1) == "Return set aside: It was a draft."
    assert public_reason([at(10, "counted-again")], 1) == "Return counted again: It was a draft."


def test_it_does_not_end_a_withdrawal() -> None:
    assert not is_explained([at(8, "withdrawal"), ASIDE])
