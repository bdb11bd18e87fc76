"""The stages called in order, as the flow calls them, but without Prefect."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import unwrap
from typing import ParamSpec, TypeVar, cast

from adapters.councils import load_council
from quarterly.vocabulary.quarter import Quarter
from tasks.collect_returns import collect_returns
from tasks.compile_report import compile_report
from tasks.publish_report import publish_report
from tasks.references import CommentaryRound, Pack, Publication, ScorecardReference, ValidatedReturn
from tasks.request_commentary import request_commentary
from tasks.score_indicators import score_indicators
from tasks.validate_return import validate_return
from tests.installation import COUNCIL, QUARTER, Installation
from tests.snapshots import Snapshots

P = ParamSpec("P")
R = TypeVar("R")


def plain(stage: Callable[P, R]) -> Callable[P, R]:
    """Return the function of a stage without the Prefect task around it."""
    return cast(Callable[P, R], unwrap(stage))


@dataclass(frozen=True)
class Chain:
    """One council's quarter; each method runs the stages up to its own."""

    council: str = COUNCIL
    quarter: str = QUARTER

    def validated(self) -> tuple[ValidatedReturn, ...]:
        received = plain(collect_returns)(self.council, self.quarter).received
        return tuple(plain(validate_return)(self.council, self.quarter, raw) for raw in received)

    def scored(self) -> tuple[ScorecardReference, tuple[ValidatedReturn, ...]]:
        validated = self.validated()
        services = load_council(self.council, Quarter.parse(self.quarter)).profile.services
        return plain(score_indicators)(
            self.council, self.quarter, tuple(s for s in validated if s.service in services)
        ), validated

    def asked(self) -> tuple[ScorecardReference, CommentaryRound]:
        scorecard, validated = self.scored()
        return scorecard, plain(request_commentary)(self.council, self.quarter, scorecard, validated)

    def compiled(self) -> Pack:
        scorecard, validated = self.scored()
        said = plain(request_commentary)(self.council, self.quarter, scorecard, validated)
        return plain(compile_report)(self.council, self.quarter, scorecard, said, validated)

    def published(self, reason: str = "A return was corrected.") -> Publication:
        return plain(publish_report)(self.council, self.quarter, self.compiled(), reason)


def published_by_stages(installation: Installation, snapshots: Snapshots) -> Installation:
    """Return an installation with Dudley's quarter published as version 1, without a cover workbook."""

    def make() -> None:
        installation.send_all()
        Chain().published()

    snapshots.restore("published by stages", installation, make)
    return installation
