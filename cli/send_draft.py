"""`quarterly send-draft`: the last draft goes to those who may question it."""

from datetime import UTC, datetime

from rich.console import Console

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.vocabulary.wording import counted, listed


def send_draft(council: CouncilArgument, quarter: QuarterArgument, store: StoreOption = None) -> int:
    """Send the last draft to those whom the profile names under `drafts: challenge`, with a sheet for their questions.

    Each page is marked, and each reader gets the same draft once. Questions that come back by mail go to the owners of the
    indicators, as those of `quarterly ask` do.
    """
    work_in(store)
    from adapters.challenge import send_for_challenge
    from adapters.mail.queue import deliver
    from tasks.today import today

    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    roles = send_for_challenge(cycle, today())
    sent = deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC)).sent
    console.print(f"The draft goes to: {listed(roles)}. {counted(sent, 'letter')} sent now.", markup=False)
    return 0
