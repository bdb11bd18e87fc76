"""Products of a quarter's figures besides the report: which a council has, and under which titles."""

from typing import Literal

from pydantic import Field

from quarterly.configuration.yaml_files.files import ConfigurationModel

Kind = Literal["members summary", "supplement", "managers digest", "scorecard", "lead member page"]


class ProductPlan(ConfigurationModel):
    """One product of a quarter's figures besides the report.

    `members summary` is one side for members of the committee, and `supplement` a page of corrected figures, made where a
    version corrects one that is out; both are public. `managers digest` is a report for the management team, and `scorecard` a
    workbook of all figures with a table for Power BI and Excel at one address. `lead member page` says what may be asked at the
    meeting and what the report says to it. These three are restricted.
    """

    product: Kind = Field(description="Which product it is.")
    title: str = Field(description="As it is printed.")
    text: str = Field("", description="A sentence below the title, such as whom to ask. {period} and {title} are filled in.")


def once_each(plans: tuple[ProductPlan, ...]) -> tuple[ProductPlan, ...]:
    """Return the plans; raise ValueError where two are of one product, whose files would have one name."""
    kinds = [plan.product for plan in plans]
    for kind in kinds:
        if kinds.count(kind) > 1:
            raise ValueError(f"“{kind}” is listed twice: every product has one title")
    return plans
