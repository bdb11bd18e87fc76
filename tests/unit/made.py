"""The council of tests/unit/town.py with fields changed, and rows, files and scorecards made for a test."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import TypeAdapter

from adapters.expectations import load_layout, load_rulebook
from adapters.screening import screening_for
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import ActionRow, CheckedFile, IndicatorRow, ServiceReturn
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.plan import Versions
from quarterly.disclosure.report_inputs import PublicInputs, RestrictedInputs, redact
from quarterly.disclosure.scorecard import redact_scorecard
from quarterly.disclosure.suppression import screen
from quarterly.reporting.build import build_public, build_restricted
from quarterly.reporting.model import Report, RichBlock
from quarterly.reporting.parts import MaterialOf, PublicMaterial, RestrictedMaterial
from quarterly.reporting.wording.distances import distance_printed
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard, Variance
from quarterly.scoring.score_quarter import score_indicators
from quarterly.vocabulary.quarter import Quarter

# Of here too, for the tests that need the town and rows.
from tests.unit.made_rows import action as action
from tests.unit.made_rows import file as file
from tests.unit.made_rows import finding as finding
from tests.unit.made_rows import reply as reply
from tests.unit.made_rows import row as row
from tests.unit.made_rows import source as source
from tests.unit.small_council import SMALL
from tests.unit.town import TOWN as TOWN

Rich = Callable[[str], list[RichBlock]]


Q1 = Quarter(2012, 1)
LAYOUT, RULES = load_layout(), load_rulebook()  # from expectations/: these are the rules under test
POLICY = TOWN.profile.small_numbers
CARE, SAFE = "children-in-care", "safeguarding"
SIX_LEAVERS = "3 out of the 6 care leavers who turned 19 in Quarter 1 2012-13 were in employment, education or training."


def indicator(id: str, **changes: Any) -> Indicator:
    """Return an indicator of the town, with some of its fields changed; targets as a council would write them."""
    found = next(i for i in TOWN.catalogue.indicators if i.id == id)
    return found.model_copy(update=_as_read(changes))


def council(*, tolerance: str | None = None, **fields: dict[str, Any]) -> Council:
    """Return the town with another tolerance in per cent, or indicators' fields changed: `council(i1180={"targets": {}})`."""
    profile = TOWN.profile
    if tolerance is not None:
        rule = profile.rules[profile.rule]
        limited = rule.model_copy(update={"limits": {"tolerance": f"{tolerance}%"}})
        profile = profile.model_copy(update={"rules": {**profile.rules, profile.rule: limited}})
    changed = tuple(i.model_copy(update=_as_read(fields.get(f"i{i.id}", {}))) for i in TOWN.catalogue.indicators)
    return TOWN.model_copy(update={"profile": profile, "catalogue": TOWN.catalogue.model_copy(update={"indicators": changed})})


def _as_read(changes: dict[str, Any]) -> dict[str, Any]:
    """Return the changes with targets as they are once read: every year's a tuple of versions."""
    if "targets" not in changes:
        return changes
    return {**changes, "targets": TypeAdapter(dict[str, Versions]).validate_python(changes["targets"])}


def sent(service: str, *files: CheckedFile) -> ServiceReturn:
    return service_return(service, files, TOWN, Q1, RULES)


def card(
    *rows: IndicatorRow | ActionRow,
    findings: Sequence[Finding] = (),
    of: Council = TOWN,
    background: Background | None = None,
) -> Scorecard:
    """Return the scorecard of one return by each service that has one of these rows."""
    returns = [
        service_return(service, [file("return.xlsx", *rows, findings=findings)], of, Q1, RULES) for service in of.profile.services
    ]
    wanted = {getattr(r, "indicator", "") or getattr(r, "ref", "") for r in rows}
    owners = {i.service for i in of.catalogue.indicators if i.id in wanted} | {
        a.service for a in of.profile.actions() if a.ref in wanted
    }
    return score_indicators(of, Q1, [r for r in returns if r.service in owners], background)


TOWN_ROWS = (
    row("1178", "104.9", comment="The rate was 104.9 when the quarter began and 109.4 by its end."),
    row("1180", "50", 3, 6, SIX_LEAVERS, row=8),
    row("child-protection-plans", "29.6", row=9),
    row("adoption-matching", "174", row=10),
    row("1176", "62.9", comment="Sick leave among several members of one team brought the figure down.", row=11),
)
TOWN_ACTIONS = (
    *(action(ref) for ref in ("YP1a", "YP1b", "YP1c", "YP2a", "YP2b")),
    action("RE5c", progress="1,072 Treasure bags were given. There were 2 referrals to the troubled families programme."),
    action("TA4b", "star"),
    action("TA4c", progress="13 test purchases of alcohol were made, with 3 sales. One licence review was requested."),
)


# A report's inputs


def holding(of: Council, *changed: Indicator) -> Council:
    """Return a council with these indicators in the place of its own of the same ids."""
    own = {each.id: each for each in changed}
    indicators = tuple(own.get(each.id, each) for each in of.catalogue.indicators)
    return of.model_copy(update={"catalogue": of.catalogue.model_copy(update={"indicators": indicators})})


def scorecard(*scores: Score, quarter: Quarter = Q1, council: str = "milton") -> Scorecard:
    return Scorecard(council=council, quarter=str(quarter), scores=scores, actions=(), findings=(), received=(), missing=())


def public_card(card: Scorecard, council: Council, known: Background) -> Scorecard:
    """Return a scorecard as the public sees it, which was scored against this."""
    return redact_scorecard(card, screen(card, council, known), council, known)


def as_public(
    score: Score, of: Indicator, quarter: Quarter, known: Background | None = None, council: Council | None = None
) -> Score:
    """Return what the public sees of one score of an indicator, which was scored against this."""
    card = scorecard(score, quarter=quarter)
    return public_card(card, holding(council or _council_of(of.id), of), known or Background()).scores[0]


def words_of(score: Score, of: Indicator | None = None, quarter: Quarter = Q1, council: Council | None = None) -> ScoreInWords:
    """Return what is printed of a score, by default of an indicator of the town or of the small council."""
    whose = council or _council_of(score.indicator)
    own = next((each for each in whose.catalogue.indicators if each.id == score.indicator), None)
    found = of or own
    assert found is not None
    return in_words(score, found, whose, quarter)


def _council_of(indicator: str) -> Council:
    return SMALL if any(each.id == indicator for each in SMALL.catalogue.indicators) else TOWN


def distance_of(words: ScoreInWords) -> str:
    """Return the favourable distance from target as it is printed, with its sign."""
    variance = words.score.variance
    sign = "-" if isinstance(variance, Variance) and variance.amount < 0 else ""
    return f"{sign}{distance_printed(words)}"


def plain_text(text: str) -> list[RichBlock]:
    return [{"type": "paragraph", "runs": [{"text": text}]}]


def restricted(
    card: Scorecard, of: Council = TOWN, quarter: Quarter = Q1, rich: Rich = plain_text, **changes: Any
) -> RestrictedMaterial:
    """Return what the report for those who may see everything is built from."""
    return MaterialOf(
        RestrictedInputs(
            council=of, quarter=quarter, card=card, screening=changes.pop("screening", screening_for(of)), **changes
        ),
        rich,
    )


def public(material: RestrictedMaterial) -> PublicMaterial:
    """Return what the public report is built from."""
    return MaterialOf(redact(material.inputs), material.rich, material.corrections)


def built(material: RestrictedMaterial | PublicMaterial) -> Report:
    """Return the view model of either rendering."""
    if isinstance(material.inputs, PublicInputs):
        return build_public(MaterialOf(material.inputs, material.rich, material.corrections))
    return build_restricted(MaterialOf(material.inputs, material.rich, material.corrections))
