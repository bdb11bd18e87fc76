"""The workbook in which a service is called for its return: what is due from it, with what is known of each indicator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from quarterly.collecting.narrative.form import (
    NO_CHILD,
    Column,
    Form,
    FormSheet,
    Rows,
    narrative_headings,
    narrative_sheet,
    with_choices,
    words_of,
)
from quarterly.collecting.narrative.records import Undertaking
from quarterly.collecting.past.expected import expected_range
from quarterly.collecting.past.figures import NOTHING_KNOWN, Past, Pasts
from quarterly.collecting.past.questions import PastTerms
from quarterly.collecting.returns.target_agreement import agreed_target_text
from quarterly.collecting.returns.two_services import figures_expected
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.next_year import next_year_asked, year_in_words
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND, signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.units import printed

# "Final" is no mark, but whoever chooses among these has to be able to say so.
_PROPOSED, _NEXT_YEARS = "Target ", "Next year's target"  # as expectations/layout.yaml knows both
MARKS = ("Final", *(mark.meaning.capitalize() for mark in (Mark.PROVISIONAL, Mark.REVISED, Mark.ESTIMATE)))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before the returns come: earlier figures by indicator id, and what was promised and is still open.

    `due` is the last day for the return, None where the calendar has none.
    """

    pasts: Pasts = field(default_factory=lambda: NOTHING_KNOWN)
    undertakings: Sequence[Undertaking] = ()
    due: date | None = None


def service_form(council: Council, quarter: Quarter, service: str, known: Known | None = None) -> Form:
    """Return a service's return to be filled in: the indicators due from it, its key activities, and its narrative headings."""
    known, profile = known or Known(), council.profile
    name = profile.services[service].name
    head = (profile.name, f"Service: {name}", f"Period: {quarter.title}")
    due = [one for one in council.catalogue.of_service(service) if quarter.number in one.due]
    columns = _return_columns(council, due, quarter)
    rows = tuple(_row(one, quarter, service, known.pasts.get(one.id, ()), columns) for one in due)
    actions = tuple((action.ref, action.activity, "", "") for action in profile.actions() if action.service == service)
    statuses = with_choices(_ACTIONS, "Status", words_of(profile.scales.actions))
    sheets = [
        *([("Return", _ASKS, columns, rows)] if rows else ()),
        *([("Key activities", "Give the status and what was done.", statuses, actions)] if actions else ()),
        *([narrative_sheet(council, service)] if narrative_headings(council, service) else ()),
    ]
    return Form(
        title=f"{profile.short_name}: {name}, return for {quarter.title}",
        instructions=(
            *_instructions(known),
            *_about_next_year(columns),
            *_legend(rows),
            *_promised(council, service, known.undertakings),
        ),
        sheets=tuple(FormSheet(name, (*head, asks), columns, rows) for name, asks, columns, rows in sheets),
    )


def _instructions(known: Known) -> Iterator[str]:
    yield "Fill in the yellow cells. What is on grey is known or not needed; it tells you what to expect."
    yield "You may type or paste. Leave the headings and the first two columns as they are. Rows may stand in any order."
    yield "Where there is no figure, leave the cell empty and say why in the comment. To take a figure back, write “withdrawn”."
    yield "A figure outside its usual range is asked about: say in the comment what is behind it."
    yield f"Say in the comment what is behind a figure that is off target, what is being done, by whom and by when. {NO_CHILD}"
    by = f" by {long_date(known.due, weekday=True)}" if known.due else ""
    yield f"Send the workbook back{by}, by replying to the message it came with. Later corrections may be sent by themselves."
    yield "A workbook of your own may be sent instead."


def _about_next_year(columns: Sequence[Column]) -> list[str]:
    """Return what the column for next year's targets is for, where there is one."""
    return [
        f"Under “{column.title}” give what you propose for next year, as a figure or in words (“Fewer than 85”). It counts once "
        "the performance officer has taken it over."
        for column in columns
        if _is_proposed(column)
    ]


def _is_proposed(column: Column) -> bool:
    return column.title == _NEXT_YEARS or column.title.startswith(_PROPOSED)


def _legend(rows: Rows) -> list[str]:
    return [LEGEND] if any(cell and cell.endswith(ILLUSTRATIVE) for row in rows for cell in row) else []


def _promised(council: Council, service: str, undertakings: Sequence[Undertaking]) -> Iterator[str]:
    """Yield what this service's people promised the committee and is still open."""
    roles = {each.casefold() for each in _roles(council, service)}
    promised = [one for one in undertakings if one.status == "open" and one.lead.strip().casefold() in roles]
    if promised:
        yield "What was promised to the committee and is still open; please say in the comment or the narrative how it stands:"
    for one in promised:
        due = f", due {long_date(one.due)}" if one.due else ""
        yield f"{one.ref}: {one.what} ({one.lead}{due})"


def _roles(council: Council, service: str) -> Iterator[str]:
    profile = council.profile
    of_service = profile.services[service]
    keys = {of_service.contact, of_service.head, *(one.owner for one in council.catalogue.of_service(service))}
    yield from (profile.contacts[key].role for key in keys if key)
    yield of_service.name
    yield from (action.lead for action in profile.actions() if action.service == service)


def _return_columns(council: Council, due: Sequence[Indicator], quarter: Quarter) -> tuple[Column, ...]:
    is_judged = any(council.profile.is_judged(one) for one in due)
    judgement = Column("Judgement", 18, to_fill=True, choices=words_of(council.profile.scales.indicators))
    asked = {each: one.rated_basis.year for one in due if (each := next_year_asked(one, quarter))}
    # Before the last quarter of a year a heading with the next one is nobody's that returns are known by.
    is_named = len(asked) == 1 and all(year.position(quarter) == 4 for year in asked.values())
    title = f"{_PROPOSED}{year_in_words(*asked)}" if is_named else _NEXT_YEARS
    proposed = [Column(title, 16, to_fill=True)] if asked else []
    return (*_RETURN[:-2], *([judgement] if is_judged else ()), *proposed, *_RETURN[-2:])


def _row(indicator: Indicator, quarter: Quarter, service: str, past: Past, columns: Sequence[Column]) -> tuple[str | None, ...]:
    """Return a row: what is known of the indicator, "" in the cells to fill in, None in those that are not needed."""
    is_asked = bool(next_year_asked(indicator, quarter))
    proposed = dict.fromkeys((each.title for each in columns if _is_proposed(each)), "" if is_asked else None)
    known: Mapping[str, str | None] = {
        **proposed,
        "PI ref": indicator.ref,
        "Indicator": indicator.name,
        "Last quarter": _figure(indicator, past, quarter.previous),
        "Same quarter last year": _figure(indicator, past, quarter.later(-4)),
        "Usual range": _usual(indicator, past, quarter),
        "Agreed target": agreed_target_text(indicator, quarter),
        "What it counts": indicator.definition,
        **_needed(indicator, service),
    }
    return tuple(known.get(column.title, "") for column in columns)


def _needed(indicator: Indicator, service: str) -> dict[str, str | None]:
    """Return the cells for figures, None where the indicator has none of that kind, or where another service sends it."""
    expected = set(figures_expected(indicator, service))
    if indicator.unit.scale == 1:  # an amount, a number of days: nothing is divided
        expected -= {"numerator", "denominator"}
    titles = {"Numerator": "numerator", "Denominator": "denominator", "Actual": "value"}
    return {title: "" if name in expected else None for title, name in titles.items()}


def _figure(indicator: Indicator, past: Past, quarter: Quarter) -> str:
    found = next((each for each in past if each.quarter == quarter), None)
    if found is None or found.value is None:
        return ""
    return signed(printed(found.value, indicator.decimals, indicator.unit), found.is_illustrative)


def _usual(indicator: Indicator, past: Past, quarter: Quarter) -> str:
    found = expected_range(past, quarter, PastTerms.of(indicator))
    if found is None:
        return ""
    low, high = (printed(each, indicator.decimals, indicator.unit) for each in (found.low, found.high))
    return signed(f"{low} to {high}", any(each.is_illustrative for each in past))


_ASKS = "Give figures as numbers. Where there is none, leave the cell empty and say why in the comment."
_RETURN = (
    *(Column("PI ref", 14), Column("Indicator", 36)),
    *(Column("Last quarter", 11), Column("Same quarter last year", 12), Column("Usual range", 16), Column("Agreed target", 11)),
    *(Column("Numerator", 12, to_fill=True), Column("Denominator", 13, to_fill=True), Column("Actual", 11, to_fill=True)),
    Column("Figure is", 13, to_fill=True, choices=MARKS),
    *(Column("Comment", 56, to_fill=True), Column("What it counts", 44)),
)
_ACTIONS = (
    *(Column("Ref", 10), Column("Key activity", 50)),
    *(Column("Status", 28, to_fill=True), Column("Progress", 80, to_fill=True)),
)
