"""Who may sign off or release a draft, or change what is published: roles of the council's profile, never a person's name."""

from quarterly.configuration.council import Council
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.wording import listed


def role_of(text: str, name: str, council: Council) -> str:
    """Return the role whose title or key is typed in a field; raise MustNotBeStored without the text, which may be a name."""
    profile, typed = council.profile, " ".join(text.split()).casefold()
    known = {key: contact.role for key, contact in profile.contacts.items()}
    known |= {role: role for role in profile.gates.sign_off}
    # Compared with the few roles there are, and never stored as typed: in a field for a role, people put their names.
    for key, role in known.items():
        if typed in (key.casefold(), role.casefold()):
            return role
    roles = ", ".join(dict.fromkeys(known.values()))
    raise MustNotBeStored(f"{field(name)} must be a role of {profile.name}, never a person's name. One of: {roles}.")


def approving_role(text: str, officer: str, council: Council) -> str:
    """Return the role that approves a change to a published report; raise SetupError if it is the officer's own role."""
    if not text.strip():
        raise SetupError(f"A published report is changed by two: say under {field('approved_by')} which role approved it.")
    role = role_of(text, "approved_by", council)
    if role == officer:
        raise SetupError(f"{field('approved_by')} must be another role than {field('officer')}, and both are {role}.")
    return role


def correction_approver(text: str, officer: str, version: int, council: Council) -> str:
    """Return the role that approves a correction after `version`; "" if nothing is published yet and no approver is named."""
    return approving_role(text, officer, council) if version or text.strip() else ""


def address_of(council: Council, role: str) -> str:
    """Return the mail address of a role, that of the performance officer where no contact has it."""
    contacts = council.profile.contacts
    found = next((contact for contact in contacts.values() if contact.role == role), None)
    return (found or contacts[council.profile.performance_officer]).email


def signing_role(text: str, council: Council) -> str:
    """Return a role that signs off a draft; raise SetupError if it is none of those that the profile names under gates."""
    profile, chain = council.profile, council.profile.gates.sign_off
    if not chain:
        raise SetupError(f"The profile of {profile.name} asks for no sign-off: there is none under gates.")
    role = role_of(text, "by", council)
    if role not in chain:
        roles = f"role {chain[0]}" if len(chain) == 1 else f"roles {listed(chain)}"
        raise SetupError(f"Drafts of {profile.name} are signed off by the {roles}, not by {role}.")
    if role == profile.releasing_role and profile.gates.release != "automatic":
        raise SetupError(f"The role {role} also releases the drafts of {profile.name}: release it, which counts as the sign-off.")
    return role


def releasing_role(text: str, council: Council) -> str:
    """Return the role that releases a draft; raise SetupError if it is not the role that the profile gives this to."""
    profile = council.profile
    role = role_of(text, "by", council)
    if role != profile.releasing_role:
        raise SetupError(f"Drafts of {profile.name} are released by the role {profile.releasing_role}, not by {role}.")
    return role
