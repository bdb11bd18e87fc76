"""The first page: how many are on target, what is worst and why, what changed since last quarter, what was corrected."""

from collections.abc import Sequence

from quarterly.reporting.at_a_glance import AtAGlance, OffTarget, RatingChange, at_a_glance
from quarterly.reporting.chart_model import RatingCount
from quarterly.reporting.charts.ratings import NO_RATING
from quarterly.reporting.model import Block, Section, TableBlock, TableCell
from quarterly.reporting.parts import BEING, WITHOUT, Material, cell, figure, mark_of, marked, signed_mark, table, target_text
from quarterly.reporting.parts import tells_of as of_figure
from quarterly.reporting.sections.covered import Covered
from quarterly.reporting.wording.distances import AGAINST_TARGET
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.series.travel import Direction
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.wording import counted, listed

KEY = "glance"
WORST = f"{KEY}-worst"  # id of the table of those that need most attention
OTHERS = "-others"  # what the id of the table of the others ends with
_COLUMNS = [
    ("Indicator", 24, "left"), ("Actual", 10, "right"), ("Target", 12, "right"), (AGAINST_TARGET, 16, "right"),
    ("Rating", 13, "left"), ("Why", 25, "left"),
]  # fmt: skip
_WITH_LONG_RATINGS = [
    ("Indicator", 24, "left"), ("Actual", 10, "right"), ("Target", 11, "right"), (AGAINST_TARGET, 15, "right"),
    ("Rating", 16, "left"), ("Why", 24, "left"),
]  # fmt: skip
_SHORT = 9  # characters of a rating's word, its sign included, that have room on one line


def first_screen(material: Material) -> Section | None:
    """Return what stands before everything else; None for a report without indicators and key activities."""
    found = at_a_glance(material)
    if not found.counts and not found.activities:
        return None
    blocks: list[Block] = [*_missing(found, material), *_tally(found, material)]
    if found.worst:
        blocks.append(worst_table(found, material))
    if since := _since(found):
        invented = _rests_on_illustrative_changes(material)
        text = " ".join(signed(each, invented) for each in since)
        blocks.append({"type": "note", "title": "Since last quarter", "text": text})
    if rest := the_rest(found, material):
        blocks.append({"type": "paragraph", "text": rest})
    if found.corrected_since:
        blocks.append({"type": "note", "title": f"Corrected since version {found.corrected_since}", "text": _corrected(found)})
    return {"id": KEY, "number": "", "title": "At a glance", "blocks": blocks, "sections": []}


def worst_table(found: AtAGlance, material: Material) -> TableBlock:
    """Return the worst indicators as a table with the reason for each."""
    more = len(found.others)
    title = f"The {len(found.worst)} that need most attention" if more else "What is off target, and why"
    return reasons_table(WORST, title, found.worst, material)


def other_reasons(material: Material, key: str) -> list[Block]:
    """Return those off target that the first page has no room for; nothing where it has all of them."""
    others = at_a_glance(material).others
    title = f"The other {len(others)} that are off target, worst first"
    return [reasons_table(f"{key}{OTHERS}", title, others, material)] if others else []


def reasons_table(key: str, title: str, rows: Sequence[OffTarget], material: Material) -> TableBlock:
    """Return indicators off target as a table: figures, rating, and the owner's reason in a sentence."""
    covered = Covered.by([(each.indicator, each.score) for each in rows], material.quarter)
    caption = covered.in_caption(signed(title, material.rests_on_illustrative_ratings()))
    cells = [_row(each, material, covered) for each in rows]
    longest = max(len(row[4]["text"]) for row in cells)
    return table(key, caption, _COLUMNS if longest <= _SHORT else _WITH_LONG_RATINGS, cells)


def on_target(found: AtAGlance, material: Material) -> str:
    """Say how many of the indicators that have a rating are on target."""
    if not found.rated:
        return "No indicator has a rating." if found.counts else ""
    of = counted(found.rated, "indicator with a rating", "indicators with a rating")
    verb = "is" if found.on_target == 1 else "are"
    return signed(f"{found.on_target} of {of} {verb} on target.", material.rests_on_illustrative_ratings())


def how_the_year_ended(found: AtAGlance, material: Material) -> str:
    """Say, once the year is over, how many of its targets were met; "" before, and without any."""
    if not found.year_targets:
        return ""
    of = counted(found.year_targets, "target for the year", "targets for the year")
    verb = "was" if found.year_targets_met == 1 else "were"
    year = material.quarter.financial_year.replace("-", "/")
    return signed(f"{year} ended: {found.year_targets_met} of {of} {verb} met.", material.rests_on_illustrative_ratings())


def the_rest(found: AtAGlance, material: Material) -> str:
    """Say in a few sentences why the others have no rating, how key activities stand, and what commentary is awaited."""
    words = {state.word for state in material.council.profile.scales.indicators.states}
    unrated = [each for each in found.counts if each["mark"]["word"] not in words]
    sentences = list[str]()
    if unrated:
        total = sum(each["count"] for each in unrated)
        if len(unrated) == 1:  # "2 indicators have no rating: 2 are not rated" says it twice
            text = f"{counted(total, 'indicator')} {_being(unrated[0])}."
        else:
            text = f"{counted(total, 'indicator')} have no rating: {listed([_worded(each) for each in unrated])}."
        sentences.append(signed(text, material.rests_on_illustrative_ratings()))
    if found.activities:
        of = counted(sum(each["count"] for each in found.activities), "key activity", "key activities")
        sentences.append(f"Of {of}, {listed([_worded(each) for each in found.activities])}.")
    if found.awaited:
        text = f"Commentary is awaited on {counted(found.awaited, 'indicator')}."
        sentences.append(signed(text, material.rests_on_illustrative_ratings()))
    return " ".join(sentences)


def _tally(found: AtAGlance, material: Material) -> list[Block]:
    invented = material.rests_on_illustrative_ratings()
    words = {state.word for state in material.council.profile.scales.indicators.states}
    rated = [each for each in found.counts if each["mark"]["word"] in words]
    unrated = sum(each["count"] for each in found.counts) - sum(each["count"] for each in rated)
    shown = [*rated, *([RatingCount(mark=NO_RATING, count=unrated)] if unrated else [])]
    counts = [RatingCount(mark=signed_mark(each["mark"], invented), count=each["count"]) for each in shown]
    text = " ".join(each for each in (on_target(found, material), how_the_year_ended(found, material)) if each)
    return [{"type": "tally", "text": text, "counts": counts}]


def _missing(found: AtAGlance, material: Material) -> list[Block]:
    if not found.missing:
        return []
    text = f"{listed(found.missing)} sent no return for {material.quarter.title}. Their figures are shown as not received."
    return [{"type": "note", "title": "Returns that are missing", "text": text}]


def _row(each: OffTarget, material: Material, covered: Covered) -> list[TableCell]:
    words = material.words(each.indicator, each.score)
    value, distance, text = (of_figure(each.indicator, material.quarter, what) for what in ("value", "distance", "text"))
    awaited = material.awaits(each.score) and each.score.invents(ScorePart.RATING)
    return [
        cell(covered.name(each.indicator, each.score)),
        cell(figure(words) or "–", value),
        cell(target_text(words) or "–"),
        cell(words.against_target or "–", distance),
        marked(mark_of(each.score, material.council.profile.scales.indicators)),
        cell(signed(each.reason, awaited), text),
    ]


def _since(found: AtAGlance) -> list[str]:
    """Say how figures and ratings moved since the quarter before, and which ratings may become worse."""
    at_risk = [
        f"At risk of becoming “{word}”: {listed([each.short for each in indicators])}."
        for word, indicators in found.at_risk.items()
    ]
    return [*_moved(found), *_ratings_changed(found), *at_risk]


def _rests_on_illustrative_changes(material: Material) -> bool:
    """Return whether an indicator's part in the changes is made up: also one that is not named may be so for that reason."""
    parts = (ScorePart.TRAVEL_PREVIOUS, ScorePart.BEFORE, ScorePart.RATING, ScorePart.AT_RISK)
    return any(score.invents(part) for _, score in material.due() for part in parts)


def _moved(found: AtAGlance) -> list[str]:
    if not found.moved:
        return []
    words = {Direction.BETTER: "better", Direction.WORSE: "worse", Direction.SAME: "the same"}
    parts = [f"{count} {'is' if count == 1 else 'are'} {words[way]}" for way in words if (count := found.moved.get(way, 0))]
    total = counted(sum(found.moved.values()), "figure")
    return [f"Of {total} that can be compared, {listed(parts)}."]


def _ratings_changed(found: AtAGlance) -> list[str]:
    worse = [_change(each) for each in found.changed if not each.is_better]
    better = [_change(each) for each in found.changed if each.is_better]
    pairs = (("Ratings that are worse", worse), ("Ratings that are better", better))
    return [f"{title}: {', '.join(each)}." for title, each in pairs if each]


def _change(each: RatingChange) -> str:
    return f"{each.indicator.short} ({each.before['word']} to {each.now['word']})"


def _corrected(found: AtAGlance) -> str:
    return f"{listed(found.corrected)}. The report lists what each was and is now, and why."


def _worded(each: RatingCount) -> str:
    return f"{each['count']} {_being(each)}"


def _being(each: RatingCount) -> str:
    """Return what is said of so many indicators or activities: "are not rated", "has no target"."""
    word, count = each["mark"]["word"], each["count"]
    if word in WITHOUT:
        return f"{'has' if count == 1 else 'have'} {WITHOUT[word]}"
    return f"{'is' if count == 1 else 'are'} {BEING.get(word, f'“{word}”')}"
