"""A trace as headings and lines, in the order of the questions: what, rated how, sent by whom, checked, decided, published."""

from collections.abc import Iterator, Sequence

from quarterly.publishing.trace import Trace, TracedEvent, TracedFile, TracedFinding, TracedVersion
from quarterly.vocabulary.illustrative import LEGEND

Line = tuple[str, str]  # a label and what it says; a line that goes on has no label

NOTHING = "nothing on record"


def trace_in_lines(trace: Trace) -> Iterator[tuple[str, Sequence[Line]]]:
    """Yield each heading with its lines; a line of which nothing is known is left out."""
    yield "The figure", _told(_figure(trace))
    yield "The rating", _told(_rating(trace))
    yield "The target", _told(_target(trace))
    for file in trace.files:
        yield "Where it was sent", _told(_file(file))
    if not trace.files:
        yield "Where it was sent", [("", NOTHING)]
    yield "What the checks found", [_finding(each) for each in trace.findings] or [("", "nothing that is still open")]
    yield "What people decided", [_event(each) for each in trace.events] or [("", NOTHING)]
    yield "Versions", [line for each in trace.versions for line in _version(each)]


def _told(lines: Iterator[Line]) -> list[Line]:
    return [line for line in lines if line[1]]


def _figure(trace: Trace) -> Iterator[Line]:
    yield "restricted", trace.value or "no figure"
    yield "public", trace.public
    yield "suppressed", f"{trace.suppressed}." if trace.suppressed else ""
    yield "basis", trace.basis
    yield "numerator", trace.numerator
    yield "denominator", trace.denominator
    if trace.rated_value:
        yield "rated value", f"{trace.rated_value} ({trace.rated_basis})"
    if trace.illustrative:
        yield "illustrative", f"{'; '.join(trace.illustrative)}. {LEGEND}"


def _rating(trace: Trace) -> Iterator[Line]:
    rating = trace.rating
    yield "rating", rating.word
    yield "why", rating.explanation
    if rating.rule:
        changed = "" if rating.is_rule_as_then else "; the council's file has another version of it today"
        yield "rule", f"{rating.rule}, version {rating.version}: {rating.rule_at}{changed}"
    if rating.band:
        yield "band", f"number {rating.band}, {rating.by_rule or 'not rated'}: {rating.band_at}"
    if rating.code != rating.by_rule:
        yield "by rule", rating.by_rule or "no rating"


def _target(trace: Trace) -> Iterator[Line]:
    target = trace.target
    yield "target", target.printed or "none"
    yield "origin", target.note
    yield "approved by", target.approved_by
    yield "in force since", target.since
    yield "reason", target.reason
    yield "stated in", target.at


def _file(file: TracedFile) -> Iterator[Line]:
    yield "file", file.name
    yield "from", f"{file.sender}, sent by: {file.sent_by}" if file.sent_by else file.sender
    yield "saved", file.saved
    yield "received", file.received
    yield "inbox", file.inbox
    yield "sha256", file.sha256
    yield "stored as", file.stored
    for each in file.cells:
        yield each.part, f"{each.sheet}, cell {each.cell}: {each.read}"
    if not file.cells:
        yield "cells", "the file is no longer stored, or cannot be read"


def _finding(finding: TracedFinding) -> Line:
    return f"{finding.severity} {finding.code}", f"{finding.position}: {finding.message} {finding.remedy}".strip()


def _event(event: TracedEvent) -> Line:
    approved = f", approved by: {event.approved_by}" if event.approved_by else ""
    return event.on, f"{event.what} by: {event.by}{approved}. {event.reason}".strip()


def _version(version: TracedVersion) -> Iterator[Line]:
    printed = ", ".join(each for each in (version.value, version.rating) if each) or "not in it"
    yield f"{version.rendering} {version.version}", f"{version.published_on}, {version.status}: {printed}"
    for text in (version.taken_from, version.reason, version.address):
        if text:
            yield "", text
