"""The gates of the cycle: a report that may not go out waits in a named state, and who signs or releases it gets a letter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from prefect.logging import get_run_logger

from adapters.councils import is_of_installation
from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_draft
from adapters.drafts import draft_address, last_draft, outstanding_in, page_address, save_draft
from adapters.due import forget_due, save_due
from adapters.mail.queue import deliver, queue_letter
from adapters.publication import versions
from flows.artifacts import show_draft, show_incident, show_outstanding
from flows.audit_events import recorded
from flows.quarter_page import QuarterPage
from quarterly.commentary.draft_letters import DraftToRead, incident_letter, release_letter
from quarterly.publishing.audit import is_off_agenda
from quarterly.publishing.drafts import SHOWN, draft_after
from quarterly.publishing.gates import (
    WAITING_FOR_A_PERSON,
    Hold,
    hold_on_report,
    hold_on_withdrawn,
    is_approved,
    needs_release,
    next_to_sign,
    not_accepted,
)
from quarterly.publishing.holds import HoldKind, how_many
from quarterly.publishing.incidents import incident_sentence
from quarterly.publishing.outstanding import counts_by_kind
from quarterly.publishing.pack import CompiledReport
from tasks.references import Pack, Publication
from tasks.today import today

# No deployed run takes a folder by its path: whoever can write to the server could have it release what it likes.
_LATE = (
    "The last day to publish its agenda is past: say why with the form agenda-published, or quarterly agenda --late-because. "
    "Democratic Services get no files before."
)
_ASKED_TODAY = "They were asked today about a draft that has changed since: a run of tomorrow or later asks about this one."
_BY_HAND = "Run the cycle again then: `quarterly serve` does not, as this council's folder is none of the installation's."


def hold_before_compiling(cycle: CycleContext) -> Hold | None:
    """Return what holds the report if it is withdrawn."""
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    hold = hold_on_withdrawn(index, recorded(cycle))
    if hold:
        forget_due(cycle)
    return hold


def hold_before_publishing(page: QuarterPage, council: str, pack: Pack, now: datetime) -> Hold | None:
    """Return what holds the compiled report, and where its draft is, if it may not be published yet; write to who acts on it.

    The draft is stored and what is outstanding is shown, whether it waits or not. `council` is as the run was started with.
    """
    cycle = page.cycle
    draft = draft_after(last_draft(cycle), pack.view, pack.folder)
    save_draft(cycle, draft)
    incidents = audit_draft(cycle, pack.folder, today()).incidents
    found = outstanding_in(cycle, pack.folder)
    show_outstanding(page, found)
    report = CompiledReport(pack=pack.view, outstanding=counts_by_kind(found), considered_on=pack.considered_on)
    hold = hold_on_report(cycle.council.profile, report, cycle.quarter, recorded(cycle), now)
    if hold or incidents:
        from adapters.release_files import draw_release_files  # here, as most runs have a draft that was drawn before, or none

        draw_release_files(cycle, draft)
    if incidents:
        _write_of_incidents(page, pack, incidents)
    if hold is None:
        # Where nobody had to approve it, nobody waits for its files.
        if cycle.council.profile.gates.sign_off or needs_release(cycle.council.profile, report):
            _send_to_agenda(cycle, report, pack)
        return None
    if hold.until and is_of_installation(council):
        save_due(cycle, hold.until)
    else:
        forget_due(cycle)
    if hold.until and not is_of_installation(council):
        hold = replace(hold, message=f"{hold.message} {_BY_HAND}")
    show_draft(page, draft_address(cycle, pack.folder), page_address(cycle, pack.folder))
    if hold.state in WAITING_FOR_A_PERSON:
        hold = _write_to_people(cycle, hold, report, pack)
    if not _send_to_agenda(cycle, report, pack):
        hold = replace(hold, message=f"{hold.message} {_LATE}")
    return replace(hold, message=f"{hold.message} The draft: {draft_address(cycle, pack.folder)}.")


def _write_of_incidents(page: QuarterPage, pack: Pack, incidents: Sequence[str]) -> None:
    """Tell the officer, without a figure, of what is public already and gives counts away, once for the same incidents.

    Nothing holds the report back for it, so a run that publishes by itself would pass it over.
    """
    cycle, sentence = page.cycle, incident_sentence(len(incidents))
    get_run_logger().warning("%s", sentence)
    show_incident(page, sentence, page_address(cycle, pack.folder))
    draft = _draft_to_read(cycle, pack, ())
    queue_letter(cycle.restricted, cycle.post, incident_letter(cycle.council, cycle.quarter, draft, incidents))
    deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))


def remember_published(cycle: CycleContext, publication: Publication) -> None:
    """Store with the draft as which version it was published, so that it is not released a second time."""
    forget_due(cycle)  # not before: if publishing fails, the look starts it again
    if draft := last_draft(cycle):
        save_draft(cycle, replace(draft, version=publication.version))


def _write_to_people(cycle: CycleContext, hold: Hold, report: CompiledReport, pack: Pack) -> Hold:
    """Send a letter to the role that signs off or to the one that releases, once for each pack; return the hold in full."""
    council, quarter = cycle.council, cycle.quarter
    found = [how_many(kind, count) for kind in HoldKind if (count := report.outstanding.get(kind))]
    draft = _draft_to_read(cycle, pack, found)
    # What is put right first changes the draft: whoever signs off reads the one that can go out, and who releases it comes after.
    if hold.state == "AwaitingSignOff" and not not_accepted(council.profile, report, recorded(cycle)):
        from adapters.sign_off_request import ask_for_sign_off

        role = next_to_sign(council.profile, report, recorded(cycle))
        if not ask_for_sign_off(cycle, pack.folder, draft, role, datetime.now(UTC)):
            hold = replace(hold, message=f"{hold.message} {_ASKED_TODAY}")
    elif needs_release(council.profile, report):
        queue_letter(cycle.restricted, cycle.post, release_letter(council, quarter, draft))
    deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
    return hold


def _send_to_agenda(cycle: CycleContext, report: CompiledReport, pack: Pack) -> bool:
    """Send what is approved to Democratic Services; ask for the reason of a late report first. False if that is lacking."""
    from adapters.agenda import ask_for_reason, lacks_reason, send_agenda
    from adapters.lead_member import send_lead_member_page

    events = recorded(cycle)
    has_reason = not lacks_reason(cycle, events, today())
    meeting = cycle.council.profile.calendar.meetings.get(str(cycle.quarter))
    if not has_reason:  # asked before it is signed, if possible
        ask_for_reason(cycle)
    elif (meeting and meeting < today()) or is_off_agenda(events) or not is_approved(cycle.council.profile, report, events):
        return True
    else:
        send_agenda(cycle, pack.folder, pack.view, events, today())
        send_lead_member_page(cycle, pack.folder, pack.view)
    deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
    return has_reason


def _draft_to_read(cycle: CycleContext, pack: Pack, found: Sequence[str]) -> DraftToRead:
    from adapters.release_files import page_attachment

    return DraftToRead(pack.view[:SHOWN], tuple(found), page_attachment(cycle, pack.folder))
