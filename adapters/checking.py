"""One file of a return, from bytes to rows and findings."""

from collections.abc import Callable

from adapters.cycle_context import CycleContext
from adapters.expectation_runner import suites_of
from adapters.expectations import OF_RETURNS, load_layout, load_rulebook
from adapters.one_file import one_file
from adapters.workbook.reader import shared_reader
from quarterly.collecting.check_scope import ValidationInputs
from quarterly.collecting.returns.checks import Check, checks, findings_of
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import CheckedFile
from quarterly.configuration.council import Council
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.quarter import Quarter

Failures = Callable[[Check], dict[str, list[int]]]

_CHECKED_WITH = ("great-expectations", "pandas", "python-calamine", "openpyxl")


def validation_key(cycle: CycleContext, inputs: ValidationInputs) -> str:
    """Return where the validated return of a service lies, for exactly these files and the rules in force."""
    return cycle.output_key("validate_return", inputs, data=OF_RETURNS, libraries=_CHECKED_WITH)


def check_file(body: bytes, *, service: str, file: str, digest: str, council: Council, quarter: Quarter) -> CheckedFile:
    """Read a return and hold it against every rule; a file refused as a whole comes back with the reason and no rows."""
    rules = load_rulebook()

    def failures(check: Check) -> dict[str, list[int]]:
        return suites_of(rules).failures(check)

    return _checked(body, service, file, digest, council, quarter, failures)


def read_file(body: bytes, *, service: str, file: str, digest: str, council: Council, quarter: Quarter) -> CheckedFile:
    """Read a return without running the rules over it: what cannot be read is found, what is implausible is not."""
    return _checked(body, service, file, digest, council, quarter, lambda _: {})


def _checked(
    body: bytes, service: str, file: str, digest: str, council: Council, quarter: Quarter, failures: Failures
) -> CheckedFile:
    try:
        with one_file(file):
            return _read_and_held(body, service, file, digest, council, quarter, failures)
    except ReturnError as error:
        return CheckedFile(name=file, digest=digest, refused=str(error))


def _read_and_held(
    body: bytes, service: str, file: str, digest: str, council: Council, quarter: Quarter, failures: Failures
) -> CheckedFile:
    rules = load_rulebook()
    workbook = shared_reader().read(body)
    read = ReturnReader(council, quarter, load_layout(), rules).read(workbook, service=service, file=file, digest=digest)
    failed = [
        finding
        for check in checks(read, council, service, quarter)
        for finding in findings_of(check, failures(check), rules, read.columns[check.sheet])
    ]
    findings = (*read.findings, *failed)
    return CheckedFile(
        name=file,
        digest=digest,
        refused="",
        indicators=read.indicators,
        actions=read.actions,
        comments=read.comments,
        findings=findings,
        narrative=read.narrative,
        sheets=read.sheets,
    )
