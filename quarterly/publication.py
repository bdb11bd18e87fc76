"""What has been published of a quarter: releases named by their content, and the versions that point at them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

MANIFEST = "manifest.json"
CHANGED = "Returns, commentary or settings have changed since the version before."  # where nobody says more


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file to publish; `path` is relative to the release, such as "report.pdf"."""

    path: str
    content_type: str
    title: str
    body: bytes


class _Record(BaseModel):
    """Kept as canonical JSON: the same facts are the same bytes."""

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
    """All files of one release, in the order of paths; no time and no run, so that it follows from content alone."""

    council: str
    quarter: str
    rendering: str
    files: tuple[PublishedFile, ...]


class PublishedVersion(_Record):
    """One version: which release and issue, when (ISO, UTC) and why; the first needs no reason."""

    version: int
    release: str
    manifest_sha256: str
    published: str
    reason: str
    files: tuple[PublishedFile, ...]
    issue: str = ""


class PublicationIndex(_Record):
    """Every version of a quarter's publication, oldest first and numbered without gaps."""

    council: str
    quarter: str
    versions: tuple[PublishedVersion, ...] = ()

    @property
    def current(self) -> PublishedVersion:
        """The newest version; raise IndexError before the first, which no index in a store is."""
        return self.versions[-1]

    def with_version(self, manifest_text: bytes, *, published: str, reason: str, issue: str = "") -> "PublicationIndex":
        """Return the index with this release as its newest version, or itself if it already is.

        That it is another issue (the full report after an early snapshot) is its reason. Raise ValueError if it replaces a
        version without saying why.
        """
        release = release_name(manifest_text)
        if self.versions and self.current.release == release:
            return self
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
        )
        return self.model_copy(update={"versions": (*self.versions, version)})

    @model_validator(mode="after")
    def _numbered(self) -> Self:
        if [version.version for version in self.versions] != list(range(1, len(self.versions) + 1)):
            raise ValueError("the versions are not numbered 1, 2, 3 …")
        return self


def manifest(council: str, quarter_key: str, rendering: str, files: Iterable[ReleaseFile]) -> bytes:
    """Return the manifest of these files, in whatever order they come; raise ValueError for a path used twice."""
    published = sorted((_published(file) for file in files), key=lambda file: file.path)
    paths = [MANIFEST, *(file.path for file in published)]
    if len(set(paths)) < len(paths):
        raise ValueError(f"Every file of a release needs a path of its own, other than {MANIFEST}: {', '.join(paths[1:])}.")
    return Manifest(council=council, quarter=quarter_key, rendering=rendering, files=tuple(published)).to_bytes()


def release_name(manifest_text: bytes) -> str:
    """Return the name a release has in its folder: the first 16 hex digits of its manifest's SHA-256."""
    return sha256(manifest_text).hexdigest()[:16]


def _published(file: ReleaseFile) -> PublishedFile:
    return PublishedFile(
        path=file.path,
        title=file.title,
        content_type=file.content_type,
        size=len(file.body),
        sha256=sha256(file.body).hexdigest(),
    )
