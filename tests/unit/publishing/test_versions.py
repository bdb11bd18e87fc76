"""Manifests, releases and the list of versions."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.publishing.versions import PublicationIndex, ReleaseFile, manifest, release_name

REPORT = ReleaseFile("report.html", "text/html", "Report – Quarter 1", b"<p>One</p>")
TABLE = ReleaseFile("data/indicators.csv", "text/csv", "Indicators", b"a,b\n")
EMPTY = PublicationIndex(council="wessex", quarter="2012-13-q1")


def test_the_manifest_of_one_file() -> None:
    assert _manifest(TABLE).decode() == (
        "{\n"
        '  "council": "wessex",\n'
        '  "files": [\n'
        "    {\n"
        '      "content_type": "text/csv",\n'
        '      "path": "data/indicators.csv",\n'
        '      "sha256": "5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313",\n'
        '      "size": 4,\n'
        '      "title": "Indicators"\n'
        "    }\n"
        "  ],\n"
        '  "quarter": "2012-13-q1",\n'
        '  "rendering": "public"\n'
        "}\n"
    )


def test_titles_are_written_as_people_read_them() -> None:
    assert '"title": "Report – Quarter 1"'.encode() in _manifest(REPORT)


@given(st.permutations([REPORT, TABLE, ReleaseFile("a", "text/plain", "A", b"")]))
def test_the_order_of_files_does_not_matter(files: list[ReleaseFile]) -> None:
    assert _manifest(*files) == _manifest(*reversed(files))


@given(st.binary(), st.binary())
def test_a_release_has_the_name_of_its_content(one: bytes, two: bytes) -> None:
    names = [release_name(_manifest(ReleaseFile("a", "text/plain", "A", body))) for body in (one, two)]
    assert (names[0] == names[1]) is (one == two)


def test_a_release_name_is_the_start_of_the_digest() -> None:
    assert release_name(b"{}\n") == hashlib.sha256(b"{}\n").hexdigest()[:16]


@pytest.mark.parametrize("files", [(TABLE, TABLE), (ReleaseFile("manifest.json", "application/json", "M", b""),)])
def test_every_file_needs_a_path_of_its_own(files: tuple[ReleaseFile, ...]) -> None:
    with pytest.raises(ValueError, match=r"needs a path of its own, other than manifest\.json"):
        _manifest(*files)


def test_the_first_version_needs_no_reason() -> None:
    index = EMPTY.with_version(_manifest(REPORT), published="2012-09-14T09:30:00+00:00", reason="")
    assert index.current.model_dump() == {
        "version": 1,
        "release": release_name(_manifest(REPORT)),
        "manifest_sha256": hashlib.sha256(_manifest(REPORT)).hexdigest(),
        "published": "2012-09-14T09:30:00+00:00",
        "reason": "",
        "issue": "",
        "content": "",
        "taken_down": "",
        "files": (
            {
                "path": "report.html",
                "title": "Report – Quarter 1",
                "content_type": "text/html",
                "size": 10,
                "sha256": hashlib.sha256(b"<p>One</p>").hexdigest(),
            },
        ),
    }


def test_the_same_release_is_no_new_version() -> None:
    index = _index(REPORT)
    assert index.with_version(_manifest(REPORT), published="later", reason="again") is index


def test_a_correction_is_the_next_version() -> None:
    index = _index(REPORT, TABLE)
    assert [(version.version, version.reason) for version in index.versions] == [(1, "reason 1"), (2, "reason 2")]


def test_going_back_to_an_older_release_is_a_version_too() -> None:
    index = _index(REPORT, TABLE, REPORT)
    assert [version.version for version in index.versions] == [1, 2, 3]
    assert index.versions[0].release == index.current.release


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_correction_needs_a_reason(reason: str) -> None:
    with pytest.raises(ValueError, match=r"^Version 2 replaces what is published: say why\.$"):
        _index(REPORT).with_version(_manifest(TABLE), published="later", reason=reason)


def test_before_the_first_version_there_is_no_current_one() -> None:
    with pytest.raises(IndexError):
        _ = EMPTY.current


def test_an_index_is_read_back_as_it_was() -> None:
    index = _index(REPORT, TABLE)
    assert PublicationIndex.parse(index.to_bytes()) == index


@given(st.lists(st.binary(max_size=3), max_size=6))
def test_versions_are_numbered_without_gaps_and_only_for_changes(bodies: list[bytes]) -> None:
    index = _index(*(ReleaseFile("a", "text/plain", "A", body) for body in bodies))
    changes = [body for before, body in zip([None, *bodies], bodies, strict=False) if body != before]
    assert [version.version for version in index.versions] == list(range(1, len(changes) + 1))
    assert PublicationIndex.parse(index.to_bytes()) == index


@pytest.mark.parametrize("text", [b"", b"[]", b'{"council": "wessex"}', b"<html>"])
def test_anything_else_is_no_index(text: bytes) -> None:
    with pytest.raises(ValueError, match="validation error"):
        PublicationIndex.parse(text)


def test_an_index_with_a_gap_is_refused() -> None:
    text = _index(REPORT, TABLE).to_bytes().replace(b'"version": 2', b'"version": 3')
    with pytest.raises(ValueError, match="not numbered 1, 2, 3"):
        PublicationIndex.parse(text)


def _manifest(*files: ReleaseFile) -> bytes:
    return manifest("wessex", "2012-13-q1", "public", files)


def _index(*releases: ReleaseFile) -> PublicationIndex:
    index = EMPTY
    for number, file in enumerate(releases, start=1):
        index = index.with_version(_manifest(file), published=f"time {number}", reason=f"reason {number}")
    return index
