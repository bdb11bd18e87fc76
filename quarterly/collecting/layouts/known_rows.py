"""Which rows of a sheet name an indicator, and in which columns."""

from collections.abc import Mapping
from dataclasses import dataclass

from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.sheets.cells import text_of
from quarterly.configuration.catalogue import Catalogue, plain_name
from quarterly.vocabulary.references import normalised_ref


@dataclass(frozen=True, slots=True)
class KnownRows:
    """The columns of references and of names, None for none, and the indicator's id of each row that names one."""

    ref: int | None
    name: int | None
    rows: Mapping[int, str]

    @property
    def ids(self) -> frozenset[str]:
        """The indicators that are named."""
        return frozenset(self.rows.values())


def known_rows(grid: Grid, catalogue: Catalogue) -> KnownRows:
    """Return the rows of a grid that name an indicator, by the columns in which most do."""
    refs = {key: each.id for each in catalogue.indicators for key in each.keys}
    names = {plain_name(each.name): each.id for each in catalogue.indicators}
    by_ref: dict[int, dict[int, str]] = {}
    by_name: dict[int, dict[int, str]] = {}
    for row in range(1, grid.height + 1):
        for column in range(grid.width):
            if text := text_of(grid.value(row, column)):
                if id := refs.get(normalised_ref(text)):
                    by_ref.setdefault(column, {})[row] = id
                if id := names.get(plain_name(text)):
                    by_name.setdefault(column, {})[row] = id
    ref = _most(by_ref)
    name = _most(by_name, other_than=ref)
    rows = {**(by_name[name] if name is not None else {}), **(by_ref[ref] if ref is not None else {})}
    return KnownRows(ref, name, dict(sorted(rows.items())))


def _most(found: Mapping[int, Mapping[int, str]], other_than: int | None = None) -> int | None:
    """Return the column that names most indicators, of equals the first: 12 is a reference on the left and a figure elsewhere."""
    return min(found, key=lambda column: (-len(set(found[column].values())), column == other_than, column), default=None)
