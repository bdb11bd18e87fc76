"""Which version a report is compared with, so that compiling it again after its publication changes nothing."""

import pytest

from quarterly.acts import Act
from quarterly.corrections.version_before import acts_between, version_before
from quarterly.publication import PublicationIndex, PublishedVersion


def index(*contents: str) -> PublicationIndex:
    versions = tuple(
        PublishedVersion(
            version=number, release=f"r{number}", manifest_sha256="", published="2012-10-01T09:00:00+00:00", reason="x",
            files=(), content=content,
        )
        for number, content in enumerate(contents, start=1)
    )  # fmt: skip
    return PublicationIndex(council="dudley", quarter="2012-13-q1", versions=versions)


def act(reason: str, version: int) -> Act:
    return Act("correction", "dudley", "2012-13-q1", "2012-10-03T09:00:00+00:00", "Officer", reason, version)


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
    before = version_before(index(*contents), content)
    assert (before.version if before else None) == found


def test_before_the_first_publication_there_is_none() -> None:
    assert version_before(None, "a") is None


def test_acts_of_earlier_versions_and_of_later_ones_explain_nothing_here() -> None:
    acts = (act("first", 0), act("second", 1), act("third", 2))
    assert [each.reason for each in acts_between(acts, index("a", "b"), 1, "b")] == ["second"]


def test_every_act_since_the_version_before_explains_what_is_not_published_yet() -> None:
    acts = (act("first", 0), act("second", 1), act("third", 1))
    assert [each.reason for each in acts_between(acts, index("a"), 1, "b")] == ["second", "third"]
