"""Which version a report is compared with, so that compiling it again after its publication changes nothing."""

import pytest

from quarterly.publishing.audit import Files
from quarterly.publishing.version_before import events_between, published_as, times_changed, version_before
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent


def index(*contents: str) -> PublicationIndex:
    versions = tuple(
        PublishedVersion(
            version=number, release=f"r{number}", manifest_sha256="", published="2012-10-01T09:00:00+00:00", reason="x",
            files=(), content=content,
        )
        for number, content in enumerate(contents, start=1)
    )  # fmt: skip
    return PublicationIndex(council="dudley", quarter="2012-13-q1", versions=versions)


def act(reason: str, version: int, *files: str) -> AuditEvent:
    return AuditEvent(
        kind="correction",
        council="dudley",
        quarter="2012-13-q1",
        at="2012-10-03T09:00:00+00:00",
        by="Officer",
        reason=reason,
        version=version,
        files=files,
    )


@pytest.mark.parametrize(
    ("contents", "content", "found"),
    [
        ((), "a", None),
        (("a",), "a", None),
        (("a",), "b", 1),
        (("a", "b"), "b", 1),
        (("a", "b", "b"), "b", 1),
        (("a", "b"), "a", 2),
        (("a", "b", "a"), "a", 2),
        (("a", "b", "c"), "c", 2),
        (("a", "", "c"), "c", 1),
    ],
    ids=[
        "none yet",
        "itself",
        "another",
        "itself again",
        "other clothes",
        "taken back",
        "taken back again",
        "third",
        "taken down",
    ],
)
def test_the_newest_version_that_says_something_else(contents: tuple[str, ...], content: str, found: int | None) -> None:
    before = version_before(index(*contents), {content})
    assert (before.version if before else None) == found


def test_before_the_first_publication_there_is_none() -> None:
    assert version_before(None, {"a"}) is None


def test_acts_of_earlier_versions_and_of_later_ones_explain_nothing_here() -> None:
    acts = (act("first", 0), act("second", 1), act("third", 2))
    assert [each.reason for each in events_between(acts, index("a", "b"), 1, {"b"})] == ["second"]


def test_every_act_since_the_version_before_explains_what_is_not_published_yet() -> None:
    acts = (act("first", 0), act("second", 1), act("third", 1))
    assert [each.reason for each in events_between(acts, index("a"), 1, {"b"})] == ["second", "third"]


@pytest.mark.parametrize(
    ("contents", "before", "found"),
    [(("a",), 1, None), (("a", "b"), 1, 2), (("a", "b", "b"), 1, 2), (("b", "a"), 2, None), (("b", "a", "b"), 2, 3)],
    ids=["still to be published", "published", "published twice", "taken back", "taken back and published"],
)
def test_a_content_is_published_as_the_first_version_after_the_one_it_corrects(
    contents: tuple[str, ...], before: int, found: int | None
) -> None:
    assert published_as(index(*contents), before, {"b"}) == found


def test_two_forms_at_once_explain_each_the_version_made_from_its_file() -> None:
    acts = (act("first", 1, "f1"), act("second", 1, "f2"))
    of_second, of_third = Files(frozenset(), frozenset({"f1"})), Files(frozenset({"f1"}), frozenset({"f1", "f2"}))
    assert [each.reason for each in events_between(acts, index("a"), 1, {"b"}, of_second)] == ["first"]
    assert [each.reason for each in events_between(acts, index("a", "b"), 2, {"c"}, of_third)] == ["second"]


def test_a_version_stored_in_an_earlier_form_is_found_by_the_digest_of_that_form() -> None:
    earlier = index("a", "b of form 1")
    assert getattr(version_before(earlier, ("b of form 2", "b of form 1")), "version", None) == 1
    assert published_as(earlier, 1, ("b of form 2", "b of form 1")) == 2


@pytest.mark.parametrize(
    ("published", "now", "times"),
    [([], "a", 0), (["a"], "a", 0), (["a"], "b", 1), (["a", "b"], "b", 1), (["a", "a", "b"], "a", 2), (["a", "b", "a"], "a", 2)],
)
def test_a_change_of_content_is_counted_once_whether_or_not_it_is_published_yet(
    published: list[str], now: str, times: int
) -> None:
    assert times_changed(index(*published), (now,)) == times
