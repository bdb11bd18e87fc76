"""What the councils' profiles offer to forms as choices, as old as the last `quarterly serve`: every flow checks for itself."""

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cache

from adapters.councils import council_names, load_profile
from adapters.inbox import OTHERS
from quarterly.configuration.profile import Profile
from quarterly.vocabulary.errors import SetupError

# Set in the process of a run of a worker, and of a command that runs a flow itself: they show no form, and would read every
# profile for nothing.
A_RUN, A_COMMAND = "PREFECT__FLOW_RUN_ID", "QUARTERLY__COMMAND"


def senders() -> Sequence[str]:
    """Return the names of all services, and the other senders."""
    names = {service.name for profile in _profiles() for service in profile.services.values()}
    return [*sorted(names), *OTHERS] if names else []


def all_roles() -> Sequence[str]:
    """Return every role that has a contact or signs off."""
    contacts = {contact.role for profile in _profiles() for contact in profile.contacts.values()}
    return sorted(contacts | {role for profile in _profiles() for role in profile.gates.sign_off})


def releasing_roles() -> Sequence[str]:
    """Return every role that releases reports."""
    return sorted({profile.releasing_role for profile in _profiles()})


@cache
def _profiles() -> Sequence[Profile]:
    found = list[Profile]()
    for name in () if {A_RUN, A_COMMAND} & os.environ.keys() else council_names():
        with suppress(SetupError):  # a council with a mistake must not take the form from the others
            found.append(load_profile(name))
    return found
