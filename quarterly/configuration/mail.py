"""Which mail servers a council believes about who sent a mail."""

from pydantic import Field

from quarterly.configuration.yaml_files.files import ConfigurationModel


class MailPlan(ConfigurationModel):
    """What proves the sender of a mail that is read from the mailbox; with neither, an officer takes every mail in."""

    trusted_host: str = Field(
        "",
        pattern=r"^[A-Za-z0-9._-]*$",
        description="The mail server whose check of the sender counts, by the name at the beginning of Authentication-Results, "
        "such as mx.council.gov.uk.",
    )
    microsoft_365: bool = Field(
        False,
        description="Whether a mail that Exchange marks as sent within the council's own Microsoft 365 counts as its sender's.",
    )
