"""The phrases with capitals that a council has cleared in its profile: what is no person, and who may be named."""

from typing import Annotated

from pydantic import AfterValidator, Field

from quarterly.configuration.yaml_files.files import ConfigurationModel

_TITLES = {"mr", "mrs", "ms", "miss", "mx"}  # of anybody; "Councillor Ely" is no child


def _in_full(name: str) -> str:
    """Raise ValueError for a forename or a surname alone: it would also clear every child who is called so."""
    if len([word for word in name.split() if word.lower().rstrip(".") not in _TITLES]) < 2:
        raise ValueError("give forename and surname: one of them alone would also clear a child of that name")
    return name


class NamedPerson(ConfigurationModel):
    """Somebody whose name readers may see: a member, an officer, a head, an author."""

    name: Annotated[str, AfterValidator(_in_full)] = Field(description="Forename and surname, with capitals as written.")
    role: str = Field(min_length=3, description="Why the name may be seen: the member, officer, head or author somebody is.")


class ClearedNames(ConfigurationModel):
    """Phrases that screening would ask about and a person has looked at, in full and with capitals as written."""

    no_person: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Names of no person, in lists by what they are: places, schools, services, programmes, partners.",
    )
    may_be_named: tuple[NamedPerson, ...] = Field((), description="People whose names readers may see, each with the role.")
