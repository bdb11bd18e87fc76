"""A pack that is the newest version but for records that were stored in an earlier form and read the same."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from adapters.background import FIGURES
from adapters.previous_quarter import CARRY_FORWARD, CARRY_FORWARD_FORM
from adapters.previous_version import TRANSCRIPTS
from adapters.publication import PublicationFolder, release_folder, versions
from adapters.published_reports import LARGE_PRINT, RATINGS, REPORT, ratings_in
from quarterly.configuration.council import Council
from quarterly.disclosure.history import points_of
from quarterly.publishing.open_data.earlier_form import EARLIER_COLUMN, gives_the_same
from quarterly.publishing.versions import PublishedVersion, ReleaseFile, manifest, release_name
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, print_the_same
from quarterly.scoring.stored import SCORECARD_FORM
from quarterly.vocabulary.renderings import Rendering
from quarterly.vocabulary.stored_forms import StoredForm

T = TypeVar("T")

ReadsTheSame = Callable[[bytes, ReleaseFile, str, Council], bool]


def with_older_records(
    folder: PublicationFolder,
    rendering: Rendering,
    council: Council,
    files: Sequence[ReleaseFile],
    contents: Collection[str] = (),
) -> Sequence[ReleaseFile]:
    """Return a rendering's files with the newest version's records if it is that version with them, as they are otherwise.

    A record of today's form counts byte for byte; one of an earlier form counts by what later quarters and versions read of it. A
    version in an earlier layout counts by its content, of which `contents` are the digests of today's.
    """
    index = versions(folder.store, folder.council, folder.quarter_key)
    if index is None:
        return files
    current = index.current
    differing = current.differences(_manifest(folder, rendering, files))
    release = release_folder(folder.council, folder.quarter_key, current.release)
    # A version of before it was drawn on request alone has its large print for good.
    unmade = {path for path in differing if path.endswith(LARGE_PRINT)}
    if differing and differing - unmade <= _READ_THE_SAME.keys():
        same = [_as_stored(folder, release, council, file) if file.path in differing else file for file in files]
        stored = [*same, *_stored_files(folder, release, current, unmade)]
    # Nothing else is read where another file differs: a damaged record must not stop a correction.
    elif differing and current.content in contents and _has_earlier_layout(folder, release):
        records = [_as_stored(folder, release, council, file) for file in files if file.path in _RECORDS]
        seen = {file.path for file in current.files}.difference(_RECORDS)
        stored = [*records, *_stored_files(folder, release, current, seen)]
    else:
        return files
    return stored if release_name(_manifest(folder, rendering, stored)) == current.release else files


def _has_earlier_layout(folder: PublicationFolder, release: str) -> bool:
    """Whether a version is from before reports began with what readers ask first: its layout alone is no reason for another."""
    found = folder.store.read_tagged(f"{release}/{REPORT}")
    return found is not None and b'"glance"' not in found[0]


def _stored_files(
    folder: PublicationFolder, release: str, version: PublishedVersion, paths: Collection[str]
) -> Iterator[ReleaseFile]:
    """Yield the files of a version with these paths, as they are stored."""
    for each in version.files:
        if each.path in paths:
            body = folder.store.read(f"{release}/{each.path}")
            yield ReleaseFile(path=each.path, content_type=each.content_type, title=each.title, body=body)


def _manifest(folder: PublicationFolder, rendering: Rendering, files: Sequence[ReleaseFile]) -> bytes:
    return manifest(folder.council, folder.quarter_key, rendering, files)


def _as_stored(folder: PublicationFolder, release: str, council: Council, file: ReleaseFile) -> ReleaseFile:
    """Return the record as the release has it if that is of an earlier form and reads the same, as it is otherwise."""
    key = f"{release}/{file.path}"
    found = folder.store.read_tagged(key)
    if found is None or not _READ_THE_SAME[file.path](found[0], file, key, council):
        return file
    return replace(file, body=found[0])


def _in(form: StoredForm[T], same: Callable[[T, T, Council], bool]) -> ReadsTheSame:
    """Return whether a stored record is of an earlier form and reads the same as the new one."""

    def reads_the_same(stored: bytes, file: ReleaseFile, key: str, council: Council) -> bool:
        if not form.is_older(stored, key):
            return False
        return same(form.from_bytes(stored, key), form.from_bytes(file.body, file.path), council)

    return reads_the_same


def _prints_the_same(stored: bytes, file: ReleaseFile, _: str, __: Council) -> bool:
    """Whether a report as JSON is one that does not say yet which figure each of its cells is, and prints the same."""
    return b'"of"' not in stored and _without_figures(json.loads(stored)) == _without_figures(json.loads(file.body))


def _gives_the_same(stored: bytes, file: ReleaseFile, _: str, __: Council) -> bool:
    """Whether a table of ratings is of the form that had texts among its figures, and has the same figures and ratings."""
    before, now = ratings_in(stored), ratings_in(file.body)
    return (
        EARLIER_COLUMN in stored.decode().partition("\n")[0] and len(before) == len(now) and all(map(gives_the_same, before, now))
    )


def _without_figures(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_figures(each) for key, each in node.items() if key != "of"}
    return [_without_figures(each) for each in node] if isinstance(node, list) else node


_RECORDS: Final = (FIGURES, CARRY_FORWARD, TRANSCRIPTS)

_READ_THE_SAME: Final[Mapping[str, ReadsTheSame]] = {
    REPORT: _prints_the_same,
    RATINGS: _gives_the_same,
    FIGURES: _in(SCORECARD_FORM, lambda before, now, council: points_of(before, council) == points_of(now, council)),
    CARRY_FORWARD: _in(CARRY_FORWARD_FORM, lambda before, now, _: before == now),
    TRANSCRIPTS: _in(TRANSCRIPTS_FORM, lambda before, now, _: print_the_same(before, now)),
}
