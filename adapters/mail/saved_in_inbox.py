"""Take in what was saved as mail into the inbox folders of one quarter, before the quarter's files are collected."""

from datetime import datetime

from adapters.cycle_context import CycleContext
from adapters.mail.saved_mail import note_saved, saved_messages_of


def take_in_saved(cycle: CycleContext, now: datetime) -> None:
    """Put the files that came with saved mails beside them, each once; do nothing in a dry run, which changes no inbox."""
    if cycle.settings.dry_run:
        return
    saved = list(saved_messages_of(cycle.settings, cycle.restricted, cycle.council.key, cycle.quarter.key))
    if not saved:
        return
    # Here, as they read files, and mail is saved into few inboxes.
    from adapters.mail.decided_mail import decide_all, forget_to_run, quarters_to_run
    from adapters.mail.intake import Intake

    intake = Intake(cycle.restricted, [cycle.settings.mail_from] if cycle.settings.mail_from else [])
    filed = set[str]()
    for each in saved:
        found = intake.file(each.message)
        filed |= {found.mail.id} if found else set()
        note_saved(cycle.restricted, each)
    decide_all(cycle.restricted, now)
    # The cycle that takes them up is this one.
    notes = quarters_to_run(cycle.restricted).get((cycle.council.key, cycle.quarter.key), [])
    forget_to_run(cycle.restricted, [note for note in notes if note.rpartition("/")[2].removesuffix(".json") in filed])
