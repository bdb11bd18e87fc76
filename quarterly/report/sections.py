"""What each kind of section says. The profile decides which of them stand in the report, in what order and under what name."""

from collections import Counter
from fractions import Fraction

from quarterly.council import Objective, Priority, Scale, SectionPlan
from quarterly.disclosure import HELD_BACK_MEANS
from quarterly.numbers import half_up
from quarterly.report.model import Block, Entry, Figure, Point, Section, Table
from quarterly.report.parts import Material, action_mark, cell, mark_of, marked, state_mark, table
from quarterly.report.words import against_target, counted, listed, spelled
from quarterly.scoring import Score, Standing

Content = tuple[list[Block], list[Section]]


def content(plan: SectionPlan, material: Material, key: str) -> Content:
    """Return the blocks and subsections of one planned section; `key` makes its ids unique in the document."""
    match plan.content:
        case "text":
            return _text(plan.text, material), []
        case "recommendations":
            return [{"type": "list", "items": list(material.council.profile.report.recommendations)}], []
        case "glance":
            return _glance(material, key), []
        case "legend":
            return _legend(material, key), []
        case "priorities":
            return [], [_priority(priority, material) for priority in material.council.profile.priorities]
        case "quality":
            return [{"type": "list", "items": quality_notes(material)}], []
        case "returns":
            return _returns(material, key), []
        case "method":
            return _method(material, key), []


def details(material: Material) -> list[list[str]]:
    """Return the report's header block: the council's own lines, with the period on top."""
    plan = material.council.profile.report
    period = f"{material.quarter.title}, {material.quarter.period}"
    return [["Period", period], *[list(row) for row in plan.details.items()]]


def _text(text: str, material: Material) -> list[Block]:
    words = {"{period}": material.quarter.period, "{title}": material.quarter.title}
    for placeholder, word in words.items():
        text = text.replace(placeholder, word)
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return [{"type": "paragraph", "text": paragraph} for paragraph in paragraphs if paragraph]


def _glance(material: Material, key: str) -> list[Block]:
    blocks: list[Block] = []
    if material.card.missing:
        services = [material.council.profile.services[service].name for service in material.card.missing]
        text = f"No return has been received from {listed(services)}. What they report is shown as not received."
        blocks.append({"type": "note", "title": "Returns outstanding", "text": text})
    blocks.append({"type": "paragraph", "text": summary(material)})
    if material.off_target():
        blocks.append(_off_target(material, key))
    if material.card.scores:
        blocks.append(_chart(material, key))
    blocks.append(_counts(material, key))
    return blocks


def summary(material: Material) -> str:
    """Say in a few sentences how the indicators and the key activities stand."""
    scales = material.council.profile.scales
    ratings = Counter(mark_of(score, scales.indicators)["word"] for score in material.card.scores)
    activities = Counter(action_mark(action, scales.actions)["word"] for action in material.card.actions)
    sentences = []
    if ratings:
        total = counted(ratings.total(), "indicator")
        parts = [_worded(word, count, scales.indicators) for word, count in _in_scale_order(ratings, scales.indicators)]
        sentences.append(f"Of {total}, {listed(parts)}.")
    if activities:
        total = counted(activities.total(), "key activity", "key activities")
        parts = [_worded(word, count, scales.actions) for word, count in _in_scale_order(activities, scales.actions)]
        sentences.append(f"Of {total}, {listed(parts)}.")
    awaited = sum(material.awaits(score) for score in material.card.scores)
    if awaited:
        sentences.append(f"Commentary is awaited on {counted(awaited, 'indicator')}.")
    return " ".join(sentences)


def _worded(word: str, count: int, scale: Scale) -> str:
    verb = "is" if count == 1 else "are"
    told = f"“{word}”" if any(state.word == word for state in scale.states) else word[0].lower() + word[1:]
    return f"{count} {verb} {told}"


def _in_scale_order(counts: Counter[str], scale: Scale) -> list[tuple[str, int]]:
    words = [state.word for state in scale.states]
    return sorted(counts.items(), key=lambda item: words.index(item[0]) if item[0] in words else len(words))


def _off_target(material: Material, key: str) -> Table:
    scale = material.council.profile.scales.indicators
    rows = [
        [
            cell(f"{indicator.ref}: {indicator.name}"),
            cell(score.value),
            cell(score.target),
            cell(against_target(score.distance)),
            marked(mark_of(score, scale)),
            cell(_commentary_state(score, material)),
        ]
        for indicator, score in material.off_target()
    ]
    columns = [
        ("Indicator", 33, "left"),
        ("Actual", 10, "right"),
        ("Target", 10, "right"),
        ("Against target", 14, "right"),
        ("Rating", 18, "left"),
        ("Commentary", 15, "left"),
    ]
    caption = f"Indicators off target, furthest from target first, {material.quarter.title}"
    return table(f"{key}-off-target", caption, columns, rows)


def _commentary_state(score: Score, material: Material) -> str:
    return "Awaited" if material.awaits(score) else "Given" if score.comment else "None"


def _chart(material: Material, key: str) -> Figure:
    scale = material.council.profile.scales.indicators
    points: list[Point] = []
    for indicator, score in material.scored():
        distance = float(half_up(Fraction(score.distance_exact), 2)) if score.distance_exact else None
        mark = mark_of(score, scale)
        text = against_target(score.distance) if distance is not None else mark["word"].lower()
        points.append({"label": f"{indicator.ref}: {indicator.name}", "distance": distance, "text": text, "mark": mark})
    return {
        "type": "figure",
        "id": f"{key}-distance",
        "caption": f"Distance from target of each indicator, {material.quarter.title}",
        "alt": chart_sentence(material),
        "chart": {"kind": "distance", "band": float(material.council.profile.tolerance), "points": points},
    }


def chart_sentence(material: Material) -> str:
    """Say what the chart shows to somebody who does not see it."""
    drawn = [(indicator, score) for indicator, score in material.scored() if score.distance_exact]
    if not drawn:
        return "No indicator has a distance from target to show this quarter."
    tolerance = material.council.profile.tolerance
    parts = [f"{indicator.ref} is {against_target(score.distance, ' than target')}" for indicator, score in drawn]
    hidden = len(material.card.scores) - len(drawn)
    rest = f" {spelled(hidden)} {'is' if hidden == 1 else 'are'} not drawn." if hidden else ""
    return f"Each indicator's distance from target, with a tolerance of {tolerance}% on either side: {listed(parts)}.{rest}"


def _counts(material: Material, key: str) -> Table:
    scale = material.council.profile.scales.indicators
    counts = Counter(mark_of(score, scale)["word"] for score in material.card.scores)
    rows = [[marked(state_mark(scale, state.status)), cell(str(counts.pop(state.word, 0)))] for state in scale.states]
    marks = {mark_of(score, scale)["word"]: mark_of(score, scale) for score in material.card.scores}
    rows += [[marked(marks[word]), cell(str(count))] for word, count in sorted(counts.items())]
    caption = f"Number of indicators by rating, {material.quarter.title}"
    return table(f"{key}-counts", caption, [("Rating", 70, "left"), ("Indicators", 30, "right")], rows)


def _legend(material: Material, key: str) -> list[Block]:
    profile = material.council.profile
    blocks: list[Block] = []
    for name, scale in (("indicators", profile.scales.indicators), ("actions", profile.scales.actions)):
        rows = [[marked(state_mark(scale, state.status)), cell(state.meaning)] for state in scale.states]
        columns = [("Status", 32, "left"), ("Meaning", 68, "left")]
        blocks.append(table(f"{key}-{name}", f"{scale.title}: what each status means", columns, rows))
    tolerance = profile.rating.tolerance
    text = f"The tolerance is {tolerance.per_cent}% of the target on either side of it. {tolerance.note}"
    title = "Our assumption" if tolerance.source == "assumption" else "Tolerance"
    return [*blocks, {"type": "note", "title": title, "text": text}]


def _priority(priority: Priority, material: Material) -> Section:
    pairs = [(i, s) for i, s in material.scored() if i.priority == priority.id]
    scale = material.council.profile.scales.indicators
    blocks: list[Block] = []
    if pairs:
        rows = [
            [
                cell(f"{indicator.ref}: {indicator.name}"),
                cell(score.value or "–"),
                cell(score.target or "–"),
                cell(against_target(score.distance) or "–"),
                marked(mark_of(score, scale)),
            ]
            for indicator, score in pairs
        ]
        columns = [
            ("Performance indicator", 40, "left"),
            ("Actual", 12, "right"),
            ("Target", 12, "right"),
            ("Against target", 16, "right"),
            ("Rating", 20, "left"),
        ]
        caption = f"Scorecard: {priority.name}, {material.quarter.period}"
        blocks.append(table(f"scorecard-{priority.id}", caption, columns, rows))
        blocks += [entry for indicator, score in pairs if (entry := _comment(indicator.ref, indicator.name, score, material))]
    return {
        "id": f"priority-{priority.id}",
        "number": "",
        "title": priority.name,
        "blocks": blocks,
        "sections": [_objective(objective, priority, material) for objective in priority.objectives],
    }


def _comment(ref: str, name: str, score: Score, material: Material) -> Entry | None:
    owner = next(material.council.owner(i) for i, s in material.scored() if s is score)
    if material.awaits(score):
        return {
            "type": "entry",
            "heading": f"{ref}: {name}",
            "by": owner.role,
            "blocks": material.rich("Commentary awaited."),
        }
    if not score.comment:
        return None
    return {"type": "entry", "heading": f"{ref}: {name}", "by": owner.role, "blocks": material.rich(score.comment)}


def _objective(objective: Objective, priority: Priority, material: Material) -> Section:
    actions = {action.ref: action for action in material.card.actions}
    scale = material.council.profile.scales.actions
    rows = [
        [
            cell(planned.ref),
            cell(planned.activity),
            marked(action_mark(actions[planned.ref], scale)),
            cell(actions[planned.ref].progress or "–"),
            cell(f"{planned.lead}, {planned.directorate}"),
        ]
        for planned in objective.actions
    ]
    columns = [
        ("Ref", 8, "left"),
        ("Key activity", 23, "left"),
        ("Status", 15, "left"),
        ("Progress", 38, "left"),
        ("Lead", 16, "left"),
    ]
    key = f"{priority.id}-objective-{objective.number}"
    caption = f"Key activities of objective {objective.number}, {material.quarter.title}"
    return {
        "id": key,
        "number": "",
        "title": f"Objective {objective.number}: {objective.title}",
        "blocks": [table(f"actions-{key}", caption, columns, rows)] if rows else [],
        "sections": [],
    }


def quality_notes(material: Material) -> list[str]:
    """Return what a reader must know before relying on a figure, indicator by indicator, then of the whole."""
    notes = []
    for indicator, score in material.scored():
        if score.standing is Standing.UNDER_QUERY:
            notes.append(f"{indicator.ref} is under query. {score.explanation}")
        notes += [f"{_led(indicator.ref, warning)} The service has been asked." for warning in score.warnings]
        notes += [f"{indicator.ref}: {note}" for note in indicator.notes]
    tolerance = material.council.profile.rating.tolerance
    if tolerance.source == "assumption":
        notes.append(tolerance.note)
    if material.rendering == "public":
        notes.append(HELD_BACK_MEANS.format(largest=material.council.profile.small_numbers.largest))
    if not material.card.validated:
        notes.append("The returns have not been validated.")
    return notes


def _led(ref: str, warning: str) -> str:
    return warning if ref in warning else f"{ref}: {warning}"


def _returns(material: Material, key: str) -> list[Block]:
    services = material.council.profile.services
    rows = [
        [cell(service.name), cell("Not received" if name in material.card.missing else "Received")]
        for name, service in services.items()
    ]
    caption = f"Returns received for {material.quarter.title}"
    return [table(f"{key}-services", caption, [("Service", 70, "left"), ("Return", 30, "left")], rows)]


def _method(material: Material, key: str) -> list[Block]:
    rows = [
        [
            cell(f"{i.ref}: {i.name}"),
            cell(f"{s.explanation}{_origin(s)}"),
            cell(f"{i.polarity_rationale} Basis: {i.basis.value}."),
        ]
        for i, s in material.scored()
    ]
    columns = [("Indicator", 28, "left"), ("How it was rated", 36, "left"), ("Which way is good, and why", 36, "left")]
    rule = material.council.profile.rating.rule
    text = (
        f"Every rating is given by the council's rule, {rule}. Figures are compared unrounded and printed rounded half-up. "
        "“Better” and “worse” take account of which way is good for the indicator."
    )
    return [
        {"type": "paragraph", "text": text},
        table(f"{key}-ratings", f"How each rating was worked out, {material.quarter.title}", columns, rows),
    ]


def _origin(score: Score) -> str:
    """Say which cell of which file a figure came from; the public scorecard carries no source."""
    source = score.source
    return f" Source: {source.file}, sheet “{source.sheet}”, cell {source.cell}." if source else ""
