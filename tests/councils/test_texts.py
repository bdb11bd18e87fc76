"""What the checks of a report find in all that came with the samples' returns: who is warned for nothing stops reading."""

from pathlib import Path

import pytest

from adapters.checking import SentFile, read_file
from adapters.councils import load_council
from adapters.expectations import load_rulebook
from adapters.screening import screening_for
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.narrative_in_force import narrative_of
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.configuration.council import Council
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.run import contradictions
from quarterly.scoring.score_quarter import score_indicators
from quarterly.vocabulary.quarter import Quarter

FOLDERS = sorted((Path(__file__).parents[2] / "councils").glob("*/returns/*"))
TEXT_RULES = ("R01", "R02", "R03", "R04", "R05", "R09", "R13", "R16")

# What is wrong in the published reports: a period, a name and a figure, points or per cent, money and past days, two amounts.
FOUND = {
    "sampleshire 2026-27-q2": ["R05", "R09"],
    "dudley 2012-13-q1": ["R02", "R04"],
    "halton 2008-09-q2": ["R05", "R09", "R13", "R16"],
    "herefordshire 2006-07-q4": ["R01", "R09"],
}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parts[-3]} {folder.name}")
def test_the_texts_of_the_samples_raise_nothing_but_what_is_wrong(folder: Path) -> None:
    quarter = Quarter.parse(folder.name)
    council = load_council(folder.parts[-3], quarter)
    returns = _returns(folder, council, quarter)
    meeting = council.profile.calendar.meetings.get(str(quarter))
    subject = CheckedReport(
        council, quarter, score_indicators(council, quarter, returns), narrative_of(returns, council), meeting
    )
    found = [f.code for f in contradictions(subject, load_rulebook()) if f.code in TEXT_RULES]
    assert found == FOUND.get(f"{council.key} {folder.name}", [])


def _returns(folder: Path, council: Council, quarter: Quarter) -> list[ServiceReturn]:
    """Return what was sent as read, with no rule of a return run over it."""
    sent: dict[str, list[CheckedFile]] = {}
    for path in sorted(folder.glob("*/*.xlsx")):
        read = read_file(
            SentFile(body=path.read_bytes(), service=path.parent.name, name=path.name, digest=path.name),
            council=council,
            quarter=quarter,
            screening=screening_for(council),
        )
        sent.setdefault(path.parent.name, []).append(read)
    return [service_return(service, files, council, quarter, load_rulebook()) for service, files in sent.items()]
