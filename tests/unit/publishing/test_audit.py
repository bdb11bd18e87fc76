"""Acts: which of them explain a version, what they say to the public, and which pack is signed off."""

from dataclasses import replace

import pytest

from quarterly.publishing.audit import (
    Files,
    explanatory_events,
    find_duplicate,
    is_explained,
    public_reason,
    purged_releases,
    release_of,
    sign_off_of,
)
from quarterly.vocabulary.audit_event import Accepted, AuditEvent, Kind

WRONG = AuditEvent(
    kind="correction",
    council="dudley",
    quarter="2012-13-q1",
    at="2012-10-01T09:00:00.000000+00:00",
    by="Data lead",
    reason="The opening rate was sent.",
    version=1,
    approved_by="Head of service",
    service="children-in-care",
    effect="The rating does not change.",
)


def later(act: AuditEvent, hour: int, **changes: object) -> AuditEvent:
    return replace(act, at=f"2012-10-01T{hour:02}:00:00.000000+00:00", **changes)  # type: ignore[arg-type]


def of_kind(kind: Kind, hour: int) -> AuditEvent:
    return later(WRONG, hour, kind=kind)


def test_an_act_is_named_by_everything_in_it() -> None:
    assert WRONG.id == replace(WRONG).id
    assert WRONG.id != later(WRONG, 10).id


def test_a_form_sent_twice_is_one_act() -> None:
    assert find_duplicate([WRONG], later(WRONG, 10)) == WRONG
    assert find_duplicate([WRONG], later(WRONG, 10, login="jane@town.example")) == WRONG  # whoever sends it again


def test_other_words_are_another_act() -> None:
    assert find_duplicate([WRONG], later(WRONG, 10, effect="One rating changes.")) is None


def test_the_same_words_with_another_file_are_another_act() -> None:
    first = replace(WRONG, files=("f1",))
    assert find_duplicate([first], later(WRONG, 10, files=("f2",))) is None
    assert find_duplicate([first], later(WRONG, 10, files=("f1", "f2"))) is None


def test_a_form_sent_again_when_its_file_was_taken_is_one_act() -> None:
    first = replace(WRONG, files=("f1",))
    assert find_duplicate([first], later(WRONG, 10, files=())) == first


def test_the_same_words_after_a_withdrawal_are_another_act() -> None:
    assert find_duplicate([WRONG, of_kind("withdrawal", 10)], later(WRONG, 11)) is None


def test_a_withdrawal_sent_twice_is_one_act() -> None:
    withdrawal = of_kind("withdrawal", 10)
    assert find_duplicate([withdrawal], later(withdrawal, 11)) == withdrawal


def test_acts_explain_the_version_that_follows_them() -> None:
    second = later(WRONG, 10, version=2)
    assert explanatory_events([WRONG, second], since=1, until=2) == (WRONG,)
    assert explanatory_events([WRONG, second], since=2) == (second,)


@pytest.mark.parametrize(
    ("before", "now", "explains"),
    [
        ({"f1"}, {"f1", "f2", "f3"}, True),
        ({"f1", "f2"}, {"f1", "f2", "f3"}, True),
        ({"f1", "f2", "f3"}, {"f1", "f2", "f3"}, False),
        ({"f1"}, {"f1", "f2"}, False),
    ],
    ids=["both new", "one new", "made from them already", "not made from both"],
)
@pytest.mark.parametrize("version", [0, 1, 2])
def test_an_act_explains_what_was_made_from_its_files_whatever_number_it_has(
    before: set[str], now: set[str], explains: bool, version: int
) -> None:
    act = replace(WRONG, version=version, files=("f2", "f3"))
    assert bool(explanatory_events([act], 1, 2, Files(frozenset(before), frozenset(now)))) is explains


@pytest.mark.parametrize("files", [Files(None, frozenset({"f1"})), Files(frozenset(), None), None])
def test_where_nothing_says_which_files_there_were_the_numbers_tell(files: Files | None) -> None:
    acts = [replace(WRONG, version=version, files=("f1",)) for version in (0, 1, 2)]
    assert explanatory_events(acts, 1, 2, files) == (acts[1],)


def test_an_act_without_files_is_told_by_its_number() -> None:
    acts = [replace(WRONG, kind="run", version=version) for version in (0, 1, 2)]
    assert explanatory_events(acts, 1, 2, Files(frozenset(), frozenset())) == (acts[1],)


@pytest.mark.parametrize("kind", ["sign-off", "release", "withdrawal", "purge"])
def test_what_is_no_reason_for_a_version_explains_none(kind: Kind) -> None:
    assert explanatory_events([of_kind(kind, 10)], since=0) == ()


def test_the_public_is_told_what_was_wrong_and_what_it_changes() -> None:
    assert public_reason([WRONG], since=1) == "Correction: The opening rate was sent. The rating does not change."


def test_a_reason_given_to_a_run_stands_as_it_was_given() -> None:
    assert (
        public_reason([replace(WRONG, kind="run", reason="A target was agreed late", effect="")], since=1)
        == "A target was agreed late."
    )


def test_the_public_is_told_everything_once() -> None:
    assert public_reason([WRONG, later(WRONG, 10), of_kind("revision", 11)], since=1) == (
        "Correction: The opening rate was sent. The rating does not change. "
        "Revision: The opening rate was sent. The rating does not change."
    )


def test_nobody_said_why() -> None:
    assert public_reason([WRONG], since=2) == ""


def test_only_what_was_said_after_a_withdrawal_explains_why_to_publish_again() -> None:
    withdrawal = of_kind("withdrawal", 10)
    assert not is_explained([WRONG, withdrawal])
    assert is_explained([WRONG, withdrawal, later(WRONG, 11)])


def test_a_sign_off_is_of_one_pack_by_one_role() -> None:
    act = replace(WRONG, kind="sign-off", by="Director", pack="a" * 64)
    assert sign_off_of([act], "Director", "a" * 64) == act
    assert sign_off_of([act], "Director", "b" * 64) is None
    assert sign_off_of([act], "Data lead", "a" * 64) is None


def test_a_sign_off_does_not_outlast_a_withdrawal() -> None:
    given = replace(WRONG, kind="sign-off", by="Director", pack="a" * 64)
    acts = [given, of_kind("withdrawal", 10)]
    assert sign_off_of(acts, "Director", "a" * 64) is None
    again = later(given, 11)
    assert find_duplicate(acts, again) is None
    assert sign_off_of([*acts, again], "Director", "a" * 64) == again


def test_a_release_that_was_purged_may_not_come_back() -> None:
    assert purged_releases([WRONG, replace(WRONG, kind="purge", pack="2ff20b1d71335822")]) == {"2ff20b1d71335822"}


def test_a_release_is_of_one_pack_by_one_role_and_the_newest_counts() -> None:
    first = replace(WRONG, kind="release", by="Director", pack="a" * 64, accepted=(Accepted("returns", "It closed."),))
    second = later(first, 11, not_before="2012-10-05T08:00:00+00:00")
    assert release_of([first, second], "Director", "a" * 64) == second
    assert release_of([first, second], "Director", "b" * 64) is None
    assert release_of([first, second], "Data lead", "a" * 64) is None


def test_a_release_sent_again_is_one_act_unless_another_came_between() -> None:
    first = replace(WRONG, kind="release", pack="a" * 64)
    second = later(first, 11, not_before="2012-10-05T08:00:00+00:00")
    assert find_duplicate([first], later(first, 12)) == first
    assert find_duplicate([first, second], later(first, 12)) is None
    assert find_duplicate([first, of_kind("withdrawal", 11)], later(first, 12)) is None
