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
    findings = [finding for file in files for finding in file.findings]
    stopped = rows_held(findings)
    return ServiceReturn(
        service=service,
        files=tuple(files),
        indicators=tuple(indicators),
        actions=tuple(actions),
        comments=tuple(comments),
        findings=(*findings, *vanished(accepted, indicators, council, rules)),
        held=tuple(
            [row.indicator for row in indicators if _place(row) in stopped]
            + [row.ref for row in actions if _place(row) in stopped]
        ),
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


def _place(row: Row) -> tuple[str, str, int]:
    return row.source.file, row.source.sheet, row.source.row
