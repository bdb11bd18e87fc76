"""How returns are laid out: what services call columns, sheets and labels, from expectations/layout.yaml."""

import re
from collections.abc import Iterator

from pydantic import Field

from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.configuration.scales import Scale, State
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import Quarter, quarters_in
from quarterly.vocabulary.years import Year

HEADER_WITHIN = 30  # title rows, logos and notes above a table; more than this and it is not a return


class TableLayout(ConfigurationModel):
    """A kind of table, recognised by its required columns and, if `sheet` is set, by the name of its sheet.

    `one_of` are columns of which it has at least one.
    """

    needs: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    sheet: str = ""

    def fits(self, sheet: Sheet, columns: dict[str, int]) -> bool:
        """Whether a sheet with these columns holds such a table."""
        chosen = not self.one_of or any(field in columns for field in self.one_of)
        return chosen and all(field in columns for field in self.needs) and self.sheet in ("", plain(sheet.name))


class NarrativeLayout(ConfigurationModel):
    """A kind of narrative: the names of its sheet, its columns, those required, and the one with a row's main text (`says`)."""

    sheets: tuple[str, ...]
    needs: tuple[str, ...]
    says: str
    columns: dict[str, tuple[str, ...]]

    def title(self, field: str) -> str:
        """Return what a column is called, as in forms and messages: "Cleared by"."""
        return self.columns[field][0].capitalize()


class Layout(ConfigurationModel):
    """The spellings services use, from expectations/layout.yaml; `narrative` is by the field of a Narrative."""

    columns: dict[str, tuple[str, ...]]
    tables: dict[str, TableLayout]
    narrative: dict[str, NarrativeLayout]
    labels: dict[str, tuple[str, ...]]
    quarter_behind: tuple[str, ...] = ()
    no_figure: tuple[str, ...]
    taken_back: tuple[str, ...] = ()
    no_target_yet: tuple[str, ...] = ()
    no_comment: tuple[str, ...] = ("",)
    no_answer: tuple[str, ...] = ()
    points_elsewhere: tuple[str, ...] = ()
    agrees: tuple[str, ...] = ()
    filled_in: tuple[str, ...] = ()
    symbols: dict[str, str]
    ignored_sheets: tuple[str, ...] = ()
    answers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    no_sentences: tuple[str, ...] = ()
    no_counts: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    published: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ways: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    def state_of(self, scale: Scale, text: str) -> State | None:
        """Return the state a text names, by its word or by the symbol that a published report prints for it."""
        return scale.find(text) or next((state for state in scale.states if state.shape == self.symbols.get(text)), None)

    def for_quarter(self, quarter: Quarter) -> "Layout":
        """Return the layout in which columns of figures may have the year in their name, that of values the quarter too.

        Only this year and quarter: "Actual 2025/26" in a return for 2026/27 is last year's figure.
        """
        years = (quarter.financial_year, quarter.financial_year.replace("-", "/"))
        of_year = {way.format(year=year) for way in ("{year}", "({year})") for year in years}
        of_quarter = {way.format(number=quarter.number, year=year) for way in self.quarter_behind for year in years}
        next_years = {year.key(quarter.next) for year in Year if year.position(quarter) == 4}
        of_next = sorted(f"target {key}" for each in next_years for key in {each, each.replace("-", "/")})
        behind = {"value": of_year | of_quarter, **dict.fromkeys(("numerator", "denominator", "target"), of_year)}
        named = {
            field: (
                *self.columns[field],
                *(way for name in self.columns[field] for text in sorted(texts) for way in _beside(name, text)),
            )
            for field, texts in behind.items()
        }
        asked = (*self.columns["next_target"], *of_next)
        return self.model_copy(update={"columns": {**self.columns, **named, "next_target": asked}})

    def of_published(self, quarter: Quarter) -> "Layout":
        """Return the layout of tables of published figures: a row of headings names an indicator, and a value or a rating."""
        headed = self.for_quarter(quarter).columns
        figures = {field: headed[field] for field in ("indicator", "name", "numerator", "denominator", "value", "target")}
        figures = {field: (*names, *self.published.get(field, ())) for field, names in figures.items()}
        columns = {**figures, **{field: names for field, names in self.published.items() if field not in figures}}
        either = ("value", "rating")
        tables = {field: TableLayout(needs=(field,), one_of=either) for field in ("indicator", "name")}
        return self.model_copy(update={"columns": columns, "tables": tables})

    def for_quarters_in(self, workbook: Workbook) -> "Layout":
        """Return the layout for every quarter that the first rows of a workbook name, where nobody has stated which it is for."""
        texts = [str(value) for sheet in workbook.sheets for row in sheet.rows[:HEADER_WITHIN] for value in row if value]
        quarters = dict.fromkeys(quarter for text in texts for quarter in quarters_in(text))
        each = [self.for_quarter(quarter).columns for quarter in quarters] or [self.columns]
        columns = {field: tuple(dict.fromkeys(name for one in each for name in one[field])) for field in self.columns}
        return self.model_copy(update={"columns": columns})

    def sheets(self, workbook: Workbook) -> list[Sheet]:
        """Return the sheets to read: all but those that a form brings for help."""
        return [sheet for sheet in workbook.sheets if plain(sheet.name) not in self.ignored_sheets]

    def kind_of(self, sheet: Sheet) -> str:
        """Return the kind of narrative that a sheet is named after, or ""."""
        return next((kind for kind, found in self.narrative.items() if plain(sheet.name) in found.sheets), "")

    def may_head_counts(self, heading: str) -> bool:
        """Whether an unknown heading may be one of counts: it does not begin as headings of something else do.

        One that ends in "*" is such a heading with anything behind it.
        """
        return not _is_headed(heading, self.no_counts)

    def may_head_sentences(self, heading: str) -> bool:
        """Whether sentences may stand in an unread column: it has a heading, and none of what was filled in for the sender."""
        return bool(heading.strip()) and not _is_headed(heading, self.no_sentences)

    def label(self, text: str) -> tuple[str, str] | None:
        """Return (label, what follows it) of a heading such as "Service: Children in care", or None."""
        before, colon, after = text.partition(":")
        for label, names in self.labels.items():
            if colon and plain(before) in names and after.strip():
                return label, after.strip()
        return None


def _is_headed(heading: str, names: tuple[str, ...]) -> bool:
    words = " ".join(re.findall(r"[a-z]+", heading.casefold()))
    return any(words == each or (each.endswith(" *") and f"{words} ".startswith(each[:-1])) for each in names)


def _beside(name: str, time: str) -> Iterator[str]:
    """Yield a heading with its time: "Actual Q2" and, where the name is one word, "Q2 Actual"."""
    yield f"{name} {time}"
    if " " not in name and "(" not in time:
        yield f"{time} {name}"


def plain(value: Scalar) -> str:
    """Return a cell's text without case, doubled spaces and punctuation at its ends."""
    return "" if value is None else " ".join(str(value).casefold().split()).strip(" :.*")
