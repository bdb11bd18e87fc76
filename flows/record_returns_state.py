"""Record how the returns of a quarter stand after a run, for those who owe something and for whoever reminds them."""

from collections.abc import Sequence

from adapters.cycle_context import CycleContext
from adapters.inbox import COVER
from adapters.mail.owed import save_returns_state
from quarterly.collecting.received import Returns
from quarterly.collecting.returns.proposed_targets import Proposal, proposals
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.sheets.findings import Severity
from quarterly.configuration.next_year import next_year_asked
from quarterly.correspondence.owed import ReturnsState
from quarterly.vocabulary.local_day import local_day
from tasks.references import ValidatedReturn


def record_returns_state(cycle: CycleContext, returns: Returns, validated: Sequence[ValidatedReturn]) -> None:
    """Store which services' returns count, what is critical in each, which implications are not stated, and targets proposed."""
    files = {raw.service: len(raw.files) for raw in returns.received}
    services = [each for each in validated if each.service in cycle.council.profile.services]
    state = ReturnsState(
        received=tuple(each.service for each in services if files.get(each.service, 0) > each.refused),
        critical={each.service: count for each in services if (count := each.severities.get(Severity.CRITICAL, 0))},
        unstated=_unstated(cycle, validated),
        proposed=_proposed(cycle, returns, services),
    )
    save_returns_state(cycle, state)


def _unstated(cycle: CycleContext, validated: Sequence[ValidatedReturn]) -> tuple[str, ...]:
    """Return the implications that no cover workbook states, by key, in the profile's order."""
    covers = [cycle.load(ServiceReturn, each.output) for each in validated if each.service == COVER]
    stated = {one.name for cover in covers for one in cover.narrative.implications if one.is_stated}
    return tuple(key for key in cycle.council.profile.implications if key not in stated)


def _proposed(cycle: CycleContext, returns: Returns, services: Sequence[ValidatedReturn]) -> tuple[Proposal, ...]:
    """Return the targets for next year that came with the returns, of a quarter that asks for them."""
    council, quarter = cycle.council, cycle.quarter
    if not any(next_year_asked(each, quarter) for each in council.catalogue.indicators):
        return ()
    days = {file.digest: local_day(file.counted_from) for raw in returns.received for file in raw.files}
    return proposals(council, quarter, [cycle.load(ServiceReturn, each.output) for each in services], days)
