"""What the forms of the Prefect UI ask for: each field has a label in words and, where it can, a choice, a pattern or a length.

They help whoever fills a form in. Every flow checks its parameters itself, because a form can be sent without these checks.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from adapters.councils import council_names
from flows.form_patterns import DIGEST, FINDING, QUARTER, QUARTER_OR_NONE
from flows.profile_choices import all_roles, releasing_roles, senders
from quarterly.disclosure.screened_reason import LONGEST
from tasks.results import SLUG
from tasks.stage_names import StageChoice

# Results of stages go to the restricted store, and a flow stores none. Prefect does not validate parameters, as it would log
# what was typed.
FORM: dict[str, Any] = {
    "result_storage": SLUG,
    "persist_result": False,
    "result_serializer": "json",
    "validate_parameters": False,
}


def labelled(label: str, **limits: object) -> Any:
    """Return what a form shows of a field: its label, and limits as JSON Schema has them."""
    return Field(json_schema_extra={"title": label, **limits})  # type: ignore[dict-item]


def _one_of(label: str, choices: Sequence[str], *, or_none: bool = False) -> Any:
    # Without choices, as in a run or where no profile can be read, anything can be typed.
    return labelled(label, enum=["", *choices] if or_none else [*choices]) if choices else labelled(label)


def accepted_because(label: str) -> Any:
    """Return what the form for a release shows of a kind that can be accepted with a reason."""
    return labelled(label, maxLength=LONGEST)


# The list is for the form only: a program that calls a flow may also give the path of a council's folder.
CouncilChoice = Annotated[str, labelled("Council", enum=[*council_names()])]
Councils = Annotated[tuple[CouncilChoice, ...], labelled("Councils")]
QuarterField = Annotated[str, labelled("Quarter", pattern=QUARTER)]
LatestQuarter = Annotated[str, labelled("Quarter", pattern=QUARTER_OR_NONE)]
Sender = Annotated[str, _one_of("Service", senders())]

Officer = Annotated[str, _one_of("Your role", all_roles())]
SigningRole = Annotated[str, _one_of("Role that signs", all_roles())]
ReleasingRole = Annotated[str, _one_of("Role that releases", releasing_roles())]
Granted = Annotated[str, _one_of("Role that gets more time", all_roles())]
Approver = Annotated[str, _one_of("Approved by the role", all_roles())]
ApproverIfPublished = Annotated[str, _one_of("Approved by the role", all_roles(), or_none=True)]

Reason = Annotated[str, labelled("Reason", minLength=1, maxLength=LONGEST)]
WhatWasWrong = Annotated[str, labelled("What was wrong", minLength=1, maxLength=LONGEST)]
Effect = Annotated[str, labelled("What that changes", minLength=1, maxLength=LONGEST)]
PackName = Annotated[str, labelled("Pack", pattern=DIGEST)]
MailName = Annotated[str, labelled("Name of the mail", pattern=DIGEST)]
SentenceName = Annotated[str, labelled("Name of the sentence", pattern=DIGEST)]
FindingName = Annotated[str, labelled("Reference of the finding", pattern=FINDING)]
Digest = Annotated[str, labelled("Digest", pattern=DIGEST)]
FromStage = Annotated[StageChoice, labelled("What to do again")]
