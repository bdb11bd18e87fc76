"""Which quarters of a council are due: asked by the schedule once a day and by the watch of the inbox every few minutes."""

from collections.abc import Iterator
from datetime import date

from adapters.councils import load_council
from adapters.publication import versions
from adapters.settings import load_settings
from quarterly.publishing.due import candidates, is_due
from quarterly.vocabulary.quarter import Quarter


def due(name: str, day: date) -> Iterator[Quarter]:
    """Yield the quarters that are due: the one that ended last, and the one before if it was begun and is not published."""
    council, settings = load_council(name, Quarter.last_ended(day)), load_settings()
    for quarter in candidates(day, council.profile.calendar.closed):
        is_begun = bool(settings.restricted().list(f"archive/{council.key}/{quarter.key}"))
        if is_due(quarter, day, versions(settings.public(), council.key, quarter.key), is_begun=is_begun):
            yield quarter
