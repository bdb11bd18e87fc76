"""The stages of a cycle up to the pack, without Prefect, in a folder of their own: nothing is recorded, sent or published."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import unwrap
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft, save_draft
from adapters.release_files import draw_release_files
from quarterly.publishing.drafts import draft_after
from tasks.references import Pack, ScorecardReference

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the stages made: the pack, and the scorecard it is made from."""

    pack: Pack
    scorecard: ScorecardReference


@contextmanager
def into_a_folder(folder: Path) -> Iterator[None]:
    """Let everything that is written go into a folder that begins empty, over the stores."""
    shutil.rmtree(folder, ignore_errors=True)
    before = os.environ.get("QUARTERLY_DRY_RUN")
    os.environ["QUARTERLY_DRY_RUN"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("QUARTERLY_DRY_RUN")
        if before is not None:
            os.environ["QUARTERLY_DRY_RUN"] = before


def compiled(council: str, quarter: str) -> Compiled | None:
    """Run the stages in their order, without Prefect, up to the pack; return None if nothing was received."""
    from tasks.collect_returns import collect_returns
    from tasks.compile_report import compile_report
    from tasks.request_commentary import request_commentary
    from tasks.score_indicators import score_indicators
    from tasks.validate_return import validate_return

    services = CycleContext.of(council, quarter).council.profile.services
    returns = _plain(collect_returns)(council, quarter)
    if not returns.received:
        return None
    validated = tuple(_plain(validate_return)(council, quarter, raw) for raw in returns.received)
    of_services = tuple(sent for sent in validated if sent.service in services)
    scorecard = _plain(score_indicators)(council, quarter, of_services)
    commentary = _plain(request_commentary)(council, quarter, scorecard, validated)
    return Compiled(_plain(compile_report)(council, quarter, scorecard, commentary, validated), scorecard)


def keep_draft(cycle: CycleContext, pack: Pack) -> None:
    """Draw the draft with its flags and the release page, and save the draft, so that what it flags can be struck."""
    draft = draft_after(last_draft(cycle), pack.view, pack.folder)
    draw_release_files(cycle, draft)
    save_draft(cycle, draft)


def _plain(stage: Callable[P, R]) -> Callable[P, R]:
    """Return the function of a stage without the Prefect task around it."""
    return cast(Callable[P, R], unwrap(stage))
