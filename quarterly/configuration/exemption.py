"""Exempt matter as a council decides it: by which paragraph, why the public interest is for it, and who decided (England)."""

import re

from pydantic import Field, field_validator

from quarterly.configuration.yaml_files.files import ConfigurationModel

# What a text may consist of and still say no more than that a number is small.
_SMALL = (
    "a all an and any are be because by case cases child children cohort cohorts contain contains count counts data due "
    "disclosive few fewer figure figures five for has have in includes is it less low no not number numbers of one only or "
    "people person persons pupil pupils sample samples section six small so suppressed suppression than that the there these "
    "this to too under value values very was we were which young"
)


class Exemption(ConfigurationModel):
    """Why something is not for publication: a paragraph of Part 1 of Schedule 12A to the Local Government Act 1972 (England)."""

    paragraph: int = Field(
        ge=1, le=7, description="The paragraph of Part 1 of Schedule 12A (England), 1 to 7. The program words it on every page."
    )
    public_interest: str = Field(
        description=(
            "Why the public interest in maintaining the exemption outweighs that in disclosing. The public reads it. That a "
            "number is small is no reason: a small number is suppressed, not exempt."
        )
    )
    decided_by: str = Field(description="The role that decided it, such as Monitoring Officer: the proper officer. Never a name.")

    @field_validator("public_interest", "decided_by")
    @classmethod
    def _stated(cls, text: str) -> str:
        if not any(map(str.isalpha, text)):
            raise ValueError("it is blank. An exemption is decided by somebody, for a reason that the public can read")
        return text

    @field_validator("public_interest")
    @classmethod
    def _more_than_small_numbers(cls, text: str) -> str:
        if set(re.findall(r"[a-z]+", text.casefold())) <= set(_SMALL.split()):
            raise ValueError(
                "it says only that numbers are small, which makes nothing exempt: they are suppressed. Say what a reader would "
                "learn, about whom, and why that outweighs telling the public, or remove the exemption"
            )
        return text
