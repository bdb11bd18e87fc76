"""What is other than in the version before, cell by cell, with why and who; for an issue that follows another, what is new."""

from collections.abc import Sequence
from datetime import datetime
from textwrap import shorten

from quarterly.configuration.council import Council
from quarterly.publishing.audit import events_in_words
from quarterly.reporting.corrections.changes import HIDDEN, SHOWN
from quarterly.reporting.corrections.records import Change, Corrections
from quarterly.reporting.model import Block, Section
from quarterly.reporting.parts import UNRATED, Material, cell, table
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK
from quarterly.vocabulary.wording import listed

KEY = "corrections"
NOBODY = "Nobody recorded a correction: returns, replies or settings that came since make the difference."
NOBODY_ELSE = "Nobody recorded why the rest changed: returns, replies or settings that came since make the difference."
SIDE_BY_SIDE = "[c] stands where the figures of both versions side by side would tell of 1 to {largest} children."

_COVER, _COMMENTARY = "cover", "commentary"  # senders beside the services: the performance officer, and owners who reply
_LONGEST = 320  # letters of a text in a table; all of it stands in the open table
_COLUMNS = [("About", 24, "left"), ("What", 14, "left"), ("Was", 22, "left"), ("Now", 22, "left"), ("Rating", 18, "left")]


def corrections_section(material: Material) -> list[Section]:
    """Return the section in front of all others; none where nothing printed differs."""
    found = material.corrections
    if found is None or not found.changes:
        return []
    if _is_another_issue(found):
        title, blocks = f"New since the {found.issue_before.lower()}", _new(found)
    else:
        title, blocks = f"Corrections since version {found.version}", _corrected(found, material)
    return [{"id": KEY, "number": "", "title": title, "blocks": blocks, "sections": []}] if blocks else []


def corrections_data(material: Material) -> tuple[list[str], list[list[str]]] | None:
    """Return the changes as a tidy table, header and rows; None where there are none. A cell that is empty there has no text."""
    found = material.corrections
    if found is None or not found.changes or _is_another_issue(found):
        return None
    header = ["since version", "about", "title", "what", "was", "now", "rating was", "rating now", "why", "by", "approved by"]
    rows = []
    for each in found.changes:
        acts = _about(each, found.acts, material.council)
        told = [each.was, each.now, each.rating_was, each.rating_now]
        why, by = "; ".join(act.reason for act in acts), "; ".join(dict.fromkeys(act.by for act in acts if act.by))
        approved = "; ".join(dict.fromkeys(act.approved_by for act in acts if act.approved_by))
        rows.append([str(found.version), each.subject, each.title, each.what, *told, why, by, approved])
    return header, rows


def why_published(material: Material) -> str:
    """Return in a few sentences why this report takes the place of the version before, "" if nobody said."""
    found = material.corrections
    if found is None or not found.acts:
        return ""
    said = events_in_words(found.acts)
    return said if _is_another_issue(found) or not _rest(found, material) else f"{said} {NOBODY_ELSE.partition(':')[0]}."


def _is_another_issue(found: Corrections) -> bool:
    """Whether this is another issue of the report, such as the full report after an early snapshot, which corrects nothing."""
    return bool(found.issue_before) and found.issue != found.issue_before


def effect(change: Change) -> str:
    """Return what a change does to the rating of what it is about."""
    was, now = change.rating_was, change.rating_now
    if not (was or now):
        return "–"
    if SUPPRESSION_MARK in (was, now):
        was, now = (HIDDEN if text == SUPPRESSION_MARK else text if text in UNRATED else SHOWN for text in (was, now))
        return HIDDEN if was == now else f"{was}, now {now.lower()}"
    return f"No change: {now}" if was == now else f"{was or 'None'}, now {now or 'none'}"


def _corrected(found: Corrections, material: Material) -> list[Block]:
    rows = [
        [cell(each.title), cell(each.what), cell(_short(each.was)), cell(_short(each.now)), cell(effect(each))]
        for each in found.changes
    ]
    caption = f"What is other than in version {found.version}, {material.quarter.title}"
    blocks: list[Block] = [_why(found.acts)]
    if found.acts and _rest(found, material):
        blocks.append({"type": "paragraph", "text": NOBODY_ELSE})
    blocks.append(table(f"{KEY}-table", caption, _COLUMNS, rows))
    if any(change.was == change.now == SUPPRESSION_MARK for change in found.changes):
        largest = material.council.profile.small_numbers.largest
        blocks.append({"type": "paragraph", "text": SIDE_BY_SIDE.format(largest=largest)})
    return blocks


def _why(acts: Sequence[AuditEvent]) -> Block:
    return {"type": "list", "items": [_said(act) for act in acts]} if acts else {"type": "paragraph", "text": NOBODY}


def _said(act: AuditEvent) -> str:
    """Return an act in words: "Correction, 3 October 2012: The rate was that of April. One rating changes. By …"."""
    kind = "Run again" if act.kind == "run" else act.kind.capitalize()
    day = long_date(datetime.fromisoformat(act.at).date())
    told = " ".join(f"{text.rstrip('.')}." for text in (act.reason, act.effect) if text)
    approved = f", approved by {act.approved_by}" if act.approved_by else ""
    return f"{kind}, {day}: {told} By {act.by}{approved}." if act.by else f"{kind}, {day}: {told}"


def _rest(found: Corrections, material: Material) -> list[Change]:
    """Return the changes that no act explains."""
    return [each for each in found.changes if not _about(each, found.acts, material.council)]


def _about(change: Change, acts: Sequence[AuditEvent], council: Council) -> list[AuditEvent]:
    """Return the acts that explain a change: those of whoever sent what changed, and those that are of no sender."""
    return [act for act in acts if not act.service or _comes_from(act.service, change, council)]


def _comes_from(sender: str, change: Change, council: Council) -> bool:
    """Whether a change is one of what this sender sends: targets are agreed, and nobody sends them."""
    if not change.service:
        return sender == _COVER or _stands_under(sender, change, council)
    if sender == _COMMENTARY:
        return change.what == "Commentary"
    of_both = (each.denominator_service for each in council.catalogue.indicators if each.id == change.subject)
    return change.what != "Target" and sender in (change.service, *of_both)


def _stands_under(service: str, change: Change, council: Council) -> bool:
    """Whether a text stands under the heading of a service, which is to write it."""
    services = council.profile.services
    return service in services and services[service].name in change.subject.split(" / ")


def _short(text: str) -> str:
    return shorten(text, _LONGEST, placeholder=" …") or "–"


def _new(found: Corrections) -> list[Block]:
    """Say in a sentence what an issue has that the one before it had not; figures that were there and differ are named."""
    new = [each for each in found.changes if each.what == "Value" and each.was in ("", each.rating_was)]  # no figure, but why
    other = [each for each in found.changes if each.what == "Value" and each not in new]
    said = [each for each in found.changes if each.what in ("Commentary", "Text", "Progress") and each.now]
    told = listed([f"{what} {_named(of)}" for what, of in (("figures of", new), ("what is said on", said)) if of])
    sentences = [f"New since the {found.issue_before.lower()} (version {found.version}): {told}."] if told else []
    if other:
        sentences.append(f"Figures that stood in it and are others now: {_named(other)}.")
    return [{"type": "paragraph", "text": " ".join(sentences)}] if sentences else []


def _named(changes: Sequence[Change]) -> str:
    return listed(list(dict.fromkeys(each.title for each in changes)))
