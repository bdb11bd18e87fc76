"""How a council collects commentary: whose words explain a figure, and who answers after whom."""

from typing import Literal

from pydantic import Field

from quarterly.configuration.yaml_files.files import ConfigurationModel


class CommentaryPlan(ConfigurationModel):
    """What a remark beside a figure in a return is, and whether the head of service answers after the owner.

    A data lead remarks on data: "slightly down", beside a figure that rose. Printed as the owner's commentary it would be a
    statement that its owner never made. Where the owner of an indicator sends the return, the remark is the owner's in any case.
    """

    remarks: Literal["note", "commentary"] = Field(
        "note",
        description="What a remark in a return is: a note on the data, so that the owner is asked all the same (note), or the "
        "owner's commentary.",
    )
    head_of_service: Literal["not asked", "after the owner"] = Field(
        "not asked",
        description="Whether the head of the indicator's service, as the service names it under head, adds to or agrees with "
        "what the owner has answered.",
    )
