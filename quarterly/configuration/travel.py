"""What a council compares its values with over time, besides the quarter before and the same quarter last year."""

from pydantic import Field

from quarterly.configuration.yaml_files.dated import QuarterText
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import Quarter


class TravelPlan(ConfigurationModel):
    """Further comparisons that reports print."""

    last_year_end: bool = Field(False, description="Whether values are compared with the last one of the year before.")
    quarter: QuarterText | None = Field(
        None, description="An earlier quarter that values are compared with, such as the last one before a plan began."
    )

    @property
    def named(self) -> Quarter | None:
        """The named quarter."""
        return Quarter.parse(self.quarter) if self.quarter else None
