"""How the indicators of each priority are rated: one bar a priority, and the same counts as a table."""

from collections import Counter

from quarterly.reporting.chart_model import RatingBar, StatusMark
from quarterly.reporting.model import Block, FigureBlock, TableBlock
from quarterly.reporting.parts import Material, cell, state_mark, table
from quarterly.scoring.illustrative import ScorePart
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.wording import counted, listed

_FIRST = 30  # per cent of the table's width
NO_RATING: StatusMark = {"word": "No rating", "shape": "dash", "colour": "#5a5f66"}


def rating_strip(material: Material, key: str) -> list[Block]:
    """Return the bars and their table; nothing for one priority, which the first page counts."""
    marks = _marks(material)
    bars = [bar for priority in material.council.profile.priorities if (bar := _bar(priority.name, priority.id, material, marks))]
    if len(bars) < 2:
        return []
    caption = signed("Ratings by priority", material.rests_on_illustrative_ratings())
    figure: FigureBlock = {
        "type": "figure",
        "id": f"{key}-ratings",
        "caption": caption,
        "alt": " ".join(_sentence(bar) for bar in bars),
        "chart": {"kind": "ratings", "bars": bars},
    }
    return [figure, _table(bars, marks, f"{key}-ratings-table", invented=material.rests_on_illustrative_ratings())]


def _marks(material: Material) -> list[StatusMark]:
    """Return every rating that occurs, best first; indicators without a rating share the last mark."""
    scale = material.council.profile.scales.indicators
    used = {score.final for _, score in material.due()}
    rated = [state_mark(scale, state.status) for state in scale.states if state.status in used]
    return [*rated, NO_RATING] if "" in used else rated


def _bar(label: str, priority: str, material: Material, marks: list[StatusMark]) -> RatingBar | None:
    scale = material.council.profile.scales.indicators
    scores = [score for indicator, score in material.due() if indicator.priority == priority]
    finals = [score.final for score in scores]
    words = Counter(state_mark(scale, final)["word"] if final else NO_RATING["word"] for final in finals)
    if not words:
        return None
    signed_label = signed(label, any(score.invents(ScorePart.RATING) for score in scores))
    return {"label": signed_label, "counts": [{"mark": mark, "count": words[mark["word"]]} for mark in marks]}


def _sentence(bar: RatingBar) -> str:
    parts = [f"{each['count']} “{each['mark']['word']}”" for each in bar["counts"] if each["count"]]
    return f"{bar['label']}: of {counted(sum(e['count'] for e in bar['counts']), 'indicator')} {listed(parts)}."


def _table(bars: list[RatingBar], marks: list[StatusMark], id: str, *, invented: bool) -> TableBlock:
    titles = [*(mark["word"] for mark in marks), "Indicators"]
    width, rest = divmod(100 - _FIRST, len(titles))
    columns = [("Priority", _FIRST + rest, "left"), *((title, width, "right") for title in titles)]
    counts = [[each["count"] for each in bar["counts"]] for bar in bars]
    rows = [
        [cell(bar["label"]), *(cell(str(count)) for count in (*found, sum(found)))]
        for bar, found in zip(bars, counts, strict=True)
    ]
    totals = [sum(column) for column in zip(*counts, strict=True)]
    rows.append([cell(signed("All", invented)), *(cell(str(count)) for count in (*totals, sum(totals)))])
    return table(id, signed("The same as a table", invented), columns, rows)
