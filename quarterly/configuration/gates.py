"""What holds a report back before the public sees it, as the profile says under gates."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from quarterly.configuration.sign_off import SignOffChain
from quarterly.configuration.yaml_files.files import ConfigurationModel


def _today_s_word(written: object) -> object:
    if written == "report":
        raise ValueError("“report” is written “accept” now: what is missing is printed, and holds no release back")
    return written


Gate = Annotated[Literal["hold", "accept"], BeforeValidator(_today_s_word)]


class Gates(ConfigurationModel):
    """What holds a report back, the one list of it: "hold" waits for a person's reason, "accept" goes out with what is missing.

    A report is published when a person releases it, in the role `released_by` (left out, the performance officer); "automatic"
    releases by itself what is on no hold. Personal data and what discloses a small number are always on hold. `sign_off` is the
    role that must have signed off exactly this pack, or several, each asked once the one before has. `considered_by` names who
    must have considered the report before the public sees it, on the day that the cover workbook gives. With `agenda` on hold
    the report waits until its agenda is published. `blocking` are codes of consistency checks whose findings count as
    contradictions, besides claims that the figures contradict and whatever is critical.
    """

    release: Literal["by a person", "automatic"] = Field(
        "by a person",
        description="Who makes a report public: a person with the form or command release, or the run itself (automatic), "
        "which then publishes only what is on no hold.",
    )
    released_by: str = Field("", description="The role that releases a report. Left out, the performance officer.")
    returns: Gate = Field("hold", description="A service's return is missing.")
    under_query: Gate = Field("hold", description="A figure is under query.")
    commentary: Gate = Field("hold", description="Commentary that was asked for is awaited.")
    contradictions: Gate = Field(
        "hold", description="The figures contradict a claim, or a check of the whole report is critical."
    )
    implications: Gate = Field("hold", description="An implication that the report must state is missing or blank.")
    large_changes: Gate = Field("hold", description="A published figure goes, or a rating moves by more than one step.")
    sign_off: SignOffChain = Field(
        (),
        description="The role that signs off every draft before it is published, such as Director of children's services; or a "
        "list of roles, of which each is asked once the one before has signed.",
    )
    considered_by: str = Field(
        "",
        description="Who must have considered the report before the public sees it; the day comes by the cover workbook.",
    )
    agenda: Gate = Field(
        "accept", description="Whether the report waits (hold) until the officer records that its agenda is published."
    )
    blocking: tuple[str, ...] = Field(
        (),
        description="Codes of consistency checks (expectations/report.yaml) whose findings count as contradictions as well.",
    )
