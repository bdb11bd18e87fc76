"""Read one file of a return and check it against every rule."""

from collections.abc import Callable
from dataclasses import dataclass

from adapters.cycle_context import CODE, CycleContext
from adapters.expectation_runner import suites_of
from adapters.expectations import OF_RETURNS, load_layout, load_rulebook
from adapters.fingerprint import fingerprint
from adapters.one_file import one_file
from adapters.workbook.reader import shared_reader
from quarterly.collecting.check_scope import ValidationInputs, config_for_sender
from quarterly.collecting.returns.checks import Check, checks, findings_of
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import CheckedFile, ReadReturn
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest_in_order
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """One file of a service to be read: its content, name and digest (hex SHA-256)."""

    body: bytes
    service: str
    name: str
    digest: str


Failures = Callable[[Check], dict[str, list[int]]]

_CHECKED_WITH = ("great-expectations", "pandas", "python-calamine", "openpyxl")


def validation_key(cycle: CycleContext, inputs: ValidationInputs) -> str:
    """Return the key of a service's validated return, for exactly these files and the rules in force."""
    return cycle.output_key("validate_return", inputs, data=OF_RETURNS, libraries=_CHECKED_WITH)


def refusal_rules(cycle: CycleContext, service: str) -> str:
    """Return the digest of all by which a file of a service is refused: the council in check scope, rules, code, libraries."""
    seen = config_for_sender(service, cycle.council)
    return digest_in_order(fingerprint((*CODE, *OF_RETURNS), _CHECKED_WITH), str(cycle.quarter), seen)


def read_return(sent: SentFile, council: Council, quarter: Quarter) -> tuple[Workbook, ReadReturn]:
    """Return a file's workbook and the rows read of it; raise ReturnError if it is refused as a whole."""
    workbook = shared_reader().read(sent.body)
    reader = ReturnReader(council, quarter, load_layout(), load_rulebook())
    return workbook, reader.read(workbook, service=sent.service, file=sent.name, digest=sent.digest)


def check_file(sent: SentFile, council: Council, quarter: Quarter) -> CheckedFile:
    """Read a file and check it against every rule; one that is refused as a whole has the reason and no rows."""
    rules = load_rulebook()

    def failures(check: Check) -> dict[str, list[int]]:
        return suites_of(rules).failures(check)

    return _unless_refused(sent, council, quarter, failures)


def read_file(sent: SentFile, council: Council, quarter: Quarter) -> CheckedFile:
    """Read a file without running the rules: find what cannot be read, not what is implausible."""
    return _unless_refused(sent, council, quarter, lambda _: {})


def _unless_refused(sent: SentFile, council: Council, quarter: Quarter, failures: Failures) -> CheckedFile:
    try:
        with one_file(sent.name):
            return _read_and_checked(sent, council, quarter, failures)
    except ReturnError as error:
        return CheckedFile(name=sent.name, digest=sent.digest, refused=str(error))


def _read_and_checked(sent: SentFile, council: Council, quarter: Quarter, failures: Failures) -> CheckedFile:
    rules, name, digest = load_rulebook(), sent.name, sent.digest
    _, read = read_return(sent, council, quarter)
    failed = [
        finding
        for check in checks(read, council, sent.service, quarter)
        for finding in findings_of(check, failures(check), rules, read.columns[check.sheet])
    ]
    findings = (*read.findings, *failed)
    return CheckedFile(
        name=name,
        digest=digest,
        refused="",
        indicators=read.indicators,
        actions=read.actions,
        comments=read.comments,
        findings=findings,
        narrative=read.narrative,
        sheets=read.sheets,
        blank=read.blank,
    )
