"""What refused files hold back of a release: those after which nothing of the same sender was accepted."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from quarterly.collecting.open_sentences import sender_name
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.configuration.council import Council
from quarterly.publishing.holds import HoldKind, Outstanding


def refused_files(sent: Iterable[ServiceReturn], council: Council) -> Iterator[Outstanding]:
    """Yield one hold for each refused file that no accepted one followed, of services of which something counts.

    Of a service with nothing else the whole return is missing, which is said already.
    """
    for each in sent:
        if each.received or each.service not in council.profile.services:
            for file in _unanswered(each):
                yield Outstanding(kind=HoldKind.RETURNS, where=sender_name(each.service, council), sentence=_sentence(file, each))


def _unanswered(sent: ServiceReturn) -> list[CheckedFile]:
    """Return the refused files at the end of a sender's, oldest first."""
    return list(takewhile(lambda file: bool(file.refused), reversed(sent.files)))[::-1]


def _sentence(file: CheckedFile, sent: ServiceReturn) -> str:
    counts = "What was sent before still counts." if sent.received else "Nothing else was sent."
    return f"“{file.name}” was refused, so that nothing in it counts. {counts} Have it corrected and sent again, or set it aside."
