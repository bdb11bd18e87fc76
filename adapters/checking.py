"""Read one file of a return and check it against every rule."""

from collections.abc import Callable
from dataclasses import dataclass

from adapters.expectation_runner import suites_of
from adapters.expectations import load_layout, rulebook_of
from adapters.one_file import one_file
from adapters.workbook.reader import shared_reader
from quarterly.collecting.answers.matching import with_references
from quarterly.collecting.past.figures import NOTHING_KNOWN, Pasts
from quarterly.collecting.returns.checks import Check, checks, findings_of
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import CheckedFile, ReadReturn
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.council import Council
from quarterly.screening.screening import Screening
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """One file of a service to be read: its content, name and digest (hex SHA-256)."""

    body: bytes
    service: str
    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a file is read for, what its texts are screened with, and the earlier figures that its own are held against."""

    council: Council
    quarter: Quarter
    screening: Screening
    pasts: Pasts


Failures = Callable[[Check], dict[str, list[int]]]


def read_return(sent: SentFile, council: Council, quarter: Quarter, screening: Screening) -> tuple[Workbook, ReadReturn]:
    """Return a file's workbook and the rows read of it; raise ReturnError if it is refused as a whole."""
    workbook, read, _ = _read(sent, _Scope(council, quarter, screening, NOTHING_KNOWN))
    return workbook, read


def check_file(
    sent: SentFile, council: Council, quarter: Quarter, screening: Screening, pasts: Pasts = NOTHING_KNOWN
) -> CheckedFile:
    """Read a file and check it against every rule; one that is refused as a whole has the reason and no rows.

    `pasts` are the earlier figures of its indicators, as far as they are known.
    """
    rules = rulebook_of(council)

    def failures(check: Check) -> dict[str, list[int]]:
        return suites_of(rules).failures(check)

    return _unless_refused(sent, _Scope(council, quarter, screening, pasts), failures)


def read_file(sent: SentFile, council: Council, quarter: Quarter, screening: Screening) -> CheckedFile:
    """Read a file without running the rules: find what cannot be read, not what is implausible."""
    return _unless_refused(sent, _Scope(council, quarter, screening, NOTHING_KNOWN), lambda _: {})


def _unless_refused(sent: SentFile, scope: _Scope, failures: Failures) -> CheckedFile:
    try:
        with one_file(sent.name):
            return _read_and_checked(sent, scope, failures)
    except ReturnError as error:
        return CheckedFile(name=sent.name, digest=sent.digest, refused=str(error))


def _read_and_checked(sent: SentFile, scope: _Scope, failures: Failures) -> CheckedFile:
    _, read, rules = _read(sent, scope)
    failed = [
        finding
        for check in checks(read, scope.council, sent.service, scope.quarter, scope.pasts)
        for finding in findings_of(check, failures(check), rules, read)
    ]
    findings = with_references((*read.findings, *failed), sent.service, scope.quarter)
    return CheckedFile(
        name=sent.name,
        digest=sent.digest,
        refused="",
        indicators=read.indicators,
        actions=read.actions,
        comments=read.comments,
        findings=findings,
        narrative=read.narrative,
        sheets=read.sheets,
        blank=read.blank,
        answers=read.answers,
    )


def writes_decimal_comma(council: Council, service: str) -> bool:
    """Whether a service types 62,9 for 62.9."""
    return service in council.profile.services and council.profile.services[service].decimal_comma


def _read(sent: SentFile, scope: _Scope) -> tuple[Workbook, ReadReturn, Rulebook]:
    """Return a file's workbook, the rows read of it, and the rules, which quote nothing that was found to be personal data."""
    workbook = shared_reader().read(sent.body, decimal_comma=writes_decimal_comma(scope.council, sent.service))
    reader = ReturnReader(scope.council, scope.quarter, load_layout(), rulebook_of(scope.council), scope.screening)
    return workbook, reader.read(workbook, service=sent.service, file=sent.name, digest=sent.digest), reader.rules
