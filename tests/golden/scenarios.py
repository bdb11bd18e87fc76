"""What is run to be compared: the six councils with the returns they have, and what may come after."""

from collections.abc import Callable

from tests.golden.installation import COUNCILS, Installation, installation, working_day

Texts = dict[str, str]
QUARTERS = {
    "central-bedfordshire": "2010-11 Q2",
    "dudley": "2012-13 Q1",
    "halton": "2008-09 Q2",
    "herefordshire": "2006-07 Q4",
    "leeds": "2009-10 Q2",
    "sampleshire": "2026-27 Q2",
}


def _first_version(here: Installation, quarter: str) -> None:
    """Publish what the council's own returns make and keep all of it."""
    here.keep_forms("0-call", quarter)
    here.send(COUNCILS / here.council / "returns" / quarter.lower().replace(" ", "-"), quarter, working_day(quarter, 20))
    here.keep("1-first/stages.txt", here.publish(quarter, "First issue."))
    _keep(here, "1-first", quarter)


def _keep(here: Installation, folder: str, quarter: str) -> None:
    here.keep_release(folder, quarter)
    here.keep_pages(folder, quarter)
    here.keep_letters(folder)


def _plain(council: str) -> Texts:
    with installation(council) as here:
        _first_version(here, QUARTERS[council])
        return here.seen


SCENARIOS: dict[str, Callable[[], Texts]] = {
    "central-bedfordshire": lambda: _plain("central-bedfordshire"),
    "dudley": lambda: _plain("dudley"),
    "halton": lambda: _plain("halton"),
    "herefordshire": lambda: _plain("herefordshire"),
    "leeds": lambda: _plain("leeds"),
    "sampleshire": lambda: _plain("sampleshire"),
}
