"""Elections, and the pre-election period before each: what a council publishes then has to be looked at with more care.

It begins with the notice of election and ends when polls close (Local Government Act 1986, section 2, and the Code of
Recommended Practice on Local Authority Publicity, 2011). At a local election the notice is published no later than the 25th day
before the poll, where weekends and bank holidays do not count (Local Elections (Principal Areas) (England and Wales) Rules
2006, schedule 2). A council that begins earlier, or another kind of poll, has its own first day.
"""

from datetime import date

from pydantic import Field, model_validator

from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.working_days import working_days_before

NOTICE = 25  # working days before the poll
_LONGEST = 100  # days before the poll: an earlier first day is a slip of the pen


class Election(ConfigurationModel):
    """A poll, and the first day of the period before it where that is not the last day for the notice of a local election."""

    poll: date = Field(description="The day of the poll: 2027-05-06.")
    begins: date | None = Field(
        None, description="The first day of the pre-election period. Left out, the last day for the notice of a local election."
    )

    @model_validator(mode="after")
    def _in_order(self) -> "Election":
        if self.begins and not 0 <= (self.poll - self.begins).days <= _LONGEST:
            raise ValueError(f"the period before the poll on {self.poll} begins at most {_LONGEST} days before it")
        return self

    @property
    def first_day(self) -> date:
        """The first day of the pre-election period."""
        return self.begins or working_days_before(self.poll, NOTICE)

    def holds(self, day: date) -> bool:
        """Whether a day is in the pre-election period."""
        return self.first_day <= day <= self.poll

    @property
    def period(self) -> str:
        """The period in words."""
        return f"{long_date(self.first_day)} to the poll on {long_date(self.poll)}"
