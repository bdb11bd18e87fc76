"""What a council decides about the site of its published figures."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, WrapValidator

from quarterly.configuration.yaml_files.files import ConfigurationModel

NO_SITE: Literal["none"] = "none"

ENFORCEMENT = (
    "The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) "
    "Accessibility Regulations 2018. If you are not happy with how we respond to your complaint, contact the Equality Advisory "
    "and Support Service (www.equalityadvisoryservice.com)."
)


class SitePlan(ConfigurationModel):
    """The site in the public store: what readers know first, whom they write to, and what its accessibility statement says."""

    note: str = Field("", description="What readers of every page have to know first, such as that a council is invented.")
    contact: str = Field(
        "", description="Who answers readers' questions: one of the contacts, by its key. Left out, the performance officer."
    )
    reviewed: date | None = Field(
        None,
        description="The day on which the council last reviewed its accessibility statement, such as 2026-11-30. Left out, the "
        "statement says that it has not been reviewed.",
    )
    limits: tuple[str, ...] = Field((), description="What is known not to be accessible: a sentence each, with the reason.")
    answer_within: int = Field(
        10, ge=1, le=60, description="In how many working days somebody who asks for another format has an answer."
    )
    enforcement: str = Field(
        ENFORCEMENT, description="The statement's paragraph on enforcement. Left out, that of the regulations of 2018."
    )


def _as_meant(written: object, _: object) -> "SitePlan | Literal['none']":
    # Tried one after the other, a mistake in a plan would be reported a second time, as being no “none”.
    if written == NO_SITE:
        return NO_SITE
    if isinstance(written, str):
        raise ValueError("write none for no site, or what it is to say, such as {reviewed: 2026-11-30}")
    return SitePlan.model_validate(written)


Site = Annotated[SitePlan | Literal["none"], WrapValidator(_as_meant)]
