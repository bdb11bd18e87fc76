"""Read what came by mail: from the mailbox where one is set, and from the folders that people save mail in."""

import json

from adapters.mail.intake import STATE, Intake, Message
from adapters.mail.mailbox import open_mailbox
from adapters.mail.saved_mail import note_saved, saved_messages
from adapters.settings import Settings
from adapters.store import Store
from quarterly.vocabulary.canonical import to_bytes

_AT_ONCE = 25  # messages after which it is noted that they were read


def file_mails(settings: Settings, store: Store) -> int:
    """File every message that was not read yet, each once, and return how many are new.

    It can be broken off at any moment and begun again: a message counts as read once it is filed. Raise SetupError or
    ServiceUnavailable if mailbox, inbox or store do not answer as they should; what was filed before stays filed.
    """
    intake, count = Intake(store, [settings.mail_from] if settings.mail_from else []), 0
    for saved in saved_messages(settings, store):
        count += intake.file(saved.message) is not None
        note_saved(store, saved)
    return count + (_file_from_mailbox(settings, store, intake) if settings.imap_host else 0)


def _file_from_mailbox(settings: Settings, store: Store, intake: Intake) -> int:
    count, since_noted = 0, list[int]()
    with open_mailbox(settings) as mailbox:
        mark = f"{STATE}/mailboxes/{mailbox.name}/{mailbox.validity}.json"
        try:
            for fetched in mailbox.after(_last_read(store, mark)):
                message = Message(body=fetched.body, at=fetched.at, is_from_mailbox=True, is_whole=fetched.is_whole)
                count += intake.file(message) is not None
                since_noted.append(fetched.uid)
                if len(since_noted) >= _AT_ONCE:
                    _note_read(store, mark, since_noted)
                if settings.imap_done_folder:
                    mailbox.move(fetched.uid, settings.imap_done_folder)
        finally:
            _note_read(store, mark, since_noted)
    return count


def _note_read(store: Store, mark: str, numbers: list[int]) -> None:
    """Note up to where the mailbox was read; what was read since the last note is read again after a crash, and is known then."""
    if numbers:
        store.write(mark, to_bytes({"uid": numbers[-1]}))
        numbers.clear()


def _last_read(store: Store, mark: str) -> int:
    found = store.read_tagged(mark)
    return int(json.loads(found[0])["uid"]) if found else 0
