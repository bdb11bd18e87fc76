"""Who is written to, and who sends returns: roles with their mail addresses, and services."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch

from pydantic import Field

from quarterly.configuration.ids import ShortKey
from quarterly.configuration.yaml_files.dated import TimeLimited
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.configuration.yaml_files.unknown import unknown
from quarterly.vocabulary.file_kinds import SENT_ENDINGS


class Contact(ConfigurationModel):
    """A role and its mail address; people appear by role, never by name."""

    role: str = Field(description="What somebody is, never who: no names.")
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$", description="The role's mail address.")
    deputy: str = Field("", description="Who is reminded as well once this contact is late or on leave: a contact, by its key.")
    sends_for: tuple[str, ...] = Field(
        (), description="The contacts or services for whom this contact may send returns and replies, such as an assistant."
    )


class Service(TimeLimited):
    """One sender of returns: its key is the name of its inbox folder, `files` are the file names it may use there."""

    name: str = Field(description="As readers see it.")
    contact: str = Field(description="One of the contacts, by its key.")
    head: str = Field(
        "", description="The head of the service: a contact, by its key, to whom the officer may take what stays unanswered."
    )
    files: tuple[str, ...] = Field(
        (), description="The file names a service may use, such as *.xlsx. Left out, whatever may be a return or be meant as one."
    )
    decimal_comma: bool = Field(False, description="Whether it types 62,9 for 62.9 in text files and in cells of text.")

    def accepts(self, file_name: str) -> bool:
        """Whether a file with this name is a return of this service."""
        patterns = self.files or [f"*.{ending}" for ending in SENT_ENDINGS]
        return any(fnmatch(file_name.casefold(), pattern.casefold()) for pattern in patterns)


def contact_problems(
    contacts: Mapping[ShortKey, Contact], services: Mapping[ShortKey, Service], file: ConfigurationFile
) -> Iterator[str]:
    """Yield what is wrong with whom contacts stand in for and send for, and with the heads of services."""
    for key, contact in contacts.items():
        if contact.deputy not in ("", *contacts):
            yield file.problem(["contacts", key, "deputy"], unknown(contact.deputy, contacts))
        elif contact.deputy and contacts[contact.deputy].email.casefold() == contact.email.casefold():
            yield file.problem(["contacts", key, "deputy"], "the deputy has the same mail address. Name another contact.")
        for other in contact.sends_for:
            if other not in contacts and other not in services:
                yield file.problem(["contacts", key, "sends_for"], unknown(other, {**contacts, **services}))
    for key, service in services.items():
        if service.head not in ("", *contacts):
            yield file.problem(["services", key, "head"], unknown(service.head, contacts))
