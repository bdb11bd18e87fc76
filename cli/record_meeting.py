"""`quarterly record-meeting`: what the committee decided on a report comes back in the next quarter."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.vocabulary.errors import SetupError


def record_meeting(
    council: CouncilArgument,
    quarter: QuarterArgument,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A text file with what was pasted from the minutes.", show_default=False),
    ],
    link: Annotated[str, typer.Option(metavar="URL", help="Where the published minutes can be read.", show_default=False)],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    held: Annotated[
        str, typer.Option(metavar="DAY", help="When the meeting was; left out, the day under calendar.", show_default=False)
    ] = "",
    store: StoreOption = None,
) -> int:
    """Record what the committee decided on a report, so that the next quarter's call and report ask how it stands.

    In the file each item begins with Resolution:, Recommendation: or Action:, and may have lines Lead: and Due: below it.
    """
    work_in(store)
    from flows.record_minutes import MinutesForm, record_minutes
    from quarterly.publishing.meeting import comes_back

    cycle = opened(council, quarter)
    event = record_minutes(cycle, MinutesForm(minutes=_text(file), link=link, officer=by, held=held))
    Console(highlight=False, soft_wrap=True).print(comes_back(event.meeting, cycle.quarter), markup=False)
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise SetupError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SetupError(f"{file} is no plain text. Save it as text (UTF-8).") from error
