"""The wording of letters about what was found: in a service's return, and in the report as a whole."""

from collections.abc import Sequence

from quarterly.collecting.answers.records import AnsweredFinding
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.collecting.sheets.findings import Finding, Severity, counts_by_severity
from quarterly.collecting.sheets.points import Point, points
from quarterly.commentary.letters import Attachment, Block, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import counted, listed

# Senders that are no service. Owners reply by e-mail, so no contact is known for them: the performance officer passes it on.
_NO_SERVICE = {"commentary": "Owners' replies", "cover": "Cover report"}
_WEIGHTS = {Severity.CRITICAL: "Critical", Severity.WARNING: "To check", Severity.INFO: "For information"}
_HOW_TO_ANSWER = (
    "What is right as it is, you can answer: write why beside it on the first sheet of the copy, under “Your answer”, and send "
    "the copy back."
)
_HOW_TO_ANSWER_FOR_THE_REPORT = (
    "What is right as it is can be answered by whoever wrote it, in the list attached, which then goes into the inbox as a cover "
    "workbook does; or you accept it by its reference, with a reason: quarterly accept, or the form accept-finding."
)


def findings_letter(
    council: Council, quarter: Quarter, sent: ServiceReturn, copies: Sequence[Attachment], uncopied: Sequence[str] = ()
) -> Letter:
    """Word the reply to a service's return: that nothing was found, or what to correct and where.

    `copies` are annotated copies to attach, `uncopied` the names of files that could not be annotated.
    """
    service = council.profile.services.get(sent.service)
    name = service.name if service else _NO_SERVICE[sent.service]
    contact = council.profile.contacts[service.contact if service else council.profile.performance_officer]
    to_do, blocks = _worded(quarter, sent, name, copies, uncopied)
    # One of these that is settled, as a figure of last year was restated, is no reason to write again.
    asked = [each for each in sent.findings if each.is_about_the_past]
    others = [each for each in sent.findings if each not in asked]
    told = (council.key, str(quarter), contact.email, *_told(sent, quarter, uncopied))
    key, key_beside = (digest(*told, *_identities(found))[:16] for found in (sent.findings, others))
    asking = [each for each in points(sent.findings) if each.first.severity is not Severity.INFO]
    many = len(asking) + sum(bool(file.refused) for file in sent.files)
    points_in = f"{counted(many, 'point')} to look at in the return “{name}”"
    return Letter(
        id=f"return-{sent.service}-{key}",
        kind=LetterKind.RETURN,
        to=contact.email,
        reply_to=officer_of(council).email,
        subject=f"{points_in if to_do else f'return “{name}” received, nothing to do'}, {quarter}",
        greeting=greeting(contact),
        to_do=to_do,
        blocks=blocks,
        signature=signature(council),
        attachments=tuple(copies),
        asks=tuple(f"{each.code} {each.file} {each.position}" for each in asked),
        beside=f"{sent.service}-{key_beside}",
    )


def _told(sent: ServiceReturn, quarter: Quarter, uncopied: Sequence[str]) -> list[object]:
    """Return what a letter says besides the findings, as values: words may change with a later version of the program."""
    files = [(file.name, file.digest, bool(file.refused), file.left_out) for file in sent.files]
    answered = [(each.finding.reference, each.finding.position) for each in _of_quarter(sent, quarter)]
    lapsed = [(each.finding.reference, each.answer.until) for each in sent.lapsed]
    return [files, answered, lapsed, list(uncopied)]


def _identities(findings: Sequence[Finding]) -> Sequence[object]:
    """Return what makes each finding another one: the rule, its weight, the place and the question, and no word of it."""
    found = [
        (each.code, each.severity, each.position, each.indicator, each.row, each.quoted, each.reference) for each in findings
    ]
    return sorted(found, key=str)


def _worded(
    quarter: Quarter, sent: ServiceReturn, name: str, copies: Sequence[Attachment], uncopied: Sequence[str]
) -> tuple[str, tuple[Block, ...]]:
    """Return what is to be done, and the paragraphs."""
    refused, findings = [file for file in sent.files if file.refused], sent.findings
    before = [f"Your return “{name}” for {quarter} has been read: {listed([file.name for file in sent.files])}."]
    before += [f"{file.name} could not be taken, and nothing in it counts. {file.refused}" for file in refused]
    before += [_left_out(file) for file in sent.files if file.left_out]
    after = _answers(findings, copies)
    if not findings and not refused and not sent.answered:
        after.append("Nothing was found wrong with it. There is nothing you need to do.")
    after += _answered(sent, quarter)
    after += [_asked_again(each) for each in sent.lapsed]
    if copies:
        after.append("A copy of your own workbook is attached, with each place marked and a list on its first sheet.")
    if uncopied:
        after.append(f"A marked copy of {listed(list(uncopied))} could not be made. The list above says where each place is.")
    found = [Block(_opening(findings), _points(findings))] if findings else []
    return _to_do(findings, is_refused=bool(refused)), (*paragraphs(before), *found, *paragraphs(after))


def _to_do(findings: Sequence[Finding], *, is_refused: bool) -> str:
    """Return what whoever sent a return is asked to do, "" where nothing has to be done."""
    counts = counts_by_severity(findings)
    if counts[Severity.CRITICAL]:
        return "Please put right what is critical and send the corrected rows again; the rest of your return stands."
    if is_refused:
        return "Put right the file that could not be taken, and send it again."
    if counts[Severity.WARNING]:
        points, rows, they = (
            ("point", "row if it needs", "it is") if counts[Severity.WARNING] == 1 else ("points", "rows that need", "they are")
        )
        return f"Please check the {points} below: send the {rows} correcting, or say why {they} right. Your return stands."
    return ""


def _answers(findings: Sequence[Finding], copies: Sequence[Attachment]) -> list[str]:
    """Return the paragraphs that say how a point is answered, and what the sign of a made-up figure means."""
    answer = [_HOW_TO_ANSWER] if copies and any(each.reference for each in findings) else []
    return [*answer, *_legend(findings)]


def checks_letter(council: Council, quarter: Quarter, findings: Sequence[Finding], enclosed: Sequence[Attachment] = ()) -> Letter:
    """Word the letter to the performance officer about what the consistency checks found in the report as a whole.

    `enclosed` is the list of it, in which questions can be answered.
    """
    officer, many = officer_of(council), counted(len(findings), "place")
    # Only then is anything held; a letter that always says so is soon not read.
    critical = any(each.severity is Severity.CRITICAL for each in findings)
    opening = f"The report for {quarter} has been put together, and {many} in it should be looked at."
    after = [
        *(["What is critical is put right before the report is released, or accepted with a reason."] if critical else []),
        *_legend(findings),
        *([_HOW_TO_ANSWER_FOR_THE_REPORT] if enclosed and any(each.reference for each in findings) else []),
    ]
    blocks = (Block(opening, _points(findings)), *paragraphs(after))
    return Letter(
        id=f"checks-{digest(council.key, str(quarter), officer.email, *_identities(findings))[:16]}",
        kind=LetterKind.CHECKS,
        to=officer.email,
        reply_to=officer.email,
        subject=f"{many} to look at in the report for {quarter}",
        greeting=greeting(officer),
        to_do=f"Look at {'the' if len(findings) == 1 else 'each'} place below. Correct the return or the cover workbook "
        "concerned, and send it again; the report follows it.",
        blocks=blocks,
        signature=signature(council),
        attachments=tuple(enclosed),
    )


def _left_out(file: CheckedFile) -> str:
    were = "was" if len(file.left_out) == 1 else "were"
    return (
        f"Of {file.name}, {listed(list(file.left_out))} {were} not stored, being no part of a return. What lists children should "
        "not be sent at all."
    )


def _opening(all_findings: Sequence[Finding]) -> str:
    findings = [point.first for point in points(all_findings)]
    counts = counts_by_severity(findings)
    under_query = sum(f.puts_under_query and f.indicator is not None for f in findings)
    sentences = sum(f.severity is Severity.CRITICAL and f.holds == "sentence" for f in findings)
    parts = []
    if sentences:
        parts.append(f"{sentences} critical (the sentence is left out until it is put right; the figure beside it stands)")
    if under_query:
        parts.append(f"{under_query} critical (the indicator is reported as “under query” until it is put right)")
    if of_no_indicator := counts[Severity.CRITICAL] - under_query - sentences:
        parts.append(f"{of_no_indicator} critical (the report cannot go out until it is put right)")
    if counts[Severity.WARNING]:
        parts.append(f"{counts[Severity.WARNING]} to check")
    if counts[Severity.INFO]:
        parts.append(f"{counts[Severity.INFO]} for information")
    return f"What was found: {listed(parts)}."


def _answered(sent: ServiceReturn, quarter: Quarter) -> list[str]:
    """Return a paragraph on what was answered or accepted in this quarter, so that whoever answered knows that it has come."""
    found = [each.finding for each in _of_quarter(sent, quarter)]
    if not found:
        return []
    asked = {each.reference for each in sent.findings}
    settled = [f"{each.reference} ({each.position})" for each in found if each.reference not in asked]
    waiting = [f"{each.reference} ({each.position})" for each in found if each.reference in asked]
    paragraphs = [f"Answered or accepted, and so not asked again: {listed(settled)}."] if settled else []
    if waiting:
        paragraphs.append(f"Answered, and with the performance officer, who has to accept it: {listed(waiting)}.")
    return paragraphs


def _of_quarter(sent: ServiceReturn, quarter: Quarter) -> list[AnsweredFinding]:
    return [each for each in sent.answered if each.answer.quarter == quarter.key]


def _asked_again(lapsed: AnsweredFinding) -> str:
    finding, answer = lapsed.finding, lapsed.answer
    was = "accepted" if answer.is_acceptance else "answered"
    good_until = f", good until {long_date(answer.until)}" if answer.until else ""
    return f"{finding.reference} ({finding.position}) is asked again: it was {was}{good_until}, and that day is past."


def _legend(findings: Sequence[Finding]) -> list[str]:
    return [LEGEND] if any(ILLUSTRATIVE in each.message for each in findings) else []


def _points(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(map(_point, points(findings)))


def _point(point: Point) -> str:
    first = point.first
    said = f"{_WEIGHTS[first.severity]}, {point.position}: {point.message} {point.remedy}".rstrip()
    return f"{said} ({first.reference or first.code})"
