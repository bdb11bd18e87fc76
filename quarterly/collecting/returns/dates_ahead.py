"""The finding on a file whose own time was in the future when it was taken in."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.sheets.rulebook import Rulebook

DATED_AHEAD = "F06"


def with_dates_ahead(files: Sequence[CheckedFile], ahead: Collection[str], rules: Rulebook) -> list[CheckedFile]:
    """Return the files with a finding on each that is dated ahead, by digest."""
    return [_found(file, rules) if file.digest in ahead else file for file in files]


def _found(file: CheckedFile, rules: Rulebook) -> CheckedFile:
    return replace(file, findings=(*file.findings, rules.finding(DATED_AHEAD, file=file.name)))
