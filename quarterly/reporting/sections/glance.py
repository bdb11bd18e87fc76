"""The page for a reader with a minute: how many indicators have each rating, which are off target, and by how much."""

from collections import Counter

from quarterly.configuration.scales import Scale
from quarterly.reporting.charts.distance import distance_charts
from quarterly.reporting.charts.ratings import rating_strip
from quarterly.reporting.model import Block, TableBlock
from quarterly.reporting.parts import (
    BEING,
    WITHOUT,
    Material,
    action_mark,
    cell,
    mark_of,
    marked,
    plain_mark_of,
    score_cells,
    signed_mark,
    state_mark,
    table,
)
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.withheld import says_nothing
from quarterly.vocabulary.wording import counted, listed


def glance(material: Material, key: str) -> list[Block]:
    """Return the summary, the indicators off target and the changed ratings, worst first."""
    blocks: list[Block] = []
    if material.card.missing:
        services = [material.council.profile.services[service].name for service in material.card.missing]
        text = f"No return has been received from {listed(services)}. What they report is shown as not received."
        blocks.append({"type": "note", "title": "Returns outstanding", "text": text})
    if text := summary(material):
        blocks.append({"type": "paragraph", "text": text})
    if material.off_target():
        blocks.append(_off_target(material, key))
    blocks += _at_risk(material)
    blocks += _changes(material, key)
    if material.due():
        blocks += [*rating_strip(material, key), *distance_charts(material, key)]
    return blocks


def summary(material: Material) -> str:
    """Say in a few sentences how many indicators and key activities have each status."""
    scales = material.council.profile.scales
    # Counted without signs, or "Green" and "Green [i]" would be two ratings.
    ratings = Counter(plain_mark_of(score, scales.indicators)["word"] for _, score in material.due())
    activities = Counter(action_mark(action, scales.actions)["word"] for action in material.card.actions)
    sentences = []
    if ratings:
        total = counted(ratings.total(), "indicator")
        parts = [_worded(word, count, scales.indicators) for word, count in _in_scale_order(ratings, scales.indicators)]
        sentences.append(signed(f"Of {total}, {listed(parts)}.", material.rests_on_illustrative_ratings()))
    if activities:
        total = counted(activities.total(), "key activity", "key activities")
        parts = [_worded(word, count, scales.actions) for word, count in _in_scale_order(activities, scales.actions)]
        sentences.append(f"Of {total}, {listed(parts)}.")
    awaited = sum(material.awaits(score) for _, score in material.due())
    if awaited:
        text = f"Commentary is awaited on {counted(awaited, 'indicator')}."
        sentences.append(signed(text, material.rests_on_illustrative_ratings()))
    return " ".join(sentences)


def _worded(word: str, count: int, scale: Scale) -> str:
    verb = "is" if count == 1 else "are"
    if any(state.word == word for state in scale.states):
        return f"{count} {verb} “{word}”"
    if word in WITHOUT:
        return f"{count} {'has' if count == 1 else 'have'} {WITHOUT[word]}"
    return f"{count} {verb} {BEING[word]}"


def _in_scale_order(counts: Counter[str], scale: Scale) -> list[tuple[str, int]]:
    words = [state.word for state in scale.states]
    return sorted(counts.items(), key=lambda item: words.index(item[0]) if item[0] in words else len(words))


def _off_target(material: Material, key: str) -> TableBlock:
    rows = [
        [*score_cells(indicator, score, material), cell(_commentary_state(score, material))]
        for indicator, score in material.off_target()
    ]
    columns = [
        ("Indicator", 27, "left"),
        ("Actual", 12, "right"),
        ("Target", 16, "right"),
        ("Against target", 14, "right"),
        ("Rating", 16, "left"),
        ("Commentary", 15, "left"),
    ]
    about = f"Indicators to be explained, worst first, {material.quarter.title}"
    caption = signed(about, material.rests_on_illustrative_ratings())
    return table(f"{key}-off-target", caption, columns, rows)


def _changes(material: Material, key: str) -> list[Block]:
    """Return the indicators whose rating differs from that of the quarter before under the same rules, worse changes first."""
    scale = material.council.profile.scales.indicators
    order = [state.status for state in scale.states]
    # The rating before is by rule: beside one that was decided, it would compare two different things.
    by_rule = [(i, s) for i, s in material.due() if s.final == s.mechanical and {s.final, s.before} <= set(order)]
    changed = [(i, s) for i, s in by_rule if s.final != s.before]
    if not changed:
        return []
    changed.sort(key=lambda pair: order.index(pair[1].before) - order.index(pair[1].final))
    rows = [
        [
            cell(f"{i.ref}: {i.name}"),
            marked(signed_mark(state_mark(scale, s.before), s.invents(ScorePart.BEFORE))),
            marked(mark_of(s, scale)),
        ]
        for i, s in changed
    ]
    columns = [("Indicator", 50, "left"), (str(material.quarter.previous), 25, "left"), (str(material.quarter), 25, "left")]
    invented = any(score.invents(ScorePart.RATING, ScorePart.BEFORE) for _, score in material.due())
    caption = signed("What changed rating since the quarter before, by the same rules", invented)
    return [table(f"{key}-changes", caption, columns, rows)]


def _at_risk(material: Material) -> list[Block]:
    """Return a note for each worse status that an indicator is at risk of, with the reasons."""
    scale = material.council.profile.scales.indicators
    watched: dict[str, list[str]] = {}
    for indicator, score in material.due():
        worse = scale.state(score.final).at_risk_of if score.final else ""
        if worse and score.at_risk:
            words = material.words(indicator, score)
            because = f"{indicator.ref}, because {listed(words.without_signs.at_risk)}"
            watched.setdefault(worse, []).append(words.sign(because, ScorePart.AT_RISK))
    return [
        {"type": "note", "title": f"At risk of becoming “{scale.state(worse).word}”", "text": f"{'; '.join(each)}."}
        for worse, each in watched.items()
    ]


def _commentary_state(score: Score, material: Material) -> str:
    if material.awaits(score):
        return "Awaited"
    if score.comment and says_nothing(score.comment):
        return "Withheld"  # an owner has written, and nothing of it may be read
    return "Given" if score.comment else "None"
