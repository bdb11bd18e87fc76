"""The stages called one after another as the flow calls them, without Prefect."""

from dataclasses import dataclass

from adapters.councils import load_council
from quarterly.vocabulary.quarter import Quarter
from tasks.collect_returns import collect_returns
from tasks.compile_report import compile_report
from tasks.publish_report import publish_report
from tasks.references import CommentaryRound, Pack, Publication, ScorecardReference, ValidatedReturn
from tasks.request_commentary import request_commentary
from tasks.score_indicators import score_indicators
from tasks.validate_return import validate_return
from tests.installation import COUNCIL, QUARTER


@dataclass(frozen=True)
class Chain:
    """One council's quarter, run as far as each property asks for."""

    council: str = COUNCIL
    quarter: str = QUARTER

    def validated(self) -> tuple[ValidatedReturn, ...]:
        received = collect_returns.fn(self.council, self.quarter).received
        return tuple(validate_return.fn(self.council, self.quarter, raw) for raw in received)

    def scored(self) -> tuple[ScorecardReference, tuple[ValidatedReturn, ...]]:
        validated = self.validated()
        services = load_council(self.council, Quarter.parse(self.quarter)).profile.services
        return score_indicators.fn(self.council, self.quarter, tuple(s for s in validated if s.service in services)), validated

    def asked(self) -> tuple[ScorecardReference, CommentaryRound]:
        scorecard, validated = self.scored()
        return scorecard, request_commentary.fn(self.council, self.quarter, scorecard, validated)

    def compiled(self) -> Pack:
        scorecard, validated = self.scored()
        said = request_commentary.fn(self.council, self.quarter, scorecard, validated)
        return compile_report.fn(self.council, self.quarter, scorecard, said, validated)

    def published(self, reason: str = "A return was corrected.") -> Publication:
        return publish_report.fn(self.council, self.quarter, self.compiled(), reason)
