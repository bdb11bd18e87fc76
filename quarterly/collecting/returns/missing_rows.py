"""Rows that are missing from a service's returns, or blank: in its newest return, and in all of them."""

from collections.abc import Iterator, Sequence

from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.collecting.returns.two_services import part_of
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed

LEFT_OUT, NO_INDICATOR, NO_ACTION = "Q01", "Q02", "Q03"


def missing_rows(
    service: str, accepted: Sequence[CheckedFile], council: Council, quarter: Quarter, rules: Rulebook
) -> Iterator[tuple[str, Finding]]:
    """Yield a finding for every missing or blank row, each with the digest of the newest file that could have had it.

    A service that has sent no table of indicators is not asked for indicators, nor for key activities without a table of those;
    none is asked for an indicator that is not due in this quarter of the year.
    """
    due = [indicator for indicator in council.catalogue.of_service(service) if quarter.number in indicator.due]
    ids, refs = {each.id for each in council.catalogue.indicators}, {each.ref for each in council.profile.actions()}
    with_indicators = [file for file in accepted if file.indicators or ids.intersection(file.blank)]
    with_actions = [file for file in accepted if file.actions or refs.intersection(file.blank)]
    yield from _indicators(service, with_indicators, due, rules)
    yield from _actions(service, with_actions, council, rules)


def services_without(indicator: Indicator, returns: Sequence[ServiceReturn]) -> tuple[str, ...]:
    """Return the services whose returns lack an indicator; none where no return could have had it."""
    return tuple(sent.service for sent in returns if any(_asks_for(indicator, finding) for finding in sent.findings))


def _asks_for(indicator: Indicator, finding: Finding) -> bool:
    return finding.code == NO_INDICATOR and finding.indicator == indicator.id


def _indicators(
    service: str, files: Sequence[CheckedFile], due: Sequence[Indicator], rules: Rulebook
) -> Iterator[tuple[str, Finding]]:
    sent = {row.indicator for file in files for row in file.indicators}
    for newest in files[-1:]:
        sent_last = {row.indicator for row in newest.indicators}
        if left_out := [indicator.short for indicator in due if indicator.id in sent - sent_last]:
            yield newest.digest, rules.finding(LEFT_OUT, file=newest.name, left_out=listed(left_out))
        for indicator in due:
            if indicator.id not in sent:
                owed = _part_in_words(indicator, service)
                yield newest.digest, rules.finding(NO_INDICATOR, file=newest.name, about=indicator.id, owed=owed)


def _actions(service: str, files: Sequence[CheckedFile], council: Council, rules: Rulebook) -> Iterator[tuple[str, Finding]]:
    sent = {row.ref for file in files for row in file.actions}
    for newest in files[-1:]:
        for action in council.profile.actions():
            if action.service == service and action.ref not in sent:
                yield newest.digest, rules.finding(NO_ACTION, file=newest.name, about=action.ref, ref=action.ref)


def _part_in_words(indicator: Indicator, service: str) -> str:
    """Return in words, for the beginning of a sentence, which part of an indicator a service sends."""
    part = part_of(indicator, service)
    return f"The {part} of {indicator.short}" if part else indicator.short
