"""Take in what whoever signs off answers by mail: an approval, a refusal with its reason, or an approval taken back."""

from dataclasses import replace

from adapters.archive import Received, archive
from adapters.audit import newest_version, record
from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft
from adapters.inbox import SIGN_OFF, Arrival
from adapters.mail.evidence import read_evidence
from adapters.mail.queue import queue_letter
from adapters.mail.stored_mail import folder_of
from adapters.publication import versions
from adapters.receipts import Receipts
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.commentary.thanks_letter import sign_off_receipt
from quarterly.correspondence.approvals import Answer, counted_as, read_approval
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.received import ReceivedMail
from quarterly.publishing.due import is_finished
from quarterly.publishing.evidence_claims import claims_of
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
    pack, role = letter.asks
    address = next((each.email for each in cycle.council.profile.contacts.values() if each.role == role), "")
    if not mail.vouched_by and mail.sender.casefold() != address.casefold():
        return SetAside(Why.NOT_ASKED)
    answer = answer_to(mail, letter)
    if answer is Answer.UNCLEAR:
        return SetAside(Why.UNCLEAR)
    # The receipt of an approval is answered to take it back, and with nothing else.
    if letter.kind is LetterKind.THANKS and answer is not Answer.WITHDRAWN:
        return SetAside(Why.UNCLEAR)
    if is_finished(versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)):
        return SetAside(Why.PUBLISHED)
    draft = last_draft(cycle)
    if draft is None or not draft.pack.startswith(pack):
        return SetAside(Why.OTHER_DRAFT)
    kind = _KINDS[answer]
    record(cycle.restricted, _event(cycle, mail, kind, role, draft.pack))
    queue_letter(cycle.restricted, cycle.post, sign_off_receipt(cycle.council, cycle.quarter, letter, kind, mail.id))
    return Taken(_TAKEN[kind].format(pack=pack, role=role), cycle.quarter)


def answer_to(mail: ReceivedMail, letter: Letter) -> Answer:
    """Return what a reply to a letter counts as, by itself or, where an officer vouches for it, by their one step."""
    if mail.vouched_by:
        return counted_as(mail) if letter.kind is LetterKind.SIGN_OFF else read_approval(mail).answer
    answer = read_approval(mail).answer
    # A draft that came back with marks in it was not approved as it stands.
    return Answer.UNCLEAR if mail.files and answer is Answer.APPROVED else answer


def _event(cycle: CycleContext, mail: ReceivedMail, kind: Kind, role: str, pack: str) -> AuditEvent:
    """Return the act with its evidence, archived; `approved_by` is the officer who counts what does not count by itself."""
    council, quarter = cycle.council, cycle.quarter
    body = cycle.restricted.read(f"{folder_of(council.key, quarter.key, mail.id)}.eml")
    name = f"{kind}-{mail.id[:12]}.eml"
    arrival = Arrival(service=SIGN_OFF, name=name, key=name, size=len(body), modified=mail.at)
    listed = Receipts.listed(cycle.restricted, council, quarter, SIGN_OFF)
    file = archive(listed, council, quarter, Received(arrival, body, "mail"), mail.at)
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
    sender = "is proven" if mail.is_proven else claims.sender
    return replace(event, evidence=file.name, evidence_digest=file.digest, claimed_sender=sender, claimed_pack=claims.pack)
