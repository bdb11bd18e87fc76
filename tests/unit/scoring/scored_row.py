"""A row of the town, scored."""

from collections.abc import Sequence

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score
from quarterly.scoring.score_quarter import ReceivedRow
from quarterly.scoring.score_quarter import score as score_row
from tests.unit.made import (
    Q1,
    TOWN,
)


def score(
    of: Indicator,
    sent: IndicatorRow | None,
    under_query: bool = False,
    findings: Sequence[Finding] = (),
    council: Council = TOWN,
) -> Score:
    return score_row(council, of, Q1, ReceivedRow(sent, under_query, findings), Background())
