"""The notes in front of everything else: which issue it is, why it is late, what is illustrative, and what is left out."""

from quarterly.collecting.narrative.issue import FULL, SNAPSHOT, Issue, issue_of
from quarterly.configuration.deadlines import publication_deadline
from quarterly.disclosure.personal_data import marks_in
from quarterly.reporting.illustrative import ILLUSTRATIVE, is_illustrative, stands_beside_illustrative
from quarterly.reporting.model import Note
from quarterly.reporting.parts import Material
from quarterly.reporting.wording.figures import written_day
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.withheld import MEANING
from quarterly.vocabulary.wording import counted


def notices(material: Material) -> list[Note]:
    """Return the notes that a reader must see first."""
    issue = issue_of(material.narrative)
    found = [_issue(issue, material), _urgent(issue), _invented(material), _withheld(material)]
    return [note for note in found if note]


def _issue(issue: Issue, material: Material) -> Note | None:
    by_issue = {
        SNAPSHOT: f"This is an early snapshot of {material.quarter.title}.",
        FULL: f"This is the full report for {material.quarter.title}. It takes the place of any early snapshot.",
    }
    parts = [by_issue.get(issue.name, "")]
    if issue.is_early or issue.to_follow:
        what = f"{issue.to_follow.rstrip('.')} is to follow" if issue.to_follow else "The full report is to follow"
        when = f", expected on {written_day(issue.expected_on)}" if issue.expected_on else ""
        parts += [f"{what}{when}.", _late(issue, material)]
    elif issue.name == FULL and issue.lateness:
        parts.append(_late(issue, material))
    text = " ".join(part for part in parts if part)
    sign = f" {ILLUSTRATIVE}" if issue.is_illustrative else ""
    return {"type": "note", "title": issue.name or "A report is to follow", "text": f"{text}{sign}"} if text else None


def _late(issue: Issue, material: Material) -> str:
    if material.meeting is None:
        return ""
    last = publication_deadline(material.meeting, material.council.profile.calendar.closed)
    why = f"Reason given: {issue.lateness.rstrip('.')}." if issue.lateness else "The reason for this has been asked for."
    return (
        f"Papers are open to the public five clear days before the meeting on {long_date(material.meeting)}, which was "
        f"{long_date(last)}; what comes later follows under the published item. {why}"
    )


def _urgent(issue: Issue) -> Note | None:
    if not issue.urgent:
        return None
    sign = f" {ILLUSTRATIVE}" if issue.is_illustrative else ""
    text = f"This item was not on the published agenda. It is taken as urgent: {issue.urgent.rstrip('.')}.{sign}"
    return {"type": "note", "title": "Urgent item", "text": text}


def _invented(material: Material) -> Note | None:
    figures = [i.ref for i, score in material.scored() if Mark.ILLUSTRATIVE in score.marks]
    compared = [i.ref for i, s in material.scored() if is_illustrative(i.target_origin) or stands_beside_illustrative(s)]
    texts = sum(record.illustrative for _, record in material.narrative.records)
    parts = [
        "" if not figures else "every figure" if len(figures) == len(material.due()) else counted(len(figures), "figure"),
        "targets or others’ figures" if compared else "",
        "some texts" if texts else "",
    ]
    invented = [part for part in parts if part]
    if not invented:
        return None
    text = (
        f"This pack is a sample made from a published report. What is marked {ILLUSTRATIVE} was invented, where that report "
        f"states a conclusion without its figures: {', '.join(invented)}. Nothing marked so was published by the council."
    )
    return {"type": "note", "title": "Illustrative content", "text": text}


def _withheld(material: Material) -> Note | None:
    """Return what the marks of sentences mean that may identify a person; None where no such mark is printed."""
    changed = material.corrections.changes if material.corrections else ()
    printed = {*marks_in(material.card, material.narrative, material.promised)}
    printed |= {mark for mark in MEANING if any(mark in text for each in changed for text in (each.title, each.was, each.now))}
    text = " ".join(f"{mark} {meaning}" for mark, meaning in MEANING.items() if mark in printed)
    return {"type": "note", "title": "Sentences left out", "text": text} if text else None
