"""Take the evidence of an act from the inbox: archive it, and record what it claims of its sender and its pack."""

import logging
from dataclasses import replace
from datetime import UTC, datetime

from adapters.archive import Received, archive
from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from adapters.mail.evidence import read_evidence
from adapters.receipts import Receipts
from quarterly.collecting.received import ArchivedFile
from quarterly.configuration.council import Council
from quarterly.publishing.evidence_claims import claims_of
from quarterly.vocabulary.audit_event import AuditEvent

log = logging.getLogger("quarterly.evidence")


def with_evidence(cycle: CycleContext, council: str, event: AuditEvent, name: str) -> AuditEvent:
    """Return the event with its evidence, archived; log which claim does not match; raise SetupError if it is missing."""
    inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    arrival, body = inbox.evidence(name.strip())
    file = _archived(cycle, Received(arrival, body, inbox.address))
    claims = claims_of(read_evidence(file.name, body), _address(event.by, cycle.council), event.pack)
    for sentence in claims.mismatches:
        log.warning("%s Ask before it is relied on.", sentence)
    return replace(event, evidence=file.name, evidence_digest=file.digest, claimed_sender=claims.sender, claimed_pack=claims.pack)


def with_advice(cycle: CycleContext, council: str, event: AuditEvent, name: str) -> AuditEvent:
    """Return the event with the data protection officer's advice, archived; raise SetupError if it is missing."""
    inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    arrival, body = inbox.evidence(name.strip())
    file = _archived(cycle, Received(arrival, body, inbox.address))
    return replace(event, advice=file.name, advice_digest=file.digest)


def _archived(cycle: CycleContext, received: Received) -> ArchivedFile:
    council, quarter = cycle.council, cycle.quarter
    listed = Receipts.listed(cycle.restricted, council, quarter, received.arrival.service)
    return archive(listed, council, quarter, received, datetime.now(UTC))


def _address(role: str, council: Council) -> str:
    contacts = council.profile.contacts.values()
    return next((contact.email for contact in contacts if contact.role == role), "")
