"""The wording of letters to the people who can correct, explain or sign off something."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from textwrap import fill

from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.collecting.sheets.findings import Finding, Severity, counts_by_severity, worst_first
from quarterly.configuration.council import Council
from quarterly.configuration.profile import Contact
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND, signed
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import counted, listed


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a letter: the name its reader sees, and its key in the restricted store."""

    name: str
    key: str


class LetterKind(StrEnum):
    """The occasion of a letter."""

    RETURN = "return"
    REQUEST = "request"
    CHECKS = "checks"
    SIGN_OFF = "sign-off"
    RELEASE = "release"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, worded and addressed; `about` are the indicators it is about.

    Two letters with the same content have the same `id`, so that each is sent once however often a cycle is run.
    """

    id: str
    kind: LetterKind
    to: str
    reply_to: str
    subject: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentaryRequest:
    """What one owner is asked to explain: indicators by id, the form to write in, and the day the reply is due.

    `illustrative` are those of the indicators whose rating is illustrative.
    """

    owner: Contact
    indicators: Sequence[str]
    form: Attachment
    due: date
    illustrative: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class DraftToRead:
    """A draft that somebody signs or releases: the short name of its pack, where it can be read, and what to look at, counted.

    `page` is the release page, enclosed with the letter.
    """

    pack: str
    address: str
    outstanding: tuple[str, ...] = ()
    page: Attachment | None = None


# Senders that are no service. Owners reply by e-mail, so no contact is known for them: the performance officer passes it on.
_NO_SERVICE = {"commentary": "Owners' replies", "cover": "Cover report"}


def findings_letter(
    council: Council, quarter: Quarter, sent: ServiceReturn, copies: Sequence[Attachment], uncopied: Sequence[str] = ()
) -> Letter:
    """Word the reply to a service's return: that nothing was found, or what to correct and where.

    `copies` are annotated copies to attach, `uncopied` the names of files that could not be annotated.
    """
    service = council.profile.services.get(sent.service)
    name = service.name if service else _NO_SERVICE[sent.service]
    contact = council.profile.contacts[service.contact if service else council.profile.performance_officer]
    refused = [file for file in sent.files if file.refused]
    paragraphs = [
        _greeting(contact),
        f"Your return “{name}” for {quarter} has been read: {listed([file.name for file in sent.files])}.",
    ]
    paragraphs += [f"{file.name} could not be taken, and nothing in it counts. {file.refused}" for file in refused]
    paragraphs += [_left_out(file) for file in sent.files if file.left_out]
    findings = sent.findings
    if findings:
        paragraphs += [_opening(findings), *(_finding(number, f) for number, f in enumerate(worst_first(findings), start=1))]
        paragraphs.append(_closing(findings))
        paragraphs += _legend(findings)
    elif not refused:
        paragraphs.append("Nothing was found wrong with it. There is nothing you need to do.")
    if copies:
        paragraphs.append("A copy of your own workbook is attached, with each place marked and a list on its first sheet.")
    if uncopied:
        paragraphs.append(
            f"A marked copy of {listed(list(uncopied))} could not be made. The list above says where each place is."
        )
    paragraphs.append(_signature(council))
    text = "\n\n".join(fill(paragraph, 88, break_on_hyphens=False) for paragraph in paragraphs) + "\n"
    needs = counted(len(findings) + len(refused), "point") + " to look at" if findings or refused else "received, nothing to do"
    subject = f"{quarter} return, {name}: {needs}"
    key = digest(council.key, str(quarter), contact.email, text)[:16]
    return Letter(
        id=f"return-{sent.service}-{key}",
        kind=LetterKind.RETURN,
        to=contact.email,
        reply_to=_officer(council).email,
        subject=subject,
        text=text,
        attachments=tuple(copies),
    )


def request_letter(council: Council, quarter: Quarter, request: CommentaryRequest) -> Letter:
    """Word the request to one owner for commentary on indicators that are off target."""
    owner = request.owner
    asked = [i for i in council.catalogue.indicators if i.id in request.indicators]
    refs = [signed(i.ref, i.id in request.illustrative) for i in asked]
    paragraphs = [
        _greeting(owner),
        f"{listed(refs)} {'is' if len(refs) == 1 else 'are'} off target in {quarter}, and the {council.profile.committee} "
        "will ask why. Please say in the attached workbook, in the column Comment, what is behind it, what is being done, "
        f"by whom and by when, and send the workbook back by {long_date(request.due)} by replying to this message.",
        "Write nothing that could identify a child. The workbook shows the figures; there is no need to repeat them.",
        *([LEGEND] if request.illustrative else []),
        _signature(council),
    ]
    text = "\n\n".join(fill(paragraph, 88) for paragraph in paragraphs) + "\n"
    subject = f"{quarter}: commentary needed on {listed(refs)}"
    key = digest(council.key, str(quarter), owner.email, *request.indicators)[:16]
    return Letter(
        id=f"request-{key}",
        kind=LetterKind.REQUEST,
        to=owner.email,
        reply_to=_officer(council).email,
        subject=subject,
        text=text,
        attachments=(request.form,),
        about=tuple(request.indicators),
    )


def checks_letter(council: Council, quarter: Quarter, findings: Sequence[Finding]) -> Letter:
    """Word the letter to the performance officer about what the consistency checks found in the report as a whole."""
    officer = _officer(council)
    critical = any(each.severity is Severity.CRITICAL for each in findings)
    paragraphs = [
        _greeting(officer),
        f"The report for {quarter} has been put together, and {counted(len(findings), 'place')} in it should be looked at.",
        *(["What is critical is put right before the report is released, or accepted with a reason."] if critical else []),
        *(_finding(number, each) for number, each in enumerate(worst_first(findings), start=1)),
        *_legend(findings),
        "Correct the return or the cover workbook concerned and send it again; the report follows it.",
    ]
    text = "\n\n".join(fill(paragraph, 88, break_on_hyphens=False) for paragraph in paragraphs) + "\n"
    subject = f"{quarter} report: {counted(len(findings), 'place')} to look at"
    key = digest(council.key, str(quarter), officer.email, text)[:16]
    return Letter(
        id=f"checks-{key}", kind=LetterKind.CHECKS, to=officer.email, reply_to=officer.email, subject=subject, text=text
    )


def sign_off_letter(council: Council, quarter: Quarter, draft: DraftToRead) -> Letter:
    """Word the request for a sign-off of one pack.

    Where the profile has no contact with the role that signs off, the performance officer is asked to pass the letter on.
    """
    role = council.profile.gates.sign_off
    paragraphs = [
        f"The report for {quarter} is ready. Before it is published, the role {role} has to sign it off, as it stands.",
        "If it may go out, reply to this message. The reply is the evidence that the form sign-off in Prefect asks for, "
        f"with the name of the pack: {draft.pack}",
        "If anything in the report changes before, a sign-off no longer counts, and you are asked for one of the new draft.",
    ]
    subject = f"{quarter} report: sign-off of pack {draft.pack} awaited"
    return _on_draft(council, quarter, draft, _Request(LetterKind.SIGN_OFF, role, subject, paragraphs))


def release_letter(council: Council, quarter: Quarter, draft: DraftToRead) -> Letter:
    """Word the request for the release of one pack, with what to look at before.

    Where the profile has no contact with the role that releases, the performance officer is asked to pass the letter on.
    """
    role = council.profile.releasing_role
    paragraphs = [
        f"The report for {quarter} is ready. Nothing of it is public until the role {role} releases it, as it stands.",
        f"Look first at: {listed(draft.outstanding)}." if draft.outstanding else "Nothing in it waits to be mended or accepted.",
        "If it may go out, fill in the form release in Prefect, or use the command quarterly release, with the name of the "
        f"pack: {draft.pack}",
        "If anything in the report changes before, a release no longer counts, and you are asked for one of the new draft.",
    ]
    subject = f"{quarter} report: release of pack {draft.pack} awaited"
    return _on_draft(council, quarter, draft, _Request(LetterKind.RELEASE, role, subject, paragraphs))


def incident_letter(council: Council, quarter: Quarter, draft: DraftToRead, incidents: Sequence[str]) -> Letter:
    """Word the news that what is public already gives small counts away; the same incidents make one letter, whatever the draft.

    Which counts and how they follow stands on the release page alone, which is enclosed.
    """
    count = counted(len(incidents), "small count")
    paragraphs = [
        f"When the draft for {quarter} was held against everything the council has published, {count} could be worked out from "
        "what is public already. That is an incident: tell the data protection officer.",
        "Under “What can be worked out” the release page says which, by which steps, and in which reports they were read. "
        f"Withdraw what gives {'it' if len(incidents) == 1 else 'them'} away, with the form withdraw, and tick purge.",
        "The new report is not held back for it, and is published without delay where release is automatic.",
    ]
    role, subject = council.profile.releasing_role, f"{quarter} report: what is public already gives {count} away"
    return _on_draft(council, quarter, draft, _Request(LetterKind.INCIDENT, role, subject, paragraphs, digest(*incidents)))


@dataclass(frozen=True, slots=True)
class _Request:
    """What a role is asked to do with a draft: the first paragraph comes before the draft's address, the others after it.

    It is asked once for each draft, or for what `once` tells apart.
    """

    kind: LetterKind
    role: str
    subject: str
    paragraphs: Sequence[str]
    once: str = ""


def _on_draft(council: Council, quarter: Quarter, draft: DraftToRead, request: _Request) -> Letter:
    officer, first, *rest = _officer(council), *request.paragraphs
    reader = next((each for each in council.profile.contacts.values() if each.role == request.role), None)
    paragraphs = [
        _greeting(reader or officer),
        first + ("" if reader else " That role has no contact in profile.yaml: please pass this on."),
        f"The draft, which holds figures about small numbers of children: {draft.address}",
        *(["What to look at before is enclosed, on two sides at most, and restricted as the draft is."] if draft.page else []),
        *rest,
        _signature(council),
    ]
    # The address of the draft is not broken over two lines, because its reader copies it from the letter.
    text = "\n\n".join(fill(paragraph, 88, break_long_words=False, break_on_hyphens=False) for paragraph in paragraphs) + "\n"
    to, kind = (reader or officer).email, request.kind
    key = digest(council.key, str(quarter), to, request.once or draft.pack)[:16]
    enclosed = (draft.page,) if draft.page else ()
    return Letter(
        id=f"{kind}-{key}",
        kind=kind,
        to=to,
        reply_to=officer.email,
        subject=request.subject,
        text=text,
        attachments=enclosed,
    )


def _left_out(file: CheckedFile) -> str:
    were = "was" if len(file.left_out) == 1 else "were"
    return (
        f"Of {file.name}, {listed(list(file.left_out))} {were} not stored, being no part of a return. What lists children should "
        "not be sent at all."
    )


def _greeting(contact: Contact) -> str:
    return f"To the {contact.role[0].lower()}{contact.role[1:]}"


def _officer(council: Council) -> Contact:
    return council.profile.contacts[council.profile.performance_officer]


def _signature(council: Council) -> str:
    officer = _officer(council)
    return f"{officer.role}, {council.profile.name}, {officer.email}"


def _opening(findings: Sequence[Finding]) -> str:
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


def _closing(findings: Sequence[Finding]) -> str:
    if counts_by_severity(findings)[Severity.CRITICAL]:
        return "Please put right what is critical and send the corrected rows again; the rest of your return stands."
    return "Your return stands. If any of it needs correcting or adding, send the rows concerned."


def _legend(findings: Sequence[Finding]) -> list[str]:
    return [LEGEND] if any(ILLUSTRATIVE in each.message for each in findings) else []


def _finding(number: int, finding: Finding) -> str:
    return f"{number}. {finding.severity.upper()} {finding.code}, {finding.position}: {finding.message} {finding.remedy}"
