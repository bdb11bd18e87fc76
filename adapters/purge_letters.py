"""Letters that hold what is removed: whom they went to, and their copies in the outbox."""

from collections.abc import Collection, Iterable, Iterator

from adapters.cycle_context import CycleContext
from adapters.mail.queue import letters, sent_letters
from adapters.stored_objects import stored_objects
from quarterly.publishing.purging import How, Removal

_DRAWN, _READ = ".pdf", ".html"  # what is drawn as a PDF is searched as the page of the same name beside it
_PACKED = ".zip"  # what is packed is searched as the files beside it


def sent_to(cycle: CycleContext, quarters: Iterable[str], keys: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the role, address and time of each letter that has one of these objects as its text or enclosed."""
    roles = {contact.email: contact.role for contact in cycle.council.profile.contacts.values()}
    for quarter in sorted(quarters):
        folder = f"post/{cycle.council.key}/{quarter}"
        for letter, at in sent_letters(cycle.restricted, folder) if quarter else ():
            enclosed = {each.key for each in letter.attachments}
            enclosed |= {key.removesuffix(_DRAWN) + _READ for key in enclosed if key.endswith(_DRAWN)}
            enclosed |= {key for key in keys if _folder(key) in {_folder(one) for one in enclosed if one.endswith(_PACKED)}}
            if {f"{folder}/{letter.id}/letter.json", *enclosed} & set(keys):
                yield roles.get(letter.to, "a role that is no longer in the profile"), letter.to, at


def mails_enclosing(cycle: CycleContext, quarter: str, deleted: Collection[str]) -> Iterator[Removal]:
    """Yield the mails of the outbox that enclose a PDF or a zip which is deleted: once that is gone, nobody can search them."""
    folder = f"post/{cycle.council.key}/{quarter}"
    enclosing = [
        letter.id
        for letter in letters(cycle.restricted, folder)
        if any(each.key.endswith((_DRAWN, _PACKED)) and each.key in deleted for each in letter.attachments)
    ]
    yield from mails_of(cycle, quarter, enclosing)


def mails_of(cycle: CycleContext, quarter: str, ids: Collection[str]) -> list[Removal]:
    """Return the mails of letters with these ids, as far as they lie in the outbox."""
    found = stored_objects(cycle.settings, cycle.council.key, quarter)
    names = {f"{id}.eml" for id in ids}
    keys = [each.key for each in found if each.where == "outbox" and each.key.rpartition("/")[2] in names]
    return [Removal("outbox", key, "letter", How.DELETE) for key in keys]


def _folder(key: str) -> str:
    return key.rpartition("/")[0]
