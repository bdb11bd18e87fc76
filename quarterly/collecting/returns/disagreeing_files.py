"""Files of one service that came together and give different figures of the same indicator: nobody can tell which is meant.

A file that comes after another has been read is a correction, and replaces its figures without a question.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quarterly.collecting.returns.notes_on_rows import RowNote
from quarterly.collecting.returns.records import CheckedFile, IndicatorRow
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.marks import marks as typed_marks
from quarterly.vocabulary.numbers import shown

DISAGREEING = "Q08"

_Sent = tuple[CheckedFile, IndicatorRow, Fraction]


def disagreements(service: str, files: Sequence[CheckedFile], council: Council, rules: Rulebook) -> Iterator[RowNote]:
    """Yield a note on the figure of each indicator that counts, where another file of the same arrival gave another one."""
    for indicator in council.catalogue.of_service(service):
        sent = list(_sent(indicator, files))
        together = [each for each in sent if each[0].arrival and each[0].arrival == sent[-1][0].arrival]
        if other := next((each for each in reversed(together) if each[2] != sent[-1][2]), None):
            yield _note(indicator, other, sent[-1], rules)


def _sent(indicator: Indicator, files: Sequence[CheckedFile]) -> Iterator[_Sent]:
    for file in files:
        for row in file.indicators:
            if row.indicator == indicator.id and (value := row.exact_value(indicator)) is not None:
                yield file, row, value


def _note(indicator: Indicator, before: _Sent, now: _Sent, rules: Rulebook) -> RowNote:
    file, row, _ = now
    finding = rules.finding(
        DISAGREEING,
        file=file.name,
        sheet=row.source.sheet,
        cell=row.source.cell,
        about=indicator.id,
        indicator=indicator.short,
        value=_printed(now, indicator),
        before=_printed(before, indicator),
        other=f"another file named {before[0].name}" if before[0].name == file.name else before[0].name,
    )
    return file.digest, finding


def _printed(sent: _Sent, indicator: Indicator) -> str:
    _, row, value = sent
    return signed(shown(value, indicator.decimals, indicator.unit), Mark.ILLUSTRATIVE in typed_marks(row.marks))
