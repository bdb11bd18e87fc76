"""`quarterly targets`: the targets that services propose for a year, as lines for indicators.yaml."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.console import Console

from adapters.cycle_context import CycleContext
from adapters.mail.owed import returns_state
from cli.options import CouncilArgument, StoreOption, work_in
from quarterly.collecting.returns.proposed_targets import Proposal
from quarterly.collecting.returns.target_agreement import agreed_target_text
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.next_year import next_year_asked, year_in_words
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.configuration.targets.words import direction_problem
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import counted, listed


@dataclass(frozen=True, slots=True)
class _Asked:
    """An indicator whose target for the year is asked for with a quarter's return, and what was proposed, if anything."""

    indicator: Indicator
    cycle: CycleContext
    proposal: Proposal | None


def targets(
    council: CouncilArgument,
    year: Annotated[str, typer.Argument(metavar="YEAR", help="Such as 2027-28, of calendar years 2027.", show_default=False)],
    store: StoreOption = None,
) -> int:
    """Print the targets that services propose for a year, as lines for indicators.yaml, with who sent them and when.

    They are asked for in the workbook for the last quarter of the year before. A proposal comes into force once it stands in
    indicators.yaml.
    """
    work_in(store)
    asked = [*_asked(council, year)]
    console = Console(highlight=False, soft_wrap=True)
    proposed = [each for each in asked if each.proposal]
    if proposed:
        console.print("Put what you take over into indicators.yaml, under targets: of its indicator.", markup=False)
    for each in proposed:
        console.print("\n".join(_lines(each, year)), markup=False)
    console.print("\n".join(_left(asked, year)), markup=False)
    return 0


def _asked(council: str, year: str) -> Iterator[_Asked]:
    """Yield every indicator whose target for the year is asked for and not in indicators.yaml yet."""
    if not re.fullmatch(r"\d{4}(-\d{2})?", year):
        raise SetupError(f"“{year}” is not a year. Write it like this: 2027-28, of calendar years 2027.")
    # The last quarter before a calendar year, before April, and before September.
    for back in (-2, -1, 1):
        cycle = CycleContext.of(council, str(Quarter(int(year[:4]), 1).later(back)))
        of = [each for each in cycle.council.catalogue.indicators if next_year_asked(each, cycle.quarter) == year]
        proposed = {each.indicator: each for each in returns_state(cycle).proposed} if of else {}
        yield from (_Asked(each, cycle, proposed.get(each.id)) for each in of)


def _lines(asked: _Asked, year: str) -> Iterator[str]:
    indicator, proposal = asked.indicator, asked.proposal
    if proposal is None:
        return
    now = agreed_target_text(indicator, asked.cycle.quarter) or "none"
    service = asked.cycle.council.profile.services[proposal.service].name
    yield ""
    yield f"  # {indicator.titled}: this year {now}"
    yield f"  # proposed by {service} on {long_date(proposal.on)}, {proposal.file}, {proposal.sheet}!{proposal.cell}"
    yield f"  {indicator.id}:"
    yield f'    "{year}": {_as_yaml(proposal.typed)}'
    if problem := direction_problem((TargetPlan(annual=proposal.typed),), indicator.polarity, indicator.unit):
        yield f"  Look at it: {problem}"


def _as_yaml(typed: str) -> str:
    return typed if re.fullmatch(r"-?\d+(\.\d+)?", typed) else json.dumps(typed, ensure_ascii=False)


def _left(asked: Collection[_Asked], year: str) -> Iterator[str]:
    lacking = [each.indicator.short for each in asked if each.proposal is None]
    yield ""
    if not asked:
        yield f"No target for {year_in_words(year)} is asked for: whatever has one the year before has one for that year too."
    elif lacking:
        yield f"Nothing is proposed yet for {counted(len(lacking), 'indicator')}: {listed(lacking)}."
    else:
        yield "A target is proposed for every indicator that is asked for one."
