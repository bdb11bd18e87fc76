"""The wording of letters about a draft: to sign it off, to release it, and that counts can be worked out from what is public."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from quarterly.commentary.letters import Attachment, Letter, LetterKind, greeting, lowered, officer_of, paragraphs, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.configuration.deadlines import step_deadline
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import begun, counted, listed

_SIGNING, _RELEASING = ("sign",), ("release",)
_FILED = "Your reply is filed as the evidence, and you get a message that says how to take it back."
_PUBLIC = "as the public will read it, with small counts suppressed"


@dataclass(frozen=True, slots=True)
class DraftToRead:
    """A draft that somebody signs or releases: the short name of its pack, and what to look at, counted.

    `page` is the release page, enclosed with the letter, and `report` the report itself, as the public will read it or
    `with_every_figure`.
    """

    pack: str
    outstanding: tuple[str, ...] = ()
    page: Attachment | None = None
    report: Attachment | None = None
    with_every_figure: bool = False


def sign_off_letter(council: Council, quarter: Quarter, draft: DraftToRead, role: str, *, is_again: bool = False) -> Letter:
    """Word the request for a sign-off of one pack by one role, with the report; `is_again` where another draft was asked about.

    Where the profile has no contact with the role that signs off, the performance officer is asked to pass the letter on.
    """
    before = council.profile.gates.sign_off[: council.profile.gates.sign_off.index(role)]
    seen = "with every figure: it holds small counts of children, so pass it on to nobody" if draft.with_every_figure else _PUBLIC
    has_contact = _reader(council, role) is not None
    whom = "you have" if has_contact else f"the {lowered(role)} has"
    texts = [
        f"The report for {quarter} is ready. Before it is published, {whom} to sign it off, as it stands.{_signed(before)}",
        *(["It has changed since you were asked: this draft takes the place of the one before."] if is_again else []),
        *([f"The draft is enclosed {seen}."] if draft.report else []),
        *_on_the_page(draft),
        *([_FILED] if has_contact else []),
        f"The draft is pack {draft.pack}. If anything in it changes before it is published, its sign-off no longer counts, and "
        "another is asked for.",
    ]
    request = _Request(
        kind=LetterKind.SIGN_OFF,
        role=role,
        subject=f"sign off the {'changed report' if is_again else 'report'} for {quarter}",
        to_do="Read the enclosed draft. If it may go out as it stands, reply with “approved” as the first word; if not, with "
        "“not approved”, and why."
        if has_contact
        else f"{_pass_on(role)} Record the answer with the form sign-off in Prefect, or with quarterly sign-off.",
        by=step_deadline(council.profile.calendar, quarter, _SIGNING),
        texts=texts,
        once=digest(draft.pack, role) if before else "",  # two roles may have one address
    )
    return replace(_on_draft(council, quarter, draft, request), asks=(draft.pack, role))


def release_letter(council: Council, quarter: Quarter, draft: DraftToRead) -> Letter:
    """Word the request for the release of one pack, with what to look at before.

    Where the profile has no contact with the role that releases, the performance officer is asked to pass the letter on.
    """
    role = council.profile.releasing_role
    reader = _reader(council, role)
    whom = "you release" if reader else f"the {lowered(role)} releases"
    texts = [
        f"The report for {quarter} is ready. Nothing of it is public until {whom} it, as it stands.",
        f"Look first at: {listed(draft.outstanding)}." if draft.outstanding else "Nothing in it has to be put right or accepted.",
        *_on_the_page(draft),
        _where(is_officer=reader in (None, officer_of(council))),
        "If anything in the report changes before, you are asked to release the new draft.",
    ]
    return _on_draft(
        council,
        quarter,
        draft,
        _Request(
            kind=LetterKind.RELEASE,
            role=role,
            subject=f"release the report for {quarter}",
            to_do=("" if reader else f"{_pass_on(role)} ")
            + "Read the draft. If it may go out, fill in the form release in Prefect, or use the command quarterly release, "
            f"with the name of the pack: {draft.pack}",
            by=step_deadline(council.profile.calendar, quarter, _RELEASING),
            texts=texts,
        ),
    )


def incident_letter(council: Council, quarter: Quarter, draft: DraftToRead, incidents: Sequence[str]) -> Letter:
    """Word the news that counts can be worked out from what is public; the same incidents make one letter, whatever the draft.

    Which counts and how they follow stands on the release page alone, which is enclosed.
    """
    count, role = counted(len(incidents), "small count"), council.profile.releasing_role
    texts = [
        f"When the draft for {quarter} was held against everything the council has published, {count} could be worked out from "
        "what is public already. That is an incident.",
        *_on_the_page(draft),
        "Under “What can be worked out” it says which counts, by which steps, and in which reports they were read.",
        "The new report is not held back for it, and is published without delay where release is automatic.",
    ]
    return _on_draft(
        council,
        quarter,
        draft,
        _Request(
            kind=LetterKind.INCIDENT,
            role=role,
            subject=f"{count} can be worked out from what is public already, {quarter}",
            to_do=("" if _reader(council, role) else f"{_pass_on(role)} ")
            + f"Tell the data protection officer. Withdraw what discloses {'it' if len(incidents) == 1 else 'them'}, with the "
            "form withdraw, and tick purge.",
            texts=texts,
            once=digest(*incidents),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """What a role is asked to do with a draft, and until when; once for each draft, or for what `once` tells apart."""

    kind: LetterKind
    role: str
    subject: str
    to_do: str
    texts: Sequence[str]
    by: date | None = None
    once: str = ""


def _on_draft(council: Council, quarter: Quarter, draft: DraftToRead, request: _Request) -> Letter:
    officer, reader = officer_of(council), _reader(council, request.role)
    to, kind = (reader or officer).email, request.kind
    # By the pack, so that a draft that is run again without a change asks nobody a second time.
    key = digest(council.key, str(quarter), to, request.once or draft.pack)[:16]
    return Letter(
        id=f"{kind}-{key}",
        kind=kind,
        to=to,
        reply_to=officer.email,
        subject=request.subject,
        greeting=greeting(reader or officer),
        to_do=request.to_do,
        by=request.by,
        blocks=paragraphs(request.texts),
        signature=signature(council),
        attachments=tuple(each for each in (draft.report, draft.page) if each),
    )


def _reader(council: Council, role: str) -> Contact | None:
    return next((each for each in council.profile.contacts.values() if each.role == role), None)


def _pass_on(role: str) -> str:
    """Ask the performance officer to pass on what is for a role that the profile has no contact with."""
    return f"Pass this on to the {lowered(role)}, whom profile.yaml does not list as a contact."


def _signed(before: Sequence[str]) -> str:
    if not before:
        return ""
    return f" {begun(listed([f'the {lowered(each)}' for each in before]))} {'has' if len(before) == 1 else 'have'} signed it off."


def _on_the_page(draft: DraftToRead) -> list[str]:
    enclosed = "The release page is enclosed: what to look at, on two sides at most. It is restricted, as the draft is."
    return [enclosed] if draft.page else []


def _where(*, is_officer: bool) -> str:
    has = "is not enclosed" if is_officer else "is with the performance officer"
    return (
        f"The draft holds figures about small numbers of children, so it {has}. The page of the quarter in Prefect says where to "
        "find it."
    )
