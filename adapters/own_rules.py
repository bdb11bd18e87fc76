"""The rules of a council's own, each run over the rows that it says pass and those that it says fail."""

from collections.abc import Iterator, Sequence

from adapters.expectation_runner import suites_of
from adapters.expectations import load_layout, rulebook_of
from adapters.screening import screening_for
from quarterly.collecting.returns.checks import checks, findings_of
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.sheets.findings import row_of_finding
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.configuration.council import Council
from quarterly.configuration.own_rules import OwnRule, TypedRow
from quarterly.vocabulary.errors import ReturnError, SetupError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed

_HEADINGS = 2  # rows above the first row of an example: the quarter, and the columns


def require_examples(council: Council, quarter: Quarter) -> None:
    """Raise SetupError unless every rule of a council's own finds what it says it finds, and nothing else."""
    rulebook_of(council)  # which refuses changes that no council can make
    if wrong := [problem for rule in council.expectations.rules for problem in _problems(rule, council, quarter)]:
        raise SetupError("\n".join(wrong))


def _problems(rule: OwnRule, council: Council, quarter: Quarter) -> Iterator[str]:
    for name, rows, wanted in (("passes", rule.passes, False), ("fails", rule.fails, True)):
        try:
            found = _found(rule, rows, council, quarter)
        except ReturnError as error:
            yield f"{council.key}/expectations, {rule.code} → {name}: no such return would be read. {error}"
            continue
        numbers = range(1, len(rows) + 1)
        if wrong := [str(number) for number in numbers if (number in found) is not wanted]:
            does = "does not find" if wanted else "finds"
            yield (
                f"{council.key}/expectations, {rule.code} → {name}: the rule {does} row {listed(wrong)}. Correct the row, or the "
                "rule's kwargs and indicators."
            )


def _found(rule: OwnRule, rows: Sequence[TypedRow], council: Council, quarter: Quarter) -> set[int]:
    """Return the numbers of the rows, from 1, that a rule finds."""
    rules = rulebook_of(council)
    service = _service(rows, council)
    reader = ReturnReader(council, quarter, load_layout(), rules, screening_for(council))
    read = reader.read(Workbook((_sheet(rows, quarter),)), service=service, file="example", digest="")
    findings = [
        finding
        for check in checks(read, council, service, quarter)
        for finding in findings_of(check, suites_of(rules).failures(check), rules, read)
    ]
    return {row_of_finding(each)[2] - _HEADINGS for each in findings if each.code == rule.code}


def _service(rows: Sequence[TypedRow], council: Council) -> str:
    typed = (str(value) for row in rows for value in row.values() if value is not None)
    indicators = (found for text in typed if (found := council.catalogue.find(text) or council.catalogue.find("", text)))
    return next((each.service for each in indicators), next(iter(council.profile.services)))


def _sheet(rows: Sequence[TypedRow], quarter: Quarter) -> Sheet:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    title: list[Scalar] = [f"Period: {quarter}", *[None] * (len(headings) - 1)]
    typed = (tuple(row.get(heading) for heading in headings) for row in rows)
    return Sheet(name="Example", rows=(tuple(title), tuple(headings), *typed))
