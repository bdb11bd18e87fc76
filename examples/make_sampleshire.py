"""Make the figures of Sampleshire County Council, which is invented: returns, history.csv and benchmarks.csv.

    python -m examples.make_sampleshire

All follows from councils/sampleshire/invented.yaml and the indicators beside it: the same files, the same bytes. Some returns
have faults that officers meet; they are listed there, under `faults`.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random
from typing import Annotated, Any, Literal

import yaml
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import BeforeValidator, Field

from adapters.councils import COUNCILS, load_council
from adapters.workbook.cells import saved
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.files import Settled
from quarterly.numbers import Unit, exact, half_up
from quarterly.quarter import Quarter
from quarterly.series.points import Point, last_quarters

NAME = "sampleshire"
FOLDER = COUNCILS / NAME
LATEST = Quarter(2026, 2)
INVENTED = last_quarters(LATEST, 16)  # as far back as sums over a year reach
REPORTED = INVENTED[4:]
AREAS = range(430, 580)  # numbers that DfE has given to no authority
PERIODS = {1: "April to June", 2: "July to September", 3: "October to December", 4: "January to March"}

Cells = dict[str, Any]
Spelled = Annotated[Quarter, BeforeValidator(lambda text: Quarter.parse(str(text)))]


class Course(Settled):
    """A course through the sixteen quarters."""

    begins: float = Field(alias="from")
    ends: float = Field(alias="to")
    season: tuple[float, float, float, float] = (0, 0, 0, 0)
    steps: dict[Spelled, float] = Field(default_factory=dict)
    noise: float = 0


class Cohort(Settled):
    """Cases taken from another series: a part of its numerator, or its denominator."""

    series: str
    part: float = 1
    all: bool = False


class Invented(Settled):
    """One indicator's series."""

    count: Course | None = None
    share: Course | None = None
    of: Course | Cohort | None = None
    value: Course | None = None
    flows: tuple[tuple[int, ...], ...] = ()
    yearly: dict[int, float | tuple[int, int]] = Field(default_factory=dict)
    counted: Literal["", "since April", "twelve months"] = ""
    first: Spelled = REPORTED[0]
    not_in: tuple[int, ...] = ()
    why: str = ""


class Layout(Settled):
    """How a service lays out its return; columns by field, in order."""

    sheet: str
    columns: dict[str, str]


_Kind = (
    Literal["text", "share", "n/a", "note", "swapped", "larger", "digits", "target", "quoted", "twice", "missing"]
    | Literal["footnote", "column", "merged", "heading", "not sent", "corrected"]
)


class Fault(Settled):
    """Something wrong with one return, as the list at its place in invented.yaml explains."""

    quarter: Spelled
    service: str
    fault: _Kind
    indicators: tuple[str, ...] = ()


class Published(Settled):
    """What others' figures of one year are like."""

    indicator: str
    year: str
    mean: float
    spread: float
    england: float
    suppressed: int = 0
    not_before: date | None = None


class Plan(Settled):
    """Everything invented.yaml says."""

    seed: str
    population: dict[int, int]
    series: dict[str, Invented]
    late: dict[str, dict[Spelled, int]]
    provisional: dict[str, tuple[Spelled, ...]]
    expected: dict[str, dict[Spelled, float]]
    judged: dict[str, dict[Spelled, str]]
    layouts: dict[str, Layout]
    comments: dict[str, dict[Spelled, str]]
    actions: dict[str, dict[Spelled, tuple[str, str]]]
    faults: tuple[Fault, ...]
    benchmarks: tuple[Published, ...]


@cache
def plan() -> Plan:
    """Return what invented.yaml says."""
    return Plan.model_validate(yaml.safe_load((FOLDER / "invented.yaml").read_text(encoding="utf-8")))


# --- Figures ------------------------------------------------------------------------------------------------------------------


def _chance(*about: str) -> Random:
    return Random(" ".join([plan().seed, *about]))  # noqa: S311 figures, not secrets


def _luck(chance: Random) -> float:
    """Return a number from -1.5 to 1.5, most often near 0; of all methods random() alone is the same in every Python."""
    return chance.random() + chance.random() + chance.random() - 1.5


def along(course: Course, chance: Random) -> list[float]:
    """Return a course's sixteen figures."""
    slope = (course.ends - course.begins) / (len(INVENTED) - 1)
    found = []
    for place, quarter in enumerate(INVENTED):
        stepped = sum(by for since, by in course.steps.items() if since <= quarter)
        found.append(course.begins + slope * place + course.season[quarter.number - 1] + stepped + _luck(chance) * course.noise)
    return found


def whole(number: float) -> int:
    """Return a number of cases."""
    return int(half_up(exact(number), 0))


@cache
def cases(id: str) -> tuple[tuple[int, int], ...]:
    """Return what a series of counts adds each quarter: numerator and denominator (0 where it has none)."""
    spec, chance = plan().series[id], _chance(id)
    if spec.flows:
        return tuple((flow[0], flow[1] if len(flow) > 1 else 0) for flow in spec.flows)
    if spec.count:
        return tuple(
            (whole(count), plan().population[q.year]) for count, q in zip(along(spec.count, chance), INVENTED, strict=True)
        )
    if spec.value:
        return tuple((whole(value), 0) for value in along(spec.value, chance))
    assert spec.share
    assert spec.of
    cohort = _cohort(spec.of, chance)
    return tuple((min(d, whole(d * s / 100)), d) for d, s in zip(cohort, along(spec.share, chance), strict=True))


def _cohort(of: Course | Cohort, chance: Random) -> list[int]:
    if isinstance(of, Course):
        return [whole(number) for number in along(of, chance)]
    return [whole(pair[1 if of.all else 0] * of.part) for pair in cases(of.series)]


def point(indicator: Indicator, quarter: Quarter) -> Point | None:
    """Return an indicator's true figure of a quarter; None where there is none."""
    spec = plan().series[indicator.id]
    if quarter < spec.first or quarter.number in spec.not_in:
        return None
    if spec.yearly:
        figure = spec.yearly[quarter.year - 1]
        return _ratio(*figure, indicator.unit) if isinstance(figure, tuple) else Point(exact(figure))
    if spec.value and not spec.counted:
        figures = dict(zip(INVENTED, along(spec.value, _chance(indicator.id)), strict=True))
        return Point(Fraction(half_up(exact(figures[quarter]), indicator.decimals)))
    added = dict(zip(INVENTED, cases(indicator.id), strict=True))
    summed = [added[each] for each in last_quarters(quarter, _length(spec, quarter))]
    return _ratio(sum(n for n, _ in summed), sum(d for _, d in summed), indicator.unit)


def _length(spec: Invented, quarter: Quarter) -> int:
    return {"": 1, "since April": quarter.number, "twelve months": 4}[spec.counted]


def _ratio(numerator: int, denominator: int, unit: Unit) -> Point:
    if unit.scale == 1:
        return Point(Fraction(numerator))
    return Point(Fraction(numerator, denominator) * unit.scale, Fraction(numerator), Fraction(denominator))


def as_sent(indicator: Indicator, quarter: Quarter) -> Point | None:
    """Return the figure as it was known when the quarter was reported, without cases recorded later."""
    found, late = point(indicator, quarter), plan().late.get(indicator.id, {}).get(quarter, 0)
    if not found or not late or found.numerator is None or found.denominator is None:
        return found
    return _ratio(int(found.numerator) - late, int(found.denominator), indicator.unit)


def printed(found: Point, indicator: Indicator) -> Decimal:
    """Return a figure as a service prints it."""
    assert found.value is not None
    return half_up(found.value, indicator.decimals)


# --- Returns ------------------------------------------------------------------------------------------------------------------


def row(indicator: Indicator, service: str, quarter: Quarter) -> Cells | None:
    """Return what a service sends of an indicator, by field; None where there is nothing to send."""
    found, spec = as_sent(indicator, quarter), plan().series[indicator.id]
    said = plan().comments.get(indicator.id, {}).get(quarter, "" if found else spec.why)
    sent = {"indicator": indicator.id, "name": indicator.name, "comment": said or None, **_beside(indicator, quarter)}
    if found is None:
        return sent if said or "judged" in sent else None
    if not indicator.denominator_service:
        return {**sent, **_counts(found), "value": float(printed(found, indicator))}
    if service == indicator.service:
        return {**sent, "numerator": _counts(found)["numerator"]}
    return {"indicator": indicator.id, "name": indicator.name, "denominator": _counts(found)["denominator"]}


def _beside(indicator: Indicator, quarter: Quarter) -> Cells:
    """Return the target, the mark, the owner's forecast and the partnership's judgement."""
    marked = quarter in plan().provisional.get(indicator.id, ())
    cells = {
        "target": _target(indicator, quarter),
        "mark": "p" if marked else None,
        "expected": _latest(plan().expected.get(indicator.id, {}), quarter),
        "judged": _latest(plan().judged.get(indicator.id, {}), quarter),
    }
    return {field: value for field, value in cells.items() if value is not None}


def _target(indicator: Indicator, quarter: Quarter) -> float | str | None:
    """Return the quarter's target as the service types it: a figure, or the words agreed."""
    agreed, step = indicator.plan(quarter), indicator.agreed(quarter)
    if agreed and isinstance(agreed.annual, str):
        return agreed.annual
    return None if step.low is None else float(half_up(step.low, 2))


def _latest(dated: Mapping[Quarter, Any], quarter: Quarter) -> Any:
    begun = [since for since in dated if since <= quarter]
    return dated[max(begun)] if begun else None


def _counts(found: Point) -> Cells:
    counts = {"numerator": found.numerator, "denominator": found.denominator}
    return {field: None if count is None else int(count) for field, count in counts.items()}


def rows(council: Council, service: str, quarter: Quarter) -> list[Cells]:
    """Return a service's rows, with those faults that lie in a row."""
    own = [(i, found) for i in council.catalogue.of_service(service) if (found := row(i, service, quarter))]
    for fault in faults(service, quarter):
        own = [each for i, cells in own for each in _spoiled(i, cells, fault)] if fault.indicators else own
    return [cells for _, cells in own]


def faults(service: str, quarter: Quarter) -> list[Fault]:
    """Return what is wrong with a return."""
    return [fault for fault in plan().faults if (fault.service, fault.quarter) == (service, quarter)]


def _spoiled(indicator: Indicator, cells: Cells, fault: Fault) -> list[tuple[Indicator, Cells]]:
    if indicator.id not in fault.indicators or fault.fault == "missing":
        return [(indicator, cells)] * (indicator.id not in fault.indicators)
    return [(indicator, {**cells, **_fault(fault, indicator, cells)})] * (2 if fault.fault == "twice" else 1)


def _fault(fault: Fault, indicator: Indicator, cells: Cells) -> Cells:
    """Return the cells that a fault changes."""
    value: Any = cells.get("value")
    match fault.fault:
        case "text":
            return {"value": f"{value}%"}
        case "share":
            return {"value": float(exact(value) / 100), "numerator": None, "denominator": None}
        case "n/a":
            return {"numerator": "N/A", "denominator": "N/A"} if cells.get("denominator") else {"value": "N/A"}
        case "note":
            return {"value": f"{value} (see e-mail)"}
        case "swapped":
            return {"numerator": cells["denominator"], "denominator": cells["numerator"]}
        case "larger":
            return {"numerator": cells["numerator"] * 10}
        case "digits":
            tens, ones = divmod(int(value), 10)
            return {"value": float(exact(value) - int(value) + ones * 10 + tens)}
        case "target":
            return {"target": 18.5}
        case "quoted":
            return {"comment": f"At {float(exact(value) + exact(0.4))}% the summer was better than last year's."}
        case "corrected":
            return row(indicator, fault.service, fault.quarter.previous) or {}
    return {}


def workbook(council: Council, service: str, quarter: Quarter, table: Sequence[Cells]) -> bytes:
    """Return a service's return; its key activities stand on a sheet of their own."""
    book, wrong = Workbook(), {fault.fault for fault in faults(service, quarter)}
    book.properties.creator = council.profile.services[service].name
    headed = quarter.previous if "heading" in wrong else quarter
    layout = plan().layouts[service]
    columns = {**layout.columns, **({"extra": "Seen by team manager"} if "column" in wrong else {})}
    sheet = book.active
    sheet.title = layout.sheet
    _write(sheet, _title(council, service, headed, "performance indicators"), columns, table)
    if "merged" in wrong:
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(columns))
    if "footnote" in wrong:
        sheet.cell(sheet.max_row + 2, 1, "Figures over three years are provisional until the yearly return closes.")
    if activities := _activities(council, service, quarter):
        headers = {"ref": "Ref", "activity": "Key activity", "status": "Status", "progress": "Progress", "lead": "Lead officer"}
        _write(book.create_sheet("Actions"), _title(council, service, headed, "key activities"), headers, activities)
    return saved(book)


def _title(council: Council, service: str, quarter: Quarter, what: str) -> list[str]:
    year = quarter.year + (quarter.number == 4)
    return [
        council.profile.name,
        f"Children's services quarterly return: {what} (synthetic figures)",
        f"Service: {council.profile.services[service].name}",
        f"Period: {quarter.title} ({PERIODS[quarter.number]} {year})",
    ]


def _activities(council: Council, service: str, quarter: Quarter) -> list[Cells]:
    found = []
    for action in council.profile.actions():
        if action.service == service and (state := _latest(plan().actions[action.ref], quarter)):
            said = {"ref": action.ref, "activity": action.activity, "status": state[0], "progress": state[1]}
            found.append({**said, "lead": f"{action.lead}, {action.directorate}"})
    return found


def _write(sheet: Worksheet, title: Sequence[str], columns: Mapping[str, str], table: Iterable[Cells]) -> None:
    """Write the title, an empty row, and the table below it."""
    for line in (*([text] for text in title), [], list(columns.values())):
        sheet.append(line)
    for cell in (sheet["A1"], *sheet[sheet.max_row]):
        cell.font = Font(bold=True)
    for cells in table:
        sheet.append([cells.get(field) for field in columns])
    for number, field in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = {
            "name": 44,
            "activity": 44,
            "comment": 70,
            "progress": 70,
        }.get(field, 13)
    for cell in (cell for cells in sheet.iter_rows(min_row=len(title) + 3) for cell in cells):
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def returns(quarter: Quarter) -> dict[str, bytes]:
    """Return every file of a quarter's inbox by its path there, in the order in which they came."""
    council, found = load_council(NAME, quarter), {}
    for service in council.profile.services:
        wrong = {fault.fault: fault for fault in faults(service, quarter)}
        if "not sent" in wrong:
            continue
        stem = f"{quarter.key}/{service}/{service}-{quarter.key}"
        found[f"{stem}.xlsx"] = workbook(council, service, quarter, rows(council, service, quarter))
        if "corrected" in wrong:
            right = [i for i in council.catalogue.of_service(service) if i.id in wrong["corrected"].indicators]
            again = [cells for i in right if (cells := row(i, service, quarter))]
            found[f"{stem}_corrected.xlsx"] = workbook(council, service, quarter, again)  # after the first by name, as in time
    return found


# --- Tables -------------------------------------------------------------------------------------------------------------------


def history() -> str:
    """Return history.csv: the right figures of every quarter but the newest."""
    councils = {quarter: load_council(NAME, quarter) for quarter in REPORTED[:-1]}
    ids = {i.id: i for council in councils.values() for i in council.catalogue.indicators}
    lines = [
        _line(here, quarter, found)
        for id in ids
        for quarter, council in councils.items()
        if (here := council.catalogue.find(id)) and (found := point(here, quarter))
    ]
    return _csv(["indicator", "quarter", "numerator", "denominator", "value", "mark", "as_published"], lines)


def _line(indicator: Indicator, quarter: Quarter, found: Point) -> list[object]:
    late = plan().late.get(indicator.id, {}).get(quarter)
    mark = "r" if late else "p" if quarter in plan().provisional.get(indicator.id, ()) else ""
    published = as_sent(indicator, quarter) if late else None
    value = None if found.denominator else printed(found, indicator)
    return [
        *(indicator.id, quarter, *_counts(found).values(), value, mark),
        printed(published, indicator) if published else None,
    ]


def benchmarks() -> str:
    """Return benchmarks.csv: synthetic figures of authorities that do not exist."""
    catalogue = load_council(NAME).catalogue
    lines = [line for each in plan().benchmarks if (found := catalogue.find(each.indicator)) for line in _others(each, found)]
    return _csv(["indicator", "year", "area", "value", "source", "not_before"], lines)


def _others(each: Published, indicator: Indicator) -> list[list[object]]:
    chance = _chance(each.indicator, each.year)
    found = {"England": str(half_up(exact(each.england), indicator.decimals))}
    for place, area in enumerate(AREAS):
        figure = max(exact(each.mean + each.spread * _luck(chance)), Fraction(0))
        hidden = place * each.suppressed % len(AREAS) < each.suppressed  # spread evenly
        found[str(area)] = "c" if hidden else str(half_up(figure, indicator.decimals))
    return [
        [
            each.indicator,
            each.year,
            area,
            figure,
            "synthetic authority" if area != "England" else "synthetic England",
            each.not_before,
        ]
        for area, figure in found.items()
    ]


def _csv(header: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue()


def make(folder: Path = FOLDER) -> None:
    """Write everything below a folder."""
    for quarter in REPORTED:
        for name, body in returns(quarter).items():
            path = folder / "returns" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    (folder / "history.csv").write_text(history(), encoding="utf-8")
    (folder / "benchmarks.csv").write_text(benchmarks(), encoding="utf-8")


if __name__ == "__main__":
    make()
