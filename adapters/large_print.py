"""A published version in large print, drawn when somebody asks for it from what was published, so that it says nothing else."""

import json
from dataclasses import dataclass
from typing import cast

from adapters.publication import release_folder, versions
from adapters.published_reports import LARGE_PRINT, REPORT
from adapters.render.pdf import report_pdf
from adapters.store import Store
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.reporting.model import Report
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class LargePrint:
    """The PDF of a version; `newest` is the number of the quarter's newest one."""

    version: int
    newest: int
    body: bytes


def large_print(store: Store, council: str, quarter: Quarter, version: int | None = None) -> LargePrint | None:
    """Return a version in large print, the newest unless another is asked for; None where nothing is published.

    A version that was published with its large print is handed out with that. Raise SetupError if there is no such version, or
    if it or the newest one is withdrawn or taken down: an earlier version was replaced as wrong, and stands no more than before.
    """
    index = versions(store, council, quarter.key)
    if index is None:
        return None
    asked = _asked(index, quarter, version)
    folder = release_folder(council, quarter.key, asked.release)
    paths = [file.path for file in asked.files]
    if path := _ending(paths, LARGE_PRINT):
        body = store.read(f"{folder}/{path}")
    else:
        view = cast(Report, json.loads(store.read(f"{folder}/{_ending(paths, REPORT)}")))
        body = report_pdf(view, large=True)
    return LargePrint(asked.version, index.current.version, body)


def _asked(index: PublicationIndex, quarter: Quarter, version: int | None) -> PublishedVersion:
    asked = next((each for each in index.versions if each.version == (version or index.current.version)), None)
    if asked is None:
        raise SetupError(f"{quarter} has no version {version}; the newest is {index.current.version}.")
    for each, replaces in ((asked, ""), (index.current, f", which replaced version {asked.version}, ")):
        if each.taken_down or any(notice.version == each.version for notice in index.withdrawals):
            gone = "taken down" if each.taken_down else "withdrawn"
            raise SetupError(
                f"Version {each.version} of {quarter}{replaces or ' '}is {gone}: it is not to be handed out. Publish a corrected "
                "one first."
            )
    return asked


def _ending(paths: list[str], name: str) -> str:
    """Return the path of a file by the end of its name, as files of an exempt pack begin with what they are; "" for none."""
    return next((path for path in paths if path.endswith(name)), "")
