"""What has been published of a quarter: releases, named by their content, and the versions that refer to them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

MANIFEST = "manifest.json"
CHANGED = "Returns, commentary or settings have changed since the version before."  # if no better reason is recorded


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file to publish; `path` is relative to the release, such as "report.pdf"."""

    path: str
    content_type: str
    title: str
    body: bytes


class _Record(BaseModel):
    """A record stored as canonical JSON: the same facts are the same bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def parse(cls, text: bytes) -> Self:
        """Read it back; raise ValueError for anything else."""
        return cls.model_validate_json(text)

    def to_bytes(self) -> bytes:
        """Return UTF-8 JSON with sorted keys and a newline at the end."""
        return (json.dumps(self.model_dump(), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


class PublishedFile(_Record):
    """One file of a release; `size` in bytes, `sha256` in hex."""

    path: str
    title: str
    content_type: str
    size: int
    sha256: str


class Manifest(_Record):
    """All files of one release in the order of paths, without a time or a run, so that it follows from content alone."""

    council: str
    quarter: str
    rendering: str
    files: tuple[PublishedFile, ...]


class PublishedVersion(_Record):
    """One version: its release and issue, when it was published (ISO, UTC) and why; the first needs no reason.

    `content` is the digest of its transcript, by which a later report finds the version it is compared with.

    A version that was `taken_down` (ISO, UTC) because it disclosed something has lost its files and their digests: with a digest,
    anybody could confirm a guess at the figures.
    """

    version: int
    release: str
    manifest_sha256: str
    published: str
    reason: str
    files: tuple[PublishedFile, ...]
    issue: str = ""
    content: str = ""
    taken_down: str = ""

    def differences(self, manifest_text: bytes) -> frozenset[str]:
        """Return the paths of the files that are not the same in this version and in a manifest."""
        return frozenset(file.path for file in {*self.files} ^ {*Manifest.parse(manifest_text).files})


class Withdrawal(_Record):
    """A notice in place of the report: the newest version, when it was withdrawn (ISO, UTC) and why."""

    version: int
    at: str
    reason: str


class PublicationIndex(_Record):
    """Every version of a quarter's publication, oldest first and numbered without gaps, and every withdrawal."""

    council: str
    quarter: str
    versions: tuple[PublishedVersion, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()

    @property
    def current(self) -> PublishedVersion:
        """The newest version; raise IndexError if there is none, which no stored index can be."""
        return self.versions[-1]

    @property
    def withdrawn(self) -> Withdrawal | None:
        """The withdrawal in force, which is one of the newest version: publishing another version lifts it."""
        newest = self.withdrawals[-1] if self.withdrawals else None
        return newest if newest and newest.version == len(self.versions) else None

    def with_version(
        self, manifest_text: bytes, *, published: str, reason: str, issue: str = "", content: str = ""
    ) -> "PublicationIndex":
        """Return the index with this release as its newest version, or unchanged if it already is and is not withdrawn.

        A new issue (the full report after an early snapshot) is a reason by itself. Raise ValueError if a version is replaced
        without a reason.
        """
        release = release_name(manifest_text)
        # The same content is the same release: a run that is repeated after a crash makes no second version.
        if self.versions and self.current.release == release and not self.withdrawn:
            return self
        # Halton's committee got an early snapshot and then the full report. The second is no correction of the first.
        before = next((version.issue for version in reversed(self.versions) if version.issue), "")
        if self.versions and issue and before not in ("", issue):
            given = "" if reason == CHANGED else reason
            reason = f"{issue}, in place of the {before.lower()}. {given}".strip()
        if self.versions and not reason.strip():
            raise ValueError(f"Version {len(self.versions) + 1} replaces what is published: say why.")
        version = PublishedVersion(
            version=len(self.versions) + 1,
            release=release,
            manifest_sha256=sha256(manifest_text).hexdigest(),
            published=published,
            reason=reason,
            files=Manifest.parse(manifest_text).files,
            issue=issue,
            content=content,
        )
        return self.model_copy(update={"versions": (*self.versions, version)})

    def with_withdrawal(self, *, at: str, reason: str) -> "PublicationIndex":
        """Return the index with its newest version withdrawn, or unchanged if it already is."""
        if self.withdrawn:
            return self
        withdrawal = Withdrawal(version=self.current.version, at=at, reason=reason)
        return self.model_copy(update={"withdrawals": (*self.withdrawals, withdrawal)})

    def without(self, release: str, *, at: str) -> "PublicationIndex":
        """Return the index with every version of this release marked as taken down, and without its files and digests."""
        gone = {"taken_down": at, "release": "", "manifest_sha256": "", "files": (), "content": ""}
        versions = tuple(each.model_copy(update=gone) if each.release == release else each for each in self.versions)
        return self.model_copy(update={"versions": versions})

    @model_validator(mode="after")
    def _numbered(self) -> Self:
        # Of a list with a gap, or a number that stands twice, nobody could say which version a reader has in hand.
        if [version.version for version in self.versions] != list(range(1, len(self.versions) + 1)):
            raise ValueError("the versions are not numbered 1, 2, 3 …")
        return self


def manifest(council: str, quarter_key: str, rendering: str, files: Iterable[ReleaseFile]) -> bytes:
    """Return the manifest of these files in the order of paths; raise ValueError if a path occurs twice."""
    published = sorted((_published(file) for file in files), key=lambda file: file.path)
    paths = [MANIFEST, *(file.path for file in published)]
    if len(set(paths)) < len(paths):
        raise ValueError(f"Every file of a release needs a path of its own, other than {MANIFEST}: {', '.join(paths[1:])}.")
    return Manifest(council=council, quarter=quarter_key, rendering=rendering, files=tuple(published)).to_bytes()


def release_name(manifest_text: bytes) -> str:
    """Return the folder name of a release: the first 16 hex digits of its manifest's SHA-256."""
    # From the manifest alone, which has no time and no run in it: whoever publishes the same files finds them there already.
    return sha256(manifest_text).hexdigest()[:16]


def _published(file: ReleaseFile) -> PublishedFile:
    return PublishedFile(
        path=file.path,
        title=file.title,
        content_type=file.content_type,
        size=len(file.body),
        sha256=sha256(file.body).hexdigest(),
    )
