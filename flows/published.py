"""What `quarterly versions` and `quarterly verify` print."""

from rich import box
from rich.console import Console
from rich.table import Table

from adapters.publication import verify, versions
from adapters.workplace import Workplace
from quarterly.publication import PublicationIndex
from quarterly.report.words import counted


def print_versions(council: str, quarter: str) -> int:
    """Print every version of the public report."""
    place, console = Workplace.of(council, quarter), Console()
    store = place.settings.public()
    index = versions(store, place.council.key, place.quarter.key)
    if index is None:
        console.print(f"Nothing is published of {place.quarter} in {store.address}.")
        return 0
    console.print(_table(index, f"{place.council.profile.name}: {place.quarter}"))
    console.print(f"{store.address.rstrip('/')}/{index.council}/{index.quarter}/index.html", soft_wrap=True)
    return 0


def print_verification(council: str, quarter: str) -> int:
    """Print whether the published bytes still match; 1 if any does not."""
    place, console = Workplace.of(council, quarter), Console()
    wrong = 0
    for name, store in (("public", place.settings.public()), ("restricted", place.settings.restricted())):
        index = versions(store, place.council.key, place.quarter.key)
        problems = verify(store, place.council.key, place.quarter.key) if index else ["nothing is published"]
        wrong += len(problems)
        for problem in problems:
            console.print(f"{name}: {problem}", style="red", soft_wrap=True)
        if index and not problems:
            files = sum(len(version.files) for version in index.versions)
            console.print(f"{name}: {counted(len(index.versions), 'version')}, {counted(files, 'file')}, every byte as published")
    return 1 if wrong else 0


def _table(index: PublicationIndex, title: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("Version", "Published (UTC)", "Release", "Files", "Why"):
        table.add_column(column)
    for version in reversed(index.versions):
        published = version.published.replace("T", " ").removesuffix("+00:00")
        reason = version.reason if version.version > 1 else "First publication"
        table.add_row(str(version.version), published, version.release, str(len(version.files)), reason)
    return table
