"""Take in what whoever signs off answers by mail: an approval, a refusal with its reason, or an approval taken back."""

from dataclasses import replace

from adapters.audit import events_of, newest_version, record
from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft
from adapters.filed_evidence import filed_evidence
from adapters.mail.evidence import read_evidence
from adapters.mail.queue import leave_to_send, queue_letter
from adapters.mail.stored_mail import message_of
from adapters.publication import versions
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.commentary.taken_back_letter import TakenBack, taken_back_letter
from quarterly.commentary.thanks_letter import sign_off_receipt
from quarterly.correspondence.approvals import Answer, counted_as, read_approval
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.received import MailKind, ReceivedMail
from quarterly.correspondence.taken_back import may_take_back
from quarterly.correspondence.why_words import IN_WORDS
from quarterly.publishing.audit import sign_off_of
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.due import is_finished
from quarterly.publishing.evidence_claims import EvidenceClaims, claims_of
from quarterly.vocabulary.audit_event import AuditEvent, Kind

_KINDS: dict[Answer, Kind] = {
    Answer.APPROVED: "sign-off",
    Answer.NOT_APPROVED: "not-approved",
    Answer.WITHDRAWN: "sign-off-withdrawn",
}
_TAKEN = {
    "sign-off": "an approval of pack {pack} by: {role}",
    "not-approved": "a refusal of pack {pack} by: {role}",
    "sign-off-withdrawn": "the approval of pack {pack}, taken back by: {role}",
}


def take_approval(cycle: CycleContext, mail: ReceivedMail, letter: Letter, _: str) -> Taken | SetAside:
    """Record what a reply says of the pack that its sender was asked about, with the mail as the evidence.

    Nobody signs off for somebody else, so a deputy's or an assistant's mail waits. What an officer takes in counts as an
    approval unless it may say the contrary: that is their one step.
    """
    if len(letter.asks) != 2:
        return SetAside(Why.UNCLEAR)
    _, role = letter.asks
    address = next((each.email for each in cycle.council.profile.contacts.values() if each.role == role), "")
    if not mail.vouched_by and mail.sender.casefold() != address.casefold():
        return SetAside(Why.NOT_ASKED)
    if is_finished(versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)):
        return SetAside(Why.TAKEN_BACK_LATE if says_stop(mail) else Why.PUBLISHED)
    pack, answer = answer_to(cycle, mail, letter)
    if answer is Answer.UNCLEAR:
        return SetAside(Why.UNCLEAR)
    # The receipt of an approval is answered to take it back, and with nothing else.
    if letter.kind is LetterKind.THANKS and answer is not Answer.WITHDRAWN:
        return SetAside(Why.UNCLEAR)
    draft = last_draft(cycle)
    if draft is None or not draft.pack.startswith(pack):
        return SetAside(Why.OTHER_DRAFT)
    kind = _KINDS[answer]
    record(cycle.restricted, _event(cycle, mail, kind, role, draft.pack))
    about = replace(letter, asks=(pack, role))
    queue_letter(cycle.restricted, cycle.post, sign_off_receipt(cycle.council, cycle.quarter, about, kind, mail.id))
    if answer is Answer.WITHDRAWN:
        tell_officer(cycle, mail, TakenBack(pack=pack, role=role, is_counted=True, version=_published(cycle)))
    return Taken(_TAKEN[kind].format(pack=pack, role=role), cycle.quarter)


def answer_to(cycle: CycleContext, mail: ReceivedMail, letter: Letter) -> tuple[str, Answer]:
    """Return the short name of the pack that a reply to a letter is about, and what it counts as.

    It counts by itself or, where an officer vouches for it, by their one step.
    """
    pack, role = letter.asks
    # Whoever says stop means what would go out now, whichever draft they were asked about.
    if says_stop(mail) and (signed := signed_now(cycle, role)):
        return signed, Answer.WITHDRAWN
    if mail.vouched_by:
        return pack, counted_as(mail) if letter.kind is LetterKind.SIGN_OFF else read_approval(mail).answer
    answer = read_approval(mail).answer
    # A draft that came back with marks in it was not approved as it stands.
    return pack, Answer.UNCLEAR if mail.files and answer is Answer.APPROVED else answer


def may_stop(cycle: CycleContext, mail: ReceivedMail, letter: Letter) -> bool:
    """Whether a mail may take back an approval that stands, or one with which a report was published."""
    if letter.kind not in (LetterKind.SIGN_OFF, LetterKind.THANKS) or len(letter.asks) != 2 or not says_stop(mail):
        return False
    return bool(_published(cycle) or signed_now(cycle, letter.asks[1]))


def tell_of_a_stop(cycle: CycleContext, mail: ReceivedMail, letter: Letter, why: Why) -> None:
    """Tell the officer at once of a mail that waits and may take back an approval."""
    if may_stop(cycle, mail, letter):
        asked, role = letter.asks
        pack, waits_as = signed_now(cycle, role) or asked, IN_WORDS[why].what
        tell_officer(cycle, mail, TakenBack(pack=pack, role=role, waits_as=waits_as, version=_published(cycle)))


def tell_officer(cycle: CycleContext, mail: ReceivedMail, news: TakenBack) -> None:
    """Write to the performance officer about an approval that is taken back; it goes out without a run of the quarter."""
    queue_letter(cycle.restricted, cycle.post, taken_back_letter(cycle.council, cycle.quarter, news, mail.name))
    leave_to_send(cycle.restricted, cycle.post)


def says_stop(mail: ReceivedMail) -> bool:
    """Whether a mail may mean that what was approved must not go out; people say so in the subject too."""
    return mail.kind is MailKind.REPLY and (may_take_back(mail.subject) or may_take_back(mail.text))


def signed_now(cycle: CycleContext, role: str) -> str:
    """Return the short name of the last draft if this role has signed it off, "" if it has not."""
    draft = last_draft(cycle)
    signed = draft and sign_off_of(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key), role, draft.pack)
    return draft.pack[:SHOWN] if draft and signed else ""


def _published(cycle: CycleContext) -> int:
    """Return the number of the newest version that is public, 0 for none."""
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    return 0 if index is None or index.withdrawn else len(index.versions)


def _event(cycle: CycleContext, mail: ReceivedMail, kind: Kind, role: str, pack: str) -> AuditEvent:
    """Return the act with its evidence, archived; `approved_by` is the officer who counts what does not count by itself."""
    council, quarter = cycle.council, cycle.quarter
    body = message_of(cycle.restricted, council.key, quarter.key, mail.id)
    name = f"{kind}-{mail.id[:12]}.eml"
    file = filed_evidence(cycle, name, body, mail.at)
    address = next((each.email for each in council.profile.contacts.values() if each.role == role), "")
    claims = claims_of(read_evidence(name, body), address, pack)
    event = AuditEvent(
        kind=kind,
        council=council.key,
        quarter=quarter.key,
        # When it came: of two mails that are counted in another order, the one that was written later is the last word.
        at=mail.at.isoformat(timespec="microseconds"),
        by=role,
        version=newest_version(cycle.settings.public(), council.key, quarter.key),
        pack=pack,
        approved_by=mail.vouched_by,
    )
    # Which letter a mail answers says of which pack it speaks: a telephone that quotes nothing leaves the name of the pack out.
    if mail.is_proven:
        claims = EvidenceClaims(sender="is proven", pack="is proven")
    return replace(event, evidence=file.name, evidence_digest=file.digest, claimed_sender=claims.sender, claimed_pack=claims.pack)
