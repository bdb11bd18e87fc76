"""The corrections since the version before, a row each with what followed, and why; what was added."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Final, Literal

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.reporting.changes import ASKED_FOR, Change, Corrections, Explanation, Holds, RatingShown, What, explained
from quarterly.reporting.chart_model import PrintedOf
from quarterly.reporting.diff import SHOWN, SUPPRESSED_WORDS
from quarterly.reporting.exempt_corrections import EXEMPT_MATTER, is_exempt_alone
from quarterly.reporting.model import Block, Section
from quarterly.reporting.parts import Material, cell, table, tells_of
from quarterly.reporting.wording.stretches import stretch_in_short
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import listed

KEY = "corrections"
NOBODY = "Nobody recorded a correction: returns, replies or settings that came since make the difference."
NOBODY_ELSE = "Nobody recorded why the rest changed: returns, replies or settings that came since make the difference."
EARLIER_REVISED = "Figures of earlier quarters were revised since, and what is compared with them may differ."
EXEMPT_CORRECTED = "Exempt matter was corrected. What it says is not for publication."
SIDE_BY_SIDE = "[c] stands where the figures of both versions side by side would tell of 1 to {largest} children."

_COVER, _COMMENTARY = "cover", "commentary"  # senders beside the services: the performance officer, and owners who reply
_LONGEST = 320  # letters of a text in a table; all of it stands in the open table
_COLUMNS = [("About", 24, "left"), ("What", 12, "left"), ("Was", 20, "left"), ("Now", 20, "left"), ("What followed", 24, "left")]
# What follows from a figure, its target and the figures before it is told in their row.
_LEADS: Final[tuple[What, ...]] = ("Value", "Target", "Earlier figures")
_FOLLOW: Final[tuple[What, ...]] = (
    *("Against the quarter before", "Against the same quarter last year", *ASKED_FOR, "Forecast for the end of the year"),
    "Place among others",
)


def corrections_section(material: Material) -> list[Section]:
    """Return the section in front of all others; none where no printed text differs."""
    found = material.corrections
    if found is None or not found.changes:
        return []
    if _is_another_issue(found):
        title, blocks = f"New since the {found.issue_before.lower()}", _new(found)
    else:
        is_correction = any(not each.is_addition for each in found.changes)
        title = f"{'Corrections' if is_correction else 'Added'} since version {found.version}"
        blocks = [*(_corrected(found, material) if is_correction else []), *_added(found)]
    return [{"id": KEY, "number": "", "title": title, "blocks": blocks, "sections": []}] if blocks else []


def corrections_data(material: Material) -> tuple[list[str], list[list[str]]] | None:
    """Return the changes as a tidy table, header and rows; None where there are none. A cell that is empty there has no text."""
    found = material.corrections
    if found is None or not found.changes or _is_another_issue(found):
        return None
    header = ["since version", "about", "title", "what", "was", "now", "rating was", "rating now", "why", "by", "approved by"]
    rows = []
    for each in found.changes:
        by_whom = [] if each.subject == EXEMPT_MATTER else _explaining(each, found.explanations, material.council)
        texts = [each.was, each.now, each.rating_was.text, each.rating_now.text]
        why, by = "; ".join(one.reason for one in by_whom), "; ".join(dict.fromkeys(one.by for one in by_whom if one.by))
        approved = "; ".join(dict.fromkeys(one.approved_by for one in by_whom if one.approved_by))
        rows.append([str(found.version), each.subject, each.title, each.what, *texts, why, by, approved])
    return header, rows


def why_published(material: Material) -> str:
    """Return in a few sentences why this report replaces the version before, "" if no reason is recorded."""
    found = material.corrections
    if found is None or not (found.explanations or is_exempt_alone(found)):
        return ""
    if is_exempt_alone(found):
        return EXEMPT_CORRECTED
    texts = explained(_told(found, material))
    return texts if _is_another_issue(found) or not _rest(found, material) else f"{texts} {NOBODY_ELSE.partition(':')[0]}."


def _is_another_issue(found: Corrections) -> bool:
    """Whether this is another issue of the report, such as the full report after an early snapshot, which corrects nothing."""
    return bool(found.issue_before) and found.issue != found.issue_before


def effect(change: Change) -> str:
    """Return the effect of a change on the rating of its subject."""
    ratings = change.rating_was, change.rating_now
    was, now = (rating.text for rating in ratings)
    if not (was or now):
        return "–"
    if any(rating.holds is Holds.SUPPRESSED for rating in ratings):
        was, now = map(_without_rating, ratings)
        return SUPPRESSED_WORDS if was == now else f"{was}, now {now.lower()}"
    return f"Unchanged: {now}" if was == now else f"{was or 'None'}, now {now or 'none'}"


def _without_rating(rating: RatingShown) -> str:
    """Return the rating as it may be printed beside a suppressed one."""
    return {Holds.SUPPRESSED: SUPPRESSED_WORDS, Holds.WORDS: rating.text}.get(rating.holds, SHOWN)


def _corrected(found: Corrections, material: Material) -> list[Block]:
    rows = [
        [
            cell(f"{each.title}{_covers(each, material)}"),
            cell(each.what),
            cell(_short(each.was), _of(each, "was", material)),
            cell(_short(each.now), _of(each, "value", material)),
            cell("; ".join([effect(each), *map(_followed, follow)])),
        ]
        for each, follow in _led(found.changes)
    ]
    caption = f"What changed since version {found.version}, {material.quarter.title}"
    told = _told(found, material)
    blocks: list[Block] = [{"type": "paragraph", "text": EXEMPT_CORRECTED}] if is_exempt_alone(found) else []
    blocks += [] if blocks or not (told or _rest(found, material)) else [_why(told)]
    if any(each.what == "Earlier figures" for each in found.changes):
        blocks.append({"type": "paragraph", "text": EARLIER_REVISED})
    if told and _rest(found, material):
        blocks.append({"type": "paragraph", "text": NOBODY_ELSE})
    blocks.append(table(f"{KEY}-table", caption, _COLUMNS, rows))
    if any(change.is_suppressed for change in found.changes):
        largest = material.council.profile.small_numbers.largest
        blocks.append({"type": "paragraph", "text": SIDE_BY_SIDE.format(largest=largest)})
    return blocks


def _covers(change: Change, material: Material) -> str:
    """Return what a corrected figure covers, behind the name of its indicator."""
    found = _indicator(change, material)
    return f" ({stretch_in_short(found.basis, material.quarter)})" if found and change.what == "Value" else ""


def _led(changes: Sequence[Change]) -> list[tuple[Change, list[Change]]]:
    """Return every correction, each with the changes of its indicator that follow from it: a row each."""
    led: dict[str, list[Change]] = {}
    found = []
    for each in changes:
        if each.is_addition:
            continue
        if each.what in _FOLLOW and each.subject in led:
            if each.was:  # where there was nothing to compare with, what is compared now is no correction
                led[each.subject].append(each)
            continue
        follow: list[Change] = []
        if each.what in _LEADS:  # of a figure and a target that both changed, what follows is told beside the figure
            follow = [] if each.subject in led else led.setdefault(each.subject, follow)
        found.append((each, follow))
    return found


def _followed(change: Change) -> str:
    """Return a change that follows from a figure in few words: of a position among others, whose words are many, that it did."""
    if change.what == "Place among others":
        return "position among others changed"
    return f"{change.what[0].lower()}{change.what[1:]}: {change.was or '–'}, now {change.now or '–'}"


def _added(found: Corrections) -> list[Block]:
    """Name the texts that were blank or awaited and are there now: they correct nothing."""
    named = list(dict.fromkeys(_named_text(each) for each in found.changes if each.is_addition))
    if not named:
        return []
    return [
        {"type": "paragraph", "text": f"Added since version {found.version}:"},
        {"type": "list", "items": named},
    ]


def _named_text(change: Change) -> str:
    """Return the name of a text, of a row that of its section, after which kind it is where that is another than the report's."""
    return change.section or change.title if change.what == "Text" else f"{change.what}: {change.title}"


def _of(change: Change, what: Literal["was", "value"], material: Material) -> PrintedOf | None:
    """Return which figure a changed value is; None for a text, a target or a rating."""
    of = _indicator(change, material)
    return tells_of(of, material.quarter, what) if of and change.what == "Value" else None


def _indicator(change: Change, material: Material) -> Indicator | None:
    return next((each for each in material.council.catalogue.indicators if each.id == change.subject), None)


def _why(explanations: Sequence[Explanation]) -> Block:
    if not explanations:
        return {"type": "paragraph", "text": NOBODY}
    return {"type": "list", "items": [_with_day(each) for each in explanations]}


def _with_day(each: Explanation) -> str:
    """Return an explanation in words: "Correction, 3 October 2012: The rate was that of April. One rating changes. By …"."""
    approved = f", approved by {each.approved_by}" if each.approved_by else ""
    by = f" By {each.by}{approved}." if each.by else ""
    return f"{each.title}, {long_date(each.on)}: {each.sentences}{by}"


def _rest(found: Corrections, material: Material) -> list[Change]:
    """Return the corrections without an explanation; revised figures of earlier quarters explain what follows from them."""
    revised = {each.subject for each in found.changes if each.what == "Earlier figures"}
    open_changes = (
        each
        for each in found.changes
        if each.subject != EXEMPT_MATTER
        and not each.is_addition
        and not (each.subject in revised and each.what in ("Earlier figures", "Rating", *_FOLLOW))
    )
    return [each for each in open_changes if not _explaining(each, found.explanations, material.council)]


def _told(found: Corrections, material: Material) -> Sequence[Explanation]:
    """Return the explanations that are printed: where exempt matter was corrected too, those of the other changes alone."""
    open_changes = [each for each in found.changes if each.subject != EXEMPT_MATTER]
    if len(open_changes) == len(found.changes):
        return found.explanations
    told = [each for change in open_changes for each in _explaining(change, found.explanations, material.council)]
    return [each for each in found.explanations if each in told]


def _explaining(change: Change, explanations: Sequence[Explanation], council: Council) -> list[Explanation]:
    """Return the explanations of a change: those about the sender of what changed, and those about no sender."""
    # A reason that schools gave explains no figure of social care, also where one version corrects both.
    return [each for each in explanations if not each.service or _comes_from(each.service, change, council)]


def _comes_from(sender: str, change: Change, council: Council) -> bool:
    """Whether this sender could have sent the change: nobody sends targets, decisions, and final figures of an earlier year."""
    if change.what in ("Target", "Decision", "Earlier figures"):
        return False
    if not change.service:
        return sender == _COVER or _stands_under(sender, change, council)
    if sender == _COMMENTARY:
        return change.what == "Commentary"
    if sender == _COVER:
        return change.what == "Claims"  # written there or by a service
    of_both = (each.denominator_service for each in council.catalogue.indicators if each.id == change.subject)
    return sender in (change.service, *of_both)


def _stands_under(service: str, change: Change, council: Council) -> bool:
    """Whether a text is under the heading of the service that has to write it."""
    services = council.profile.services
    return service in services and services[service].name in change.subject.split(" / ")


def _short(text: str) -> str:
    return shorten(text, _LONGEST, placeholder=" …") or "–"


def _new(found: Corrections) -> list[Block]:
    """List what an issue adds to the one before it, and the figures that differ."""
    new = [each for each in found.changes if each.what == "Value" and each.is_first]
    other = [each for each in found.changes if each.what == "Value" and each not in new]
    texts = [each for each in found.changes if each.what in ("Commentary", "Text", "Progress") and each.now]
    items = [f"{what}: {_named(of)}." for what, of in (("Figures", new), ("Figures that are others now", other)) if of]
    items += dict.fromkeys(_named_text(each) for each in texts)
    if not items:
        return []
    since = f"New since the {found.issue_before.lower()} (version {found.version}):"
    return [{"type": "paragraph", "text": since}, {"type": "list", "items": items}]


def _named(changes: Sequence[Change]) -> str:
    return listed(list(dict.fromkeys(each.title for each in changes)))
