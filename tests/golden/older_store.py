"""A store as 546c79d wrote it, packed, and what a second version made in it says of the first."""

import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from quarterly.publishing.versions import MANIFEST, PublicationIndex, ReleaseFile, manifest, release_name
from quarterly.vocabulary.quarter import Quarter
from tests.golden.acts import corrected
from tests.golden.installation import Installation, installation, working_day
from tests.golden.masks import masked
from tests.golden.scenarios import OF_DUDLEY, correction_workbook

FOLDER = Path(__file__).parent / "store-546c79d"
PACKED = FOLDER / "store.tar.xz"
OLDER = FOLDER / "corrections"
THEN = FOLDER / "councils"  # as it was: another profile prints another report, and that is not what is asked here
COUNCIL, QUARTER = "dudley", "2012-13 Q1"
EARLY, EARLY_QUARTER = "halton", "2008-09 Q2"


@contextmanager
def older_store() -> Iterator[Installation]:
    """Yield Dudley's installation in a folder with a copy of the store and its inbox, and the councils' files of that time."""
    with installation(COUNCIL) as here, patch.dict(os.environ, {"QUARTERLY_COUNCILS": str(THEN)}):
        with tarfile.open(fileobj=BytesIO(PACKED.read_bytes())) as archive:
            archive.extractall(filter="data")
        yield here


def second_versions() -> dict[str, str]:
    """Return what is said of corrections by the versions that are published into a copy of the store."""
    with older_store() as here:
        correct(here)
        early = Installation(EARLY)
        early.send(THEN / EARLY / "full-issue" / Quarter.parse(EARLY_QUARTER).key, EARLY_QUARTER, working_day(EARLY_QUARTER, 31))
        early.keep("stages.txt", early.publish(EARLY_QUARTER, "The full report follows the early snapshot."))
        _keep(early, EARLY_QUARTER)
        return {f"{each.council}/{path}": text for each in (here, early) for path, text in each.seen.items()}


def indexes() -> dict[Path, bytes]:
    """Return every list of versions in the store."""
    return {path: path.read_bytes() for path in Path("store").rglob("index.json")}


def figures_published() -> bytes:
    """Return the record of figures of Dudley's restricted version."""
    _, _, folder = _restricted()
    return (folder / "figures.json").read_bytes()


def with_figures(body: bytes) -> None:
    """Put another record of figures into Dudley's restricted version, as if it had been published with it."""
    listed, index, folder = _restricted()
    (folder / "figures.json").write_bytes(body)
    files = [ReleaseFile(f.path, f.content_type, f.title, (folder / f.path).read_bytes()) for f in index.current.files]
    text = manifest(index.council, index.quarter, "restricted", files)
    (folder / MANIFEST).write_bytes(text)
    folder.rename(folder.with_name(release_name(text)))
    only = PublicationIndex(council=index.council, quarter=index.quarter).with_version(
        text, published=index.current.published, reason="", issue=index.current.issue, content=index.current.content
    )
    listed.write_bytes(only.to_bytes())


def _restricted() -> tuple[Path, PublicationIndex, Path]:
    """Return Dudley's list of restricted versions, by path and as read, and the folder of the newest."""
    listed = Path("store", "restricted", COUNCIL, Quarter.parse(QUARTER).key, "index.json")
    index = PublicationIndex.parse(listed.read_bytes())
    return listed, index, listed.parent / "releases" / index.current.release


def correct(here: Installation) -> None:
    """Publish the correction of Dudley's report and keep what its readers are told of it."""
    first, second = OF_DUDLEY
    for number, each in enumerate((first, second), start=1):
        day, body = working_day(QUARTER, 30 + number), correction_workbook(QUARTER, each.rows)
        here.put(body, each.service, f"correction-{number}.xlsx", Quarter.parse(QUARTER), day)
        corrected(here.council, QUARTER, day, body, each.service, each.approved_by, each.reason, each.effect)
    here.keep("stages.txt", here.publish(QUARTER))
    _keep(here, QUARTER)


def _keep(here: Installation, quarter: str) -> None:
    """Keep what a version's readers are told of it: notices, the section on corrections and its table, the list of versions."""
    for rendering in ("public", "restricted"):
        files = here.released(rendering, quarter)
        report = json.loads(files["report.json"])
        told = {"notices": report["notices"], "corrections": [each for each in report["sections"] if _of_corrections(each)]}
        here.seen[f"{rendering}/notice.json"] = masked(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        if "corrections.csv" in files:
            here.seen[f"{rendering}/corrections.csv"] = files["corrections.csv"].decode("utf-8-sig").replace("\r\n", "\n")
    here.keep_pages("pages", quarter)
    for command in ("versions", "verify", "history"):
        here.keep_command(f"{command}.txt", command, here.council, quarter)


def _of_corrections(section: dict[str, Any]) -> bool:
    return str(section["id"]) == "corrections"
