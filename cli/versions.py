"""`quarterly versions`: what has been published of a quarter."""

from rich import box
from rich.console import Console
from rich.table import Table

from adapters.cycle_context import CycleContext
from adapters.publication import versions as published_versions
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from quarterly.publishing.versions import PublicationIndex


def versions(council: CouncilArgument, quarter: QuarterArgument, store: StoreOption = None) -> int:
    """List what has been published for a quarter: every version, when and why."""
    work_in(store)
    cycle, console = CycleContext.of(council, quarter), Console()
    public = cycle.settings.public()
    index = published_versions(public, cycle.council.key, cycle.quarter.key)
    if index is None:
        console.print(f"Nothing is published of {cycle.quarter} in {public.address}.")
        return 0
    console.print(_table(index, f"{cycle.council.profile.name}: {cycle.quarter}"))
    if index.withdrawn:
        console.print(f"Withdrawn since {when(index.withdrawn.at)}: {index.withdrawn.reason}", style="red", soft_wrap=True)
    console.print(f"{public.address.rstrip('/')}/{index.council}/{index.quarter}/index.html", soft_wrap=True)
    if exempt := published_versions(cycle.exempt, cycle.council.key, cycle.quarter.key):
        console.print("\nThe exempt pack, not for publication:")
        console.print(_table(exempt, ""))
        console.print(f"{cycle.exempt.address.rstrip('/')}/{index.council}/{index.quarter}/index.html", soft_wrap=True)
    return 0


def _table(index: PublicationIndex, title: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("Version", "Published (UTC)", "Release", "Files", "Why"):
        table.add_column(column)
    for version in reversed(index.versions):
        reason = version.reason if version.version > 1 else "First publication"
        withdrawn = [f"Withdrawn {when(each.at)}: {each.reason}" for each in index.withdrawals if each.version == version.version]
        gone = [f"Taken down {when(version.taken_down)}"] if version.taken_down else []
        release, files = version.release or "–", str(len(version.files)) if version.files else "–"
        table.add_row(str(version.version), when(version.published), release, files, "\n".join([reason, *withdrawn, *gone]))
    return table


def when(moment: str) -> str:
    """Return a moment (ISO, UTC) as it is printed."""
    return moment.replace("T", " ").removesuffix("+00:00")
