"""A council some of whose inputs are illustrative, scored, and what of its report carries no sign."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from quarterly.configuration.council import Council
from quarterly.configuration.judgement import Judgement, Judgements
from quarterly.configuration.report_plan import SectionPlan
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.illustrative import ILLUSTRATIVE
from quarterly.vocabulary.marks import Mark
from tests.unit.made import Q1
from tests.unit.reporting.reports import CARD, with_profile, with_sections
from tests.unit.small_council import SMALL, indicator

VALUE, TARGET, EARLIER, OTHERS, JUDGEMENT = INPUTS = "value", "target", "earlier", "others", "judgement"
AREAS = ("England", "301", "302", "303", "304", "305")
ACTIONS = tuple(replace(each, progress="") for each in CARD.actions)
_SENTENCE = re.compile(
    r"(?<=[.!?\]])\s+(?=[A-Z“]|\[c\] )"
)  # the sign stands behind the full stop, and "[c] stands where …" is a sentence
QUARTERS = last_quarters(Q1.previous, 8)
DRAWN = 2 + len(QUARTERS) + len(AREAS)  # numbers of an indicator: value, target, earlier figures, others' figures
RATED_BY = {"101": "", "102": "among-others", "103": "travelling", "104": "", "201": "heading", "202": "", "203": "charted"}
_OTHER_RULES = {
    "among-others": [{"status": "star", "when": {"quartile": ["A", "B"]}}, {"status": "triangle"}],
    "travelling": [{"status": "upper", "when": {"travel_year": ["better", "same"]}}, {"status": "lower"}],
    "heading": [{"status": "star", "when": {"forecast_variance": {"at_least": 0}}}, {"status": "triangle"}],
    "charted": [{"status": "upper", "when": {"variation": ["common cause"]}}, {"status": "triangle"}],
}
EVERYTHING = [
    {"content": each, "kinds": ["news", "worries"] if each == "passages" else []}
    for each in SectionPlan.model_fields["content"].annotation.__args__  # type: ignore[union-attr]
]


@dataclass(frozen=True)
class Sample:
    """What is illustrative: these inputs of these indicators, with these numbers by indicator; all else is always the same."""

    inputs: Collection[str]
    indicators: Collection[str]
    numbers: Mapping[str, Sequence[int]]

    def number(self, id: str, name: str, place: int) -> int:
        """Return a number of an indicator: as drawn where it is illustrative, a fixed one otherwise."""
        fixed = 30 + (7 * place + 11 * int(id)) % 40
        return self.numbers[id][place] if self.invents(id, name) else fixed

    def invents(self, id: str, name: str) -> bool:
        """Whether an input of an indicator is illustrative."""
        return name in self.inputs and id in self.indicators


def council_of(sample: Sample) -> Council:
    """Return the council with the sample's targets and judgement, and a report that has every kind of section."""
    base = with_sections(*EVERYTHING)
    rules = base.profile.model_dump(mode="json")["rules"]
    own = {key: {"title": key, "source": "published", "bands": bands} for key, bands in _OTHER_RULES.items()}
    report = base.profile.report.model_dump(mode="json")
    report["appendices"] = [{"key": "a", "title": "Appendix", "sections": [{"title": "Figures", "content": "scorecard"}]}]
    profile = with_profile(rules=rules | own, report=report).profile
    catalogue = SMALL.catalogue.model_copy(update={"indicators": tuple(_indicators(sample))})
    judged = Judgement(
        indicator="104",
        status=("star", "triangle")[sample.number("104", JUDGEMENT, 0) % 2],
        since="2012-13 Q1",
        until="2012-13 Q1",
        by="Director",
        on=date(2012, 7, 1),
        reason="The register was counted again.",
        illustrative=sample.invents("104", JUDGEMENT),
    )
    changes = {"profile": profile, "catalogue": catalogue, "judgements": Judgements(judgements=(judged,))}
    return base.model_copy(update=changes)


def _indicators(sample: Sample) -> Iterator[Any]:
    for each in SMALL.catalogue.indicators:
        if each.id not in RATED_BY:
            yield each
            continue
        number = sample.number(each.id, TARGET, 1)
        text = f"{number} to {number + 5}" if each.polarity == "range" else str(number)
        origin = "Illustrative: made up" if sample.invents(each.id, TARGET) else "Agreed"
        yield indicator(each.id, targets={"2012-13": text}, target_origin=origin, rule=RATED_BY[each.id])


def scored(sample: Sample, council: Council) -> tuple[Scorecard, Background]:
    """Return the scorecard of the sample's figures, and what they are compared with."""
    known = Background(
        {id: dict(zip(QUARTERS, _earlier(sample, id), strict=True)) for id in RATED_BY},
        Surroundings(comparators={id: _others(sample, id) for id in RATED_BY}),
    )
    empty = Scorecard(council="milton", quarter=str(Q1), scores=(), actions=ACTIONS, findings=(), received=(), missing=())
    scores = [score_point(council, each, Q1, _sent(sample, each.id), known) for each in council.catalogue.indicators]
    return replace(empty, scores=tuple(scores)), known


def _sent(sample: Sample, id: str) -> SentFigure:
    # Never suppressed: a real judgement on a suppressed figure is not printed, which says nothing of what is illustrative.
    number = sample.number(id, VALUE, 0) + (10 if id == "104" else 0)
    point = Point(value=Fraction(number), marks=_marks(sample.invents(id, VALUE)))
    # Of 100 cases: as few as 5 of them, or all but as few, are suppressed.
    return SentFigure(replace(point, numerator=Fraction(number), denominator=Fraction(100)) if id == "101" else point)


def _earlier(sample: Sample, id: str) -> list[Point]:
    marks = _marks(sample.invents(id, EARLIER))
    return [Point(value=Fraction(sample.number(id, EARLIER, 2 + n)), marks=marks) for n in range(len(QUARTERS))]


def _others(sample: Sample, id: str) -> list[Comparator]:
    source = "Illustrative: of nobody" if sample.invents(id, OTHERS) else "DfE"
    first = 2 + len(QUARTERS)
    values = [Fraction(sample.number(id, OTHERS, first + n)) for n in range(len(AREAS))]
    return [
        Comparator(indicator=id, year="2011-12", area=area, value=value, source=source)
        for area, value in zip(AREAS, values, strict=True)
    ]


def _marks(illustrative: bool) -> tuple[Mark, ...]:
    return (Mark.ILLUSTRATIVE,) if illustrative else ()


def without_sign(part: object) -> Iterator[object]:
    """Yield every text and number of a part of a view model that carries no sign, nor is inside something that does.

    A block carries it in its caption or heading, a section in its rating, a point of a chart in its text; of several sentences
    in one text each carries its own. Generated numbers are not counted: a section that follows from illustrative ratings
    moves those behind it on. Nor is what says which figure something tells of, which nobody prints.
    """
    if isinstance(part, Mapping):
        if not (
            _is_wholly_signed(part.get("text"))
            or any(_is_signed(part.get(key)) for key in ("caption", "title", "heading", "label", "mark", "chart"))
        ):
            for key, value in part.items():
                yield from without_sign(value) if key not in ("number", "of") else ()
    elif isinstance(part, list | tuple):
        for each in part:
            yield from without_sign(each)
    elif isinstance(part, str):
        yield from _unsigned(part)
    else:
        yield part


def _unsigned(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.split(text) if ILLUSTRATIVE not in sentence]


def _is_wholly_signed(text: object) -> bool:
    return isinstance(text, str) and not _unsigned(text)


def _is_signed(part: object) -> bool:
    if isinstance(part, Mapping):
        return "word" in part and _is_signed(part["word"])
    return isinstance(part, str) and ILLUSTRATIVE in part


def unnamed(rows: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the columns that differ between two tables and are named as illustrative in neither."""
    return [
        name
        for row, other in zip(rows, others, strict=True)
        for name in row
        if row[name] != other[name] and name not in ("illustrative", *row["illustrative"], *other["illustrative"])
    ]
