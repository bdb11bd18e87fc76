"""A council that publishes quarter after quarter, and whoever reads all of it: reports as bytes, audited before each release."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from adapters.published_reports import ratings_in
from adapters.render.tables import ratings_csv
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.council import Council
from quarterly.disclosure.decided import with_decided
from quarterly.disclosure.known_bases import with_known_bases
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.audit_wording import worded
from quarterly.publishing.disclosure_audit import audited
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.publishing.printed_figures import PrintedFigure, printed_figures
from quarterly.publishing.public_knowledge import Publication, PublicKnowledge
from quarterly.reporting.model import Report
from quarterly.scoring.background import Background
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import built, public, scorecard
from tests.unit.reporting.reports import material, with_sections

SECTIONS = [
    {"content": each} for each in ("glance", "exceptions", "trends", "quality", "method", "scorecard")
]  # wherever figures are printed


def council_with(indicators: Sequence[Indicator], **relations: Any) -> Council:
    """Return a council with these indicators, whose report prints them wherever a report can."""
    catalogue = Catalogue.model_validate({"indicators": list(indicators), **relations})
    return with_sections(*SECTIONS).model_copy(update={"catalogue": catalogue})


@dataclass
class PublishingTown:
    """What a council knows of every quarter, what it has published, and what its officers had suppressed besides."""

    council: Council
    known: dict[str, dict[Quarter, Point]]
    published: list[Publication] = field(default_factory=list)
    decided: set[FurtherFigure] = field(default_factory=set)

    def pack(self, quarter: Quarter) -> tuple[PrintedFigure, ...]:
        """Return what the public report of a quarter says, read from its bytes."""
        report, table = self._bytes(quarter)
        return printed_figures(cast(Report, json.loads(report)), ratings_in(table))

    def audit(self, quarter: Quarter, figures: tuple[PrintedFigure, ...] | None = None) -> AuditResult:
        """Return what the audit of a quarter's pack finds."""
        known = self.knowledge(self.pack(quarter) if figures is None else figures)
        return worded(audited(known), known, self.council)

    def publish(self, quarter: Quarter) -> AuditResult:
        """Publish a quarter once its audit is quiet, or proposes nothing more; return the last audit."""
        while (found := self.audit(quarter, figures := self.pack(quarter))).proposed:
            assert not self.decided.issuperset(found.proposed)
            self.decided.update(found.proposed)
        version = 1 + sum(each.quarter == quarter for each in self.published)
        self.published = sorted(
            [*self.published, Publication(quarter, version, figures)], key=lambda each: (each.quarter, each.version)
        )
        return found

    def knowledge(self, figures: Sequence[PrintedFigure]) -> PublicKnowledge:
        """Return everything that an intruder has, with these figures of a pack."""
        return PublicKnowledge(
            catalogue=self.council.catalogue,
            policy=self.council.profile.small_numbers,
            figures=figures,
            published=self.published,
            truth=with_known_bases(self.council.catalogue, self.known),
        )

    def _bytes(self, quarter: Quarter) -> tuple[bytes, bytes]:
        background = Background({id: self._earlier(id, quarter) for id in self.known})
        scores = [
            score_point(self.council, each, quarter, SentFigure(point), background)
            for each in self.council.catalogue.indicators
            if (point := self.known[each.id].get(quarter, Point(value=None)))
        ]
        decided = {each for each in self.decided if each.quarter <= quarter.key}
        card, background = with_decided(scorecard(*scores, quarter=quarter), background, decided)
        seen = public(material(council=self.council, card=card, background=background, quarter=quarter))
        return to_bytes(dict(built(seen))), ratings_csv(*open_data(seen))

    def _earlier(self, id: str, quarter: Quarter) -> dict[Quarter, Point]:
        """Return an indicator's earlier quarters as they are known now, with what was suppressed in the newest report of each."""
        newest = {each.quarter: each.figures for each in self.published}
        return {
            each: replace(point, published=each in newest, suppressed=_is_suppressed(id, each, newest.get(each, ())))
            for each, point in self.known[id].items()
            if each < quarter
        }


def _is_suppressed(id: str, quarter: Quarter, figures: Sequence[PrintedFigure]) -> bool:
    return any(each.key == (id, quarter.key) and each.is_suppressed for each in figures)
