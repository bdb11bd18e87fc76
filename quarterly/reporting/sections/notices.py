"""The notes in front of everything else: which issue it is, why it is late, what is illustrative, and what is left out."""

from quarterly.collecting.narrative.issue import FULL, SNAPSHOT, Issue, issue_of
from quarterly.configuration.deadlines import publication_deadline
from quarterly.disclosure.personal_data import marks_in
from quarterly.reporting.model import Note
from quarterly.reporting.parts import Material
from quarterly.reporting.walk import texts_in
from quarterly.reporting.wording.figures import written_day
from quarterly.scoring.illustrative import ScorePart
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.withheld import MEANING
from quarterly.vocabulary.wording import counted, listed

FOLLOWS = ", and whatever follows from it,"


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
        named = signed(issue.to_follow.rstrip("."), issue.invents("report to follow")) or "The full report"
        day = signed(written_day(issue.expected_on), issue.invents("expected on"))
        what, when = f"{named} is to follow", f", expected on {day}" if day else ""
        parts += [f"{what}{when}.", _late(issue, material)]
    elif issue.lateness:
        parts.append(_late(issue, material))
    text = " ".join(part for part in parts if part)
    is_alone = not (issue.is_early or issue.to_follow)
    title = signed(issue.name, issue.invents("issue")) or ("Late report" if is_alone else "A report is to follow")
    return {"type": "note", "title": title, "text": text} if text else None


def _late(issue: Issue, material: Material) -> str:
    if material.meeting is None:
        return ""
    last = publication_deadline(material.meeting, material.council.profile.calendar.closed)
    given = signed(issue.lateness.rstrip("."), issue.invents("reason for lateness"))
    why = f"Reason given: {given}." if given else "The reason for this has been asked for."
    meeting = long_date(material.meeting)
    by = f"Papers are open to the public five clear days before the meeting on {meeting}, which was {long_date(last)}"
    if issue.name or issue.to_follow:
        return f"{by}; what comes later follows under the published item. {why}"
    return f"{by}. This report came later. Reason for lateness and urgency: {given}."


def _urgent(issue: Issue) -> Note | None:
    if not issue.urgent:
        return None
    text = f"This item was not on the published agenda. It is taken as urgent: {issue.urgent.rstrip('.')}."
    return {"type": "note", "title": "Urgent item", "text": signed(text, issue.invents("urgent item"))}


def _invented(material: Material) -> Note | None:
    """Say what was made up, and that what follows from it carries the same sign."""
    scores = [score for _, score in material.scored()]
    figures = sum(score.invents(ScorePart.VALUE) for score in scores)
    parts = [
        "" if not figures else "every figure" if figures == len(material.due()) else counted(figures, "figure"),
        "targets" if any(score.invents(ScorePart.TARGET) for score in scores) else "",
        "earlier figures" if any(score.invents(ScorePart.HISTORY, ScorePart.BEFORE) for score in scores) else "",
        "others’ figures" if any(score.benchmark and score.benchmark.is_illustrative for score in scores) else "",
        "some texts" if _has_invented_texts(material) else "",
    ]
    invented = [part for part in parts if part]
    if not invented:
        return None
    follows = FOLLOWS if any(score.illustrative for score in scores) else ""
    text = (
        f"This is a sample made from a published report. What is marked {ILLUSTRATIVE}{follows} was invented and never published "
        f"by the council: {listed(invented)}."
    )
    return {"type": "note", "title": "Illustrative content", "text": text}


def _has_invented_texts(material: Material) -> bool:
    """Whether a text of the workbooks or of the profile's own report was made up for a sample."""
    profile = material.council.profile
    own = texts_in([profile.report.model_dump(mode="json"), [suite.title for suite in profile.suites.values()]])
    return any(record.illustrative for _, record in material.narrative.records) or any(ILLUSTRATIVE in text for text in own)


def _withheld(material: Material) -> Note | None:
    """Return what the marks of sentences mean that may identify a person; None where no such mark is printed."""
    changed = material.corrections.changes if material.corrections else ()
    printed = {*marks_in(material.inputs)}
    printed |= {mark for mark in MEANING if any(mark in text for each in changed for text in (each.title, each.was, each.now))}
    text = " ".join(f"{mark} {meaning}" for mark, meaning in MEANING.items() if mark in printed)
    return {"type": "note", "title": "Sentences left out", "text": text} if text else None
