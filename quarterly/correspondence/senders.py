"""On whose behalf an address writes: its own contact's, and that of those it stands in for or sends for."""

from quarterly.configuration.profile import Profile


def contacts_at(profile: Profile, address: str) -> frozenset[str]:
    """Return the keys of the contacts that have an address."""
    return frozenset(key for key, contact in profile.contacts.items() if contact.email.casefold() == address.casefold())


def writes_for(profile: Profile, address: str) -> frozenset[str]:
    """Return the keys of the contacts on whose behalf an address may write."""
    own = contacts_at(profile, address)
    deputising = {key for key, contact in profile.contacts.items() if contact.deputy in own}
    sending = {other for key in own for other in profile.contacts[key].sends_for if other in profile.contacts}
    return own | deputising | sending


def sends_returns_of(profile: Profile, address: str) -> tuple[str, ...]:
    """Return the keys of the services whose returns an address may send, in the order of the profile."""
    contacts = writes_for(profile, address)
    sending = {other for key in contacts_at(profile, address) for other in profile.contacts[key].sends_for}
    return tuple(key for key, service in profile.services.items() if service.contact in contacts or key in sending)


def sends_cover(profile: Profile, address: str) -> bool:
    """Whether an address may send the performance officer's cover workbook."""
    return profile.performance_officer in writes_for(profile, address)


def may_answer(profile: Profile, address: str, asked: str) -> bool:
    """Whether an address may answer a letter that went to the address `asked`."""
    return address.casefold() == asked.casefold() or bool(writes_for(profile, address) & contacts_at(profile, asked))


def may_send_what_was_asked(profile: Profile, address: str, asked: str) -> bool:
    """Whether an address sends the returns of a service whose contact has the address `asked`."""
    services = (profile.services[key] for key in sends_returns_of(profile, address))
    return any(profile.contacts[service.contact].email.casefold() == asked.casefold() for service in services)


def role_at(profile: Profile, address: str) -> str:
    """Return the role at an address, "" if the profile has none."""
    return next((contact.role for contact in profile.contacts.values() if contact.email.casefold() == address.casefold()), "")
