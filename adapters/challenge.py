"""Send the last draft of a quarter to those who may question it: a marked PDF, and a sheet for questions."""

from datetime import UTC, date, datetime, time

from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft
from adapters.mail.queue import queue_letter
from adapters.release_files import REPORT_PDF
from adapters.render.watermark import watermarked
from adapters.workbook.questions import questions_workbook
from quarterly.commentary.challenge_letter import DraftToQuestion, challenge_letter
from quarterly.commentary.letters import Attachment
from quarterly.configuration.contacts import Contact
from quarterly.configuration.deadlines import commentary_deadline
from quarterly.publishing.drafts import SHOWN, Draft
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import SetupError


def send_for_challenge(cycle: CycleContext, today: date) -> list[str]:
    """Store a letter with the draft for each contact the profile names, once for each draft; return their roles.

    Raise SetupError where the profile names nobody, or there is no draft that waits.
    """
    profile = cycle.council.profile
    if not profile.drafts.challenge:
        raise SetupError(f"The profile of {profile.name} names nobody to question drafts: there is no drafts: challenge.")
    draft = last_draft(cycle)
    if draft is None or not draft.folder:
        raise SetupError(f"No draft of {cycle.quarter} waits. Run the cycle first.")
    if draft.version:
        raise SetupError(
            f"The report for {cycle.quarter} is published as version {draft.version}: there is no draft to question."
        )
    readers = [profile.contacts[key] for key in profile.drafts.challenge]
    for reader in readers:
        queue_letter(
            cycle.restricted,
            cycle.post,
            challenge_letter(cycle.council, cycle.quarter, _made_for(cycle, draft, reader, today), reader),
        )
    return [reader.role for reader in readers]


def _made_for(cycle: CycleContext, draft: Draft, reader: Contact, today: date) -> DraftToQuestion:
    profile, pack = cycle.council.profile, draft.pack[:SHOWN]
    whole = profile.drafts.is_restricted_for(reader.email)
    body = cycle.restricted.read(f"{draft.folder}/{'restricted' if whole else 'public'}/{REPORT_PDF}")
    line = f"Draft of pack {pack}, for: {reader.role}. Not for publication; do not pass on."
    # The last day of the quarter and not the clock's, so that the same draft for the same reader has the same bytes.
    marked = watermarked(body, line, datetime.combine(cycle.quarter.ends, time(), UTC))
    sheet = questions_workbook(
        f"{profile.short_name}: questions on the draft for {cycle.quarter.title}", cycle.council.catalogue.indicators
    )
    names = {f"{cycle.council.key}-{cycle.quarter.key}-draft-{pack}.pdf": marked, f"questions-{cycle.quarter.key}.xlsx": sheet}
    enclosed = [_stored(cycle, name, each) for name, each in names.items()]
    due = commentary_deadline(profile.calendar, cycle.quarter, today, profile.commentary_working_days)
    return DraftToQuestion(pack, enclosed[0], enclosed[1], whole, due)


def _stored(cycle: CycleContext, name: str, body: bytes) -> Attachment:
    key = f"{cycle.post}/forms/{digest(body)[:32]}.{name.rpartition('.')[2]}"
    cycle.restricted.create(key, body)
    return Attachment(name, key)
