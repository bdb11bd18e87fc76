"""Rows of a CSV file that are "of which" another row: their cases are in both, so they are not added to the others."""

from collections.abc import Mapping

from adapters.csv_tables import CsvTable
from adapters.plain_table_columns import TableColumns
from quarterly.disclosure.plain_rows import PlainTable
from quarterly.vocabulary.errors import SetupError


def of_which(file: CsvTable, columns: TableColumns) -> Mapping[int, Mapping[str, str]]:
    """Return by dimension the whole of each part that --of-which names; raise SetupError for what is no row or has no end."""
    found: dict[int, dict[str, str]] = {}
    for part, whole in columns.of_which.items():
        found.setdefault(_dimension(file, columns, part, whole), {})[part] = whole
        _check_ends(columns.of_which, part)
    return found


def check_of_which(file: CsvTable, table: PlainTable, columns: TableColumns) -> None:
    """Raise SetupError where a part has more cases than its whole."""
    for whole, part in table.nested():
        outer, inner = table.rows[whole].count, table.rows[part].count
        if outer is not None and inner is not None and inner > outer:
            raise SetupError(
                f"{file.name}, row {file.row_numbers[part]} is {inner}, but row {file.row_numbers[whole]}, in which it is, "
                f"is {outer}. Correct the counts in column “{columns.count}”, or name another row with --of-which."
            )


def _dimension(file: CsvTable, columns: TableColumns, part: str, whole: str) -> int:
    """Return the dimension in which both rows are named."""
    names = [name for name in columns.dimensions if {part, whole} <= {cell.strip() for cell in file.column(name)}]
    if len(names) == 1:
        return columns.dimensions.index(names[0])
    where = "no column" if not names else "more than one column"
    raise SetupError(
        f"--of-which {part}={whole}: {where} of {file.name} that tells rows apart has both “{part}” and “{whole}”. Write each as "
        "it stands in the table, and name their column with --group or --total."
    )


def _check_ends(wholes: Mapping[str, str], part: str) -> None:
    passed = [part]
    while (whole := wholes.get(passed[-1])) is not None:
        if whole in passed:
            raise SetupError(f"--of-which {passed[-1]}={whole}: “{whole}” would be a part of itself. Name the larger row last.")
        passed.append(whole)
