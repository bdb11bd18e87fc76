"""Publish into a store: immutable files first, then one compare-and-swap of the list of versions."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from adapters.store import Store
from quarterly.publishing.versions import (
    MANIFEST,
    Manifest,
    PublicationIndex,
    PublishedVersion,
    ReleaseFile,
    manifest,
    release_name,
)
from quarterly.vocabulary.errors import DamagedFiles, SetupError
from quarterly.vocabulary.stored_forms import StoredForm

log = logging.getLogger("quarterly.publication")

# Other programs read the public index too, so form 1 is still written without naming its form.
_INDEX = StoredForm("a list of versions", PublicationIndex)
_JSON, _PAGE = "application/json", "text/html; charset=utf-8"
# On two cores four threads store 1.6 times as many files a second as one, and eight no more than four.
_UPLOADS_AT_ONCE = 4

DrawIndexPage = Callable[[PublicationIndex], bytes]
WriteCouncilFiles = Callable[[], object]


@dataclass(frozen=True, slots=True)
class PublicationFolder:
    """Where a council's quarter is published, what draws the page that lists its versions, and what else follows from them.

    `council_files` writes again what is drawn from all quarters together, None where nothing is.
    """

    store: Store
    council: str
    quarter_key: str
    index_page: DrawIndexPage
    council_files: WriteCouncilFiles | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A version to be published: the files of a rendering, the reason, the issue, and the digest of what is printed in it."""

    rendering: str
    files: Sequence[ReleaseFile]
    reason: str
    issue: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedNow:
    """The result of publishing; `folder` is the release's, `index_key` the key of the list of versions."""

    version: int
    release: str
    unchanged: bool
    index_key: str
    folder: str
    manifest_sha256: str


def publish(folder: PublicationFolder, new: NewVersion, now: datetime) -> PublishedNow:
    """Publish the files as the newest version unless they already are; safe to run again after any failure.

    Raise PublishConflict if another run published meanwhile, ValueError if a correction has no reason.
    """
    store, council, quarter_key = folder.store, folder.council, folder.quarter_key
    index_key = versions_key(council, quarter_key)
    text = manifest(council, quarter_key, new.rendering, new.files)
    release = release_folder(council, quarter_key, release_name(text))
    before, tag = _read_index(store, council, quarter_key)
    # The number is given here and counts from the swap on: a run that dies in between leaves no gap in the numbers.
    after = before.with_version(text, published=iso(now), reason=new.reason, issue=new.issue, content=new.content)
    _upload(store, release, new.files, text)
    if after is not before:
        # The only point at which anything becomes public. Files that were uploaded before it belong to no version until then.
        store.swap(index_key, after.to_bytes(), tag, _JSON)
    _write_page(folder)
    current = after.current
    return PublishedNow(
        version=current.version,
        release=current.release,
        unchanged=after is before,
        index_key=index_key,
        folder=release,
        manifest_sha256=current.manifest_sha256,
    )


def versions(store: Store, council: str, quarter_key: str) -> PublicationIndex | None:
    """Return every published version of a quarter, None if there is none."""
    index, tag = _read_index(store, council, quarter_key)
    return index if tag else None


def verify(store: Store, council: str, quarter_key: str) -> list[str]:
    """Return a sentence for every problem of a publication, none if every byte is as published."""
    index = versions(store, council, quarter_key)
    if index is None:
        return [f"{versions_key(council, quarter_key)} is missing: nothing is published"]
    there = [version for version in index.versions if not version.taken_down]
    wrong = [problem for version in there for problem in _problems(store, index, version)]
    return wrong if len(there) == len(index.versions) else [*wrong, *_unaccounted_files(store, index)]


def change_index(folder: PublicationFolder, change: Callable[[PublicationIndex], PublicationIndex]) -> PublicationIndex:
    """Apply a change to the list of versions, if there is one, and draw the page again.

    Damaged files of others are logged, and left to the next publication to complain of: what is taken back has more to leave.
    """
    before, tag = _read_index(folder.store, folder.council, folder.quarter_key)
    after = change(before) if tag else before
    if after != before:
        folder.store.swap(versions_key(folder.council, folder.quarter_key), after.to_bytes(), tag, _JSON)
    _despite_damage(lambda: _write_page(folder))
    return after


def show_notice(folder: PublicationFolder, notice: PublicationIndex) -> None:
    """Draw the page of a quarter whose list of versions cannot be read from one that has a notice alone.

    The list is left as it is, to be restored; what follows from all quarters is written without this one.
    """
    folder.store.write(f"{folder.council}/{folder.quarter_key}/index.html", folder.index_page(notice), _PAGE)
    if folder.council_files:
        _despite_damage(folder.council_files)


def _despite_damage(write: Callable[[], object]) -> None:
    try:
        write()
    except DamagedFiles as error:
        log.warning("%s", error)


def _unaccounted_files(store: Store, index: PublicationIndex) -> Iterator[str]:
    """Yield each file that belongs to no version, which a purge that broke off may have left behind."""
    known = {version.release for version in index.versions}
    for entry in store.list(release_folder(index.council, index.quarter, "").rstrip("/")):
        release, _, path = entry.key.split("/releases/")[1].partition("/")
        if release not in known:
            yield f"{path} in releases/{release} belongs to no version: delete it if it was taken down"


def iso(now: datetime) -> str:
    """Return a time as it is stored: to the second, in UTC."""
    return now.astimezone(UTC).isoformat(timespec="seconds")


def read_versions(body: bytes, store: Store, council: str, quarter_key: str) -> PublicationIndex:
    """Return the list of versions in a quarter's index.json; raise DamagedFiles if it is not that quarter's list."""
    name = f"{versions_key(council, quarter_key)} in {store.address}"
    try:
        index = _INDEX.from_bytes(body, name)
    except SetupError as error:
        raise DamagedFiles(str(error)) from None
    if (index.council, index.quarter) != (council, quarter_key) or not index.versions:
        raise DamagedFiles(f"{name} is not that quarter's list of versions: restore it from a backup.")
    return index


def _read_index(store: Store, council: str, quarter_key: str) -> tuple[PublicationIndex, str | None]:
    key = versions_key(council, quarter_key)
    found = store.read_tagged(key)
    if found is None:
        return PublicationIndex(council=council, quarter=quarter_key), None
    return read_versions(found[0], store, council, quarter_key), found[1]


def _upload(store: Store, folder: str, files: Sequence[ReleaseFile], text: bytes) -> None:
    """Create the missing files; the manifest comes last, so that a release with a manifest is complete."""
    with ThreadPoolExecutor(_UPLOADS_AT_ONCE) as pool:
        list(pool.map(lambda file: store.create(f"{folder}/{file.path}", file.body, file.content_type), files))
    store.create(f"{folder}/{MANIFEST}", text, _JSON)


def _write_page(folder: PublicationFolder) -> None:
    """Draw the page again until the list of versions is stable: another run may publish between reading and writing."""
    store, council, quarter_key = folder.store, folder.council, folder.quarter_key
    drawn, found, key = None, versions(store, council, quarter_key), f"{council}/{quarter_key}/index.html"
    while found is not None and found != drawn:
        page, there = folder.index_page(found), store.read_tagged(key)
        if there is None or there[0] != page:
            store.write(key, page, _PAGE)
        drawn, found = found, versions(store, council, quarter_key)
    if folder.council_files:
        folder.council_files()


def _problems(store: Store, index: PublicationIndex, version: PublishedVersion) -> Iterator[str]:
    folder = release_folder(index.council, index.quarter, version.release)
    digests = {file.path: file.sha256 for file in version.files} | {MANIFEST: version.manifest_sha256}
    for path, digest in digests.items():
        found = store.read_tagged(f"{folder}/{path}")
        if found is None:
            yield f"version {version.version}: {path} is missing"
        elif sha256(found[0]).hexdigest() != digest:
            yield f"version {version.version}: {path} is not what was published"
        elif path == MANIFEST and Manifest.parse(found[0]).files != version.files:
            yield f"version {version.version}: {path} differs from index.json"


def versions_key(council: str, quarter_key: str) -> str:
    """Return the key of a quarter's list of versions."""
    return f"{council}/{quarter_key}/index.json"


def release_folder(council: str, quarter_key: str, release: str) -> str:
    """Return the folder of a release."""
    return f"{council}/{quarter_key}/releases/{release}"
