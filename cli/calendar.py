"""`quarterly calendar`: the last day of every step, counted back from the meeting."""

from datetime import date

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.councils import load_council
from cli.options import CouncilArgument, QuarterArgument
from quarterly.configuration.deadlines import Deadline, deadlines, pre_election_warnings
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter, long_date
from tasks.today import today


def calendar(council: CouncilArgument, quarter: QuarterArgument) -> int:
    """Print the last day of every step of a quarter, counted back from the committee's meeting.

    An agenda and its reports are published five clear days before a meeting in England: weekends, bank holidays and days on which
    the council is closed do not count.
    """
    period = Quarter.parse(quarter)
    profile = load_council(council, period).profile
    calendar = profile.calendar
    if str(period) not in calendar.meetings:
        raise SetupError(
            f"The profile of {profile.name} names no meeting for {period}. Add its date under calendar → meetings, "
            f'such as "{period}": {period.next.ends}.'
        )
    found = deadlines(calendar.meetings[str(period)], calendar.steps, calendar.closed)
    Console().print(_table(f"{profile.committee}, {period.title}", found, today()))
    for sentence in pre_election_warnings(calendar, period, today()):
        Console(highlight=False, soft_wrap=True).print(sentence, markup=False)
    return 0


def _table(title: str, found: list[Deadline], today: date) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("Last day", "What", "Who", "Counted", "From today"):
        table.add_column(column)
    for one in found:
        day = long_date(one.day, weekday=True)
        table.add_row(Text(day), Text(one.step), Text(one.who), Text(one.how), Text(_away((one.day - today).days)))
    return table


def _away(days: int) -> str:
    if not days:
        return "today"
    counted = "1 day" if abs(days) == 1 else f"{abs(days):,} days"
    return f"in {counted}" if days > 0 else f"{counted} ago"
