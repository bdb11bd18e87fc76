"""Why is the public told that a version is published?"""

from dataclasses import replace

from quarterly.publishing.audit import Files
from quarterly.publishing.pack import CompiledReport
from quarterly.publishing.public_reason import reason_for_version
from quarterly.publishing.versions import PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent

REPORT = CompiledReport(pack="v", contents=("new",), why="Correction: a service counted twice.")
SAID = AuditEvent(
    kind="run",
    council="dudley",
    quarter="2012-13-q1",
    at="2012-09-19T09:00:00+00:00",
    by="",
    reason="A target was agreed late.",
    version=1,
)
UNKNOWN = Files()


def newest(content: str) -> PublishedVersion:
    kept = {"release": "r", "manifest_sha256": "m", "published": "2012-09-18T09:00:00+00:00", "reason": "", "files": ()}
    return PublishedVersion.model_validate({"version": 1, "content": content, **kept})


def test_a_report_that_says_something_new_gives_its_own_reason() -> None:
    assert reason_for_version(REPORT, newest("old"), [SAID], UNKNOWN) == "Correction: a service counted twice."


def test_a_report_that_says_the_same_as_before_is_explained_by_what_was_recorded_since() -> None:
    assert reason_for_version(REPORT, newest("new"), [SAID], UNKNOWN) == "A target was agreed late."


def test_a_report_without_a_reason_of_its_own_is_explained_by_what_was_recorded_since() -> None:
    assert reason_for_version(replace(REPORT, why=""), newest("old"), [SAID], UNKNOWN) == "A target was agreed late."


def test_what_was_recorded_before_the_newest_version_explains_nothing() -> None:
    assert reason_for_version(REPORT, newest("new"), [replace(SAID, version=0)], UNKNOWN) == ""


def test_the_first_version_is_explained_by_what_was_recorded_before_it() -> None:
    assert reason_for_version(REPORT, None, [replace(SAID, version=0)], UNKNOWN) == "A target was agreed late."


def test_a_correction_explains_what_was_made_from_its_files() -> None:
    act = replace(SAID, kind="correction", reason="A service counted twice.", version=0, files=("f2",))
    files = Files(frozenset({"f1"}), frozenset({"f1", "f2"}))
    assert reason_for_version(REPORT, newest("new"), [act], files) == "Correction: A service counted twice."
