"""The wording of letters about what was found: in a service's return, and in the report as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import fill

from quarterly.collecting.answers.records import AnsweredFinding
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.collecting.sheets.findings import Finding, Severity, counts_by_severity
from quarterly.collecting.sheets.points import Point, points
from quarterly.commentary.letters import Attachment, Letter, LetterKind, greeting, officer_of, signature
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import counted, listed

# Senders that are no service. Owners reply by e-mail, so no contact is known for them: the performance officer passes it on.
_NO_SERVICE = {"commentary": "Owners' replies", "cover": "Cover report"}
_HOW_TO_ANSWER = (
    "What is right as it is, you can answer: write why beside it on the first sheet of the copy, under Your answer, and send the "
    "copy back."
)
_HOW_TO_ANSWER_FOR_THE_REPORT = (
    "What is right as it is can be answered by whoever wrote it, in the list attached, which then goes into the inbox as a cover "
    "workbook does; or you accept it by its name, with a reason: quarterly accept, or the form accept-finding."
)


def findings_letter(
    council: Council, quarter: Quarter, sent: ServiceReturn, copies: Sequence[Attachment], uncopied: Sequence[str] = ()
) -> Letter:
    """Word the reply to a service's return: that nothing was found, or what to correct and where.

    `copies` are annotated copies to attach, `uncopied` the names of files that could not be annotated.
    """
    service = council.profile.services.get(sent.service)
    contact = council.profile.contacts[service.contact if service else council.profile.performance_officer]
    subject, text = _worded(council, quarter, sent, copies, uncopied)
    # The words of these follow every figure that was published since: that alone is no reason to write again.
    asked = [each for each in sent.findings if each.is_about_the_past]
    _, beside = _worded(council, quarter, _without(asked, sent), copies if len(asked) < len(sent.findings) else (), uncopied)
    key, key_beside = (digest(council.key, str(quarter), contact.email, each)[:16] for each in (text, beside))
    return Letter(
        id=f"return-{sent.service}-{key}",
        kind=LetterKind.RETURN,
        to=contact.email,
        reply_to=officer_of(council).email,
        subject=subject,
        text=text,
        attachments=tuple(copies),
        asks=tuple(f"{each.code} {each.file} {each.position}" for each in asked),
        beside=f"{sent.service}-{key_beside}",
    )


def _without(findings: Sequence[Finding], sent: ServiceReturn) -> ServiceReturn:
    files = (replace(file, findings=tuple(each for each in file.findings if each not in findings)) for file in sent.files)
    return replace(sent, files=tuple(files))


def _worded(
    council: Council, quarter: Quarter, sent: ServiceReturn, copies: Sequence[Attachment], uncopied: Sequence[str]
) -> tuple[str, str]:
    """Return subject and text."""
    service = council.profile.services.get(sent.service)
    name = service.name if service else _NO_SERVICE[sent.service]
    contact = council.profile.contacts[service.contact if service else council.profile.performance_officer]
    refused = [file for file in sent.files if file.refused]
    paragraphs = [
        greeting(contact),
        f"Your return “{name}” for {quarter} has been read: {listed([file.name for file in sent.files])}.",
    ]
    paragraphs += [f"{file.name} could not be taken, and nothing in it counts. {file.refused}" for file in refused]
    paragraphs += [_left_out(file) for file in sent.files if file.left_out]
    findings = sent.findings
    if findings:
        paragraphs += [_opening(findings), *(_point(number, each) for number, each in enumerate(points(findings), start=1))]
        paragraphs.append(_closing(findings, copies))
        paragraphs += _legend(findings)
    elif not refused and not sent.answered:
        paragraphs.append("Nothing was found wrong with it. There is nothing you need to do.")
    paragraphs += _answered(sent, quarter)
    paragraphs += [_asked_again(each) for each in sent.lapsed]
    if copies:
        paragraphs.append("A copy of your own workbook is attached, with each place marked and a list on its first sheet.")
    if uncopied:
        paragraphs.append(
            f"A marked copy of {listed(list(uncopied))} could not be made. The list above says where each place is."
        )
    paragraphs.append(signature(council))
    text = "\n\n".join(fill(paragraph, 88, break_on_hyphens=False) for paragraph in paragraphs) + "\n"
    needs = (
        counted(len(points(findings)) + len(refused), "point") + " to look at"
        if findings or refused
        else "received, nothing to do"
    )
    subject = f"{quarter} return, {name}: {needs}"
    return subject, text


def checks_letter(council: Council, quarter: Quarter, findings: Sequence[Finding], enclosed: Sequence[Attachment] = ()) -> Letter:
    """Word the letter to the performance officer about what the consistency checks found in the report as a whole.

    `enclosed` is the list of it, in which questions can be answered.
    """
    officer = officer_of(council)
    # Only then is anything held; a letter that always says so is soon not read.
    critical = any(each.severity is Severity.CRITICAL for each in findings)
    paragraphs = [
        greeting(officer),
        f"The report for {quarter} has been put together, and {counted(len(findings), 'place')} in it should be looked at.",
        *(["What is critical is put right before the report is released, or accepted with a reason."] if critical else []),
        *(_point(number, each) for number, each in enumerate(points(findings), start=1)),
        *_legend(findings),
        "Correct the return or the cover workbook concerned and send it again; the report follows it.",
        *([_HOW_TO_ANSWER_FOR_THE_REPORT] if enclosed and any(each.reference for each in findings) else []),
    ]
    text = "\n\n".join(fill(paragraph, 88, break_on_hyphens=False) for paragraph in paragraphs) + "\n"
    subject = f"{quarter} report: {counted(len(findings), 'place')} to look at"
    key = digest(council.key, str(quarter), officer.email, text)[:16]
    return Letter(
        id=f"checks-{key}",
        kind=LetterKind.CHECKS,
        to=officer.email,
        reply_to=officer.email,
        subject=subject,
        text=text,
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
        parts.append(f"{counts[Severity.WARNING]} to check (what was sent stands meanwhile)")
    if counts[Severity.INFO]:
        parts.append(f"{counts[Severity.INFO]} for information")
    return f"What was found: {listed(parts)}."


def _answered(sent: ServiceReturn, quarter: Quarter) -> list[str]:
    """Return a paragraph on what was answered or accepted in this quarter, so that whoever answered knows that it has come."""
    found = [each.finding for each in sent.answered if each.answer.quarter == quarter.key]
    if not found:
        return []
    asked = {each.reference for each in sent.findings}
    settled = [f"{each.reference} ({each.position})" for each in found if each.reference not in asked]
    waiting = [f"{each.reference} ({each.position})" for each in found if each.reference in asked]
    paragraphs = [f"Answered or accepted, and so not asked again: {listed(settled)}."] if settled else []
    if waiting:
        paragraphs.append(f"Answered, and with the performance officer, who has to accept it: {listed(waiting)}.")
    return paragraphs


def _asked_again(lapsed: AnsweredFinding) -> str:
    finding, answer = lapsed.finding, lapsed.answer
    was = "accepted" if answer.is_acceptance else "answered"
    good_until = f", good until {long_date(answer.until)}" if answer.until else ""
    return f"{finding.reference} ({finding.position}) is asked again: it was {was}{good_until}, and that day is past."


def _closing(findings: Sequence[Finding], copies: Sequence[Attachment]) -> str:
    answer = f" {_HOW_TO_ANSWER}" if copies and any(each.reference for each in findings) else ""
    return _how_it_stands(findings) + answer


def _how_it_stands(findings: Sequence[Finding]) -> str:
    if counts_by_severity(findings)[Severity.CRITICAL]:
        return "Please put right what is critical and send the corrected rows again; the rest of your return stands."
    return "Your return stands. If any of it needs correcting or adding, send the rows concerned."


def _legend(findings: Sequence[Finding]) -> list[str]:
    return [LEGEND] if any(ILLUSTRATIVE in each.message for each in findings) else []


def _point(number: int, point: Point) -> str:
    first = point.first
    name = first.reference or first.code
    return f"{number}. {first.severity.upper()} {name}, {point.position}: {point.message} {point.remedy}".rstrip()
