"""What a council's own configuration says is no person: its words, its cleared phrases, its contacts' addresses."""

from quarterly.configuration.council import Council
from quarterly.screening.known_names import KnownNames


def known_names(council: Council) -> KnownNames:
    """Return what a council has cleared, and its own words."""
    contacts = council.profile.contacts.values()
    return KnownNames(addresses=frozenset(contact.email.casefold() for contact in contacts))
