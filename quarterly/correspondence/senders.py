"""On whose behalf an address writes: its own contact's, and that of those it stands in for or sends for."""

from quarterly.configuration.profile import Profile


def contacts_at(profile: Profile, address: str) -> frozenset[str]:
    """Return the keys of the contacts that have an address."""
    return frozenset(key for key, contact in profile.contacts.items() if contact.email.casefold() == address.casefold())


def writes_for(profile: Profile, address: str) -> frozenset[str]:
    """Return the keys of the contacts on whose behalf an address may write."""
    return contacts_at(profile, address)


def sends_returns_of(profile: Profile, address: str) -> tuple[str, ...]:
    """Return the keys of the services whose returns an address may send, in the order of the profile."""
    contacts = writes_for(profile, address)
    return tuple(key for key, service in profile.services.items() if service.contact in contacts)
