"""Which row counts: services send again only what they corrected, so the newest accepted row of an indicator is in force."""

from collections.abc import Sequence
from typing import TypeVar

import pandas as pd

from quarterly.checks import rows_held
from quarterly.council import Council
from quarterly.findings import Finding
from quarterly.returns import ActionRow, CheckedFile, CommentRow, IndicatorRow, ServiceReturn
from quarterly.rules import Rulebook

Row = IndicatorRow | ActionRow | CommentRow
R = TypeVar("R", IndicatorRow, ActionRow, CommentRow)


def service_return(
    service: str, files: Sequence[CheckedFile], council: Council, rules: Rulebook, *, validated: bool = True
) -> ServiceReturn:
    """Merge a service's files, oldest first, into what is in force.

    A row with a critical finding still displaces an earlier one: its sender has said that the earlier figure is wrong, so
    the indicator is held and neither figure is published.
    """
    accepted = [file for file in files if not file.refused]
    own = {indicator.id for indicator in council.catalogue.of_service(service)}
    refs = {action.ref for action in council.profile.actions() if action.service == service}
    indicators = newest([row for file in accepted for row in file.indicators if row.indicator in own], "indicator")
    actions = newest([row for file in accepted for row in file.actions if row.ref in refs], "ref")
    comments = newest([row for file in accepted for row in file.comments], "indicator")
    in_force: list[tuple[str, Row]] = [*((row.indicator, row) for row in indicators), *((row.ref, row) for row in actions)]
    findings = _standing(files, {key: row.source.digest for key, row in in_force})
    stopped = {(file.digest, sheet, row) for file in files for _, sheet, row in rows_held(file.findings)}
    return ServiceReturn(
        service=service,
        files=tuple(files),
        indicators=tuple(indicators),
        actions=tuple(actions),
        comments=tuple(comments),
        findings=(*findings, *vanished(accepted, indicators, council, rules)),
        held=tuple(key for key, row in in_force if _place(row) in stopped),
        validated=validated,
    )


def newest(rows: Sequence[R], key: str) -> list[R]:
    """Return the last row of each key, in the order in which the keys first came."""
    keys = pd.Series([getattr(row, key) for row in rows], dtype="object")
    order = {value: position for position, value in enumerate(keys.unique())}
    kept = keys.drop_duplicates(keep="last").index
    return [rows[position] for position in sorted(kept, key=lambda position: order[keys[position]])]


def vanished(files: Sequence[CheckedFile], in_force: Sequence[IndicatorRow], council: Council, rules: Rulebook) -> list[Finding]:
    """Return a query for every row in force that the newest file with indicators no longer carries."""
    with_indicators = [file for file in files if file.indicators]
    if not with_indicators:
        return []
    latest = with_indicators[-1]
    refs = {indicator.id: indicator.ref for indicator in council.catalogue.indicators}
    return [
        rules.finding(
            "Q01",
            file=latest.name,
            about=row.indicator,
            indicator=refs[row.indicator],
            earlier=row.source.file,
            later=latest.name,
        )
        for row in in_force
        if row.source.digest != latest.digest
    ]


def _standing(files: Sequence[CheckedFile], in_force: dict[str, str]) -> list[Finding]:
    """Return the findings without those on rows that a later file displaced; `in_force` are digests of files by indicator."""
    return [f for file in files for f in file.findings if in_force.get(f.indicator or "", file.digest) == file.digest]


def _place(row: Row) -> tuple[str, str, int]:
    # Not by the file's name: a correction is often saved under the name of what it corrects.
    return row.source.digest, row.source.sheet, row.source.row
