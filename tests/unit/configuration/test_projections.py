"""Is what a projection leaves out absent, and does the code of each stage ask for nothing that its projection leaves out?"""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from pydantic import BaseModel

from quarterly.collecting.check_scope import config_for_sender
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import Profile
from quarterly.configuration.projection import project, whole
from quarterly.configuration.rules import Band, RatingRule
from quarterly.reporting.report_scope import config_for_report
from quarterly.scoring.score_scope import config_for_scoring
from quarterly.vocabulary.canonical import digest_in_order
from tests.unit.collecting.narrative.sheets import COUNCIL
from tests.unit.made import Q1, SAFE, holding, indicator

ROOT = Path(__file__).parents[3]
JUDGED = RatingRule(
    title="as the service judges it",
    source="assumption",
    bands=(Band(status="star", when={"judged": ("star",)}), Band(not_rated="nobody has judged it")),
)


def _full() -> Council:
    """Return a council with narrative, a figure of two services, and an indicator that its service judges."""
    council = holding(COUNCIL, indicator("1180", denominator_service=SAFE), indicator("1176", rule="judged"))
    rules = {**council.profile.rules, "judged": JUDGED}
    return council.model_copy(update={"profile": council.profile.model_copy(update={"rules": rules})})


FULL = _full()
RETURN, SCORE, REPORT = config_for_sender(SAFE, FULL), config_for_scoring(FULL), config_for_report(FULL, Q1)


def _read_through(kind: type[BaseModel]) -> dict[str, set[str]]:
    """Return the fields that each method or property of a model reads, by itself or through others of them."""
    (tree,) = ast.parse(dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    own = {
        method.name: {
            node.attr for node in ast.walk(method) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self"
        }
        for method in tree.body
        if isinstance(method, ast.FunctionDef)
    }

    def fields(name: str) -> set[str]:
        return {name} if name not in own else set[str]().union(*map(fields, own[name]))

    return {name: fields(name) for name in own} | {"model_copy": set()}


# What is read through a method or property. A rule that is looked up is that of an indicator.
THROUGH = {
    "profile": _read_through(Profile) | {name: {"rules", "rule"} for name in ("rule_of", "is_judged")},
    "indicator": _read_through(Indicator),
}
# By stage the code that is handed its projection, and of the letters those that it writes.
STAGES: dict[str, tuple[Council, tuple[str, ...], str]] = {
    "validate_return": (RETURN, ("quarterly/collecting",), "findings_letter"),
    "score_indicators": (SCORE, ("quarterly/scoring", "quarterly/collecting/returns/two_services.py"), "findings_letter"),
    # Disclosure rates again what the public may know.
    "compile_report": (REPORT, ("quarterly/reporting", "quarterly/disclosure", "quarterly/scoring"), "checks_letter"),
}
LETTERS = "quarterly/commentary/letters.py"
OF_ALL_LETTERS = ("_greeting", "_officer", "_signature")
NOT_OF_A_STAGE = ("form.py", "check_scope.py", "score_scope.py", "report_scope.py")  # forms are made from the whole council


def fields_read(tree: ast.AST, of: str) -> Iterator[str]:
    """Yield the fields of a profile or an indicator that code reads, by itself or through a method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).split(".")[-1] == of:
            yield from THROUGH[of].get(node.attr, {node.attr})


def code_of(stage: str) -> Iterator[ast.AST]:
    _, folders, letter = STAGES[stage]
    for path in (ROOT / folder for folder in folders):
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            if file.name not in NOT_OF_A_STAGE:
                yield ast.parse(file.read_text(encoding="utf-8"))
    functions = ast.parse((ROOT / LETTERS).read_text(encoding="utf-8")).body
    yield from (each for each in functions if isinstance(each, ast.FunctionDef) and each.name in (letter, *OF_ALL_LETTERS))


@pytest.mark.parametrize("stage", STAGES)
def test_the_code_of_a_stage_reads_nothing_of_a_profile_that_its_projection_leaves_out(stage: str) -> None:
    # Validation has no need of the usual rule: there every indicator names its own.
    held = {*STAGES[stage][0].profile.__dict__, *({"rule"} if stage == "validate_return" else ())}
    read = {field for tree in code_of(stage) for field in fields_read(tree, "profile")}
    assert read
    assert read <= set(Profile.model_fields)
    assert read - held == set()


@pytest.mark.parametrize("stage", STAGES)
def test_the_code_of_a_stage_reads_nothing_of_an_indicator_that_its_projection_leaves_out(stage: str) -> None:
    held = STAGES[stage][0].catalogue.indicators[0].__dict__.keys()
    read = {field for tree in code_of(stage) for field in fields_read(tree, "indicator")}
    assert len(read) > 5
    assert read - held == set()


@pytest.mark.parametrize(
    ("council", "field"),
    [
        (RETURN, "gates"),
        (RETURN, "committee"),
        (SCORE, "report"),
        (SCORE, "calendar"),
        (REPORT, "area"),
    ],
)
def test_what_a_projection_leaves_out_cannot_be_read(council: Council, field: str) -> None:
    with pytest.raises(AttributeError, match=field):
        getattr(council.profile, field)


def test_what_has_a_default_is_left_out_too() -> None:
    with pytest.raises(AttributeError):
        project(FULL.profile, whole("name")).small_numbers.largest  # noqa: B018 reading it is the question


def test_a_projection_is_of_every_member_of_a_list_or_mapping() -> None:
    seen = project(FULL.profile, {"services": whole("name"), "priorities": {"objectives": {"actions": whole("ref")}}})
    assert {key: service.name for key, service in seen.services.items()} == {
        key: service.name for key, service in FULL.profile.services.items()
    }
    assert [action.ref for action in seen.actions()] == [action.ref for action in FULL.profile.actions()]
    assert not hasattr(seen.actions()[0], "activity")
    assert not hasattr(next(iter(seen.services.values())), "contact")


def test_a_field_has_parts_only_if_it_holds_others() -> None:
    with pytest.raises(TypeError, match="str has no parts: declare it whole"):
        project(FULL.profile, {"name": whole("first")})
    with pytest.raises(AttributeError, match="nickname"):
        project(FULL.profile, whole("nickname"))


def test_the_council_itself_is_left_as_it_is() -> None:
    before = FULL.model_dump_json()
    config_for_sender(SAFE, FULL), config_for_scoring(FULL), config_for_report(FULL, Q1)
    assert FULL.model_dump_json() == before


@pytest.mark.parametrize("field", ["services", "implications", "narrative"])
def test_the_order_in_which_people_write_is_part_of_a_projections_digest(field: str) -> None:
    values = getattr(FULL.profile, field)
    turned = dict(reversed(values.items()))
    other = FULL.model_copy(update={"profile": FULL.profile.model_copy(update={field: turned})})
    assert digest_in_order(config_for_sender(SAFE, other)) != digest_in_order(RETURN)
    assert digest_in_order(config_for_report(other, Q1)) != digest_in_order(REPORT)


def test_a_return_sees_targets_of_its_own_service_alone_and_of_a_rule_whether_it_asks_for_a_judgement() -> None:
    for own, seen in zip(FULL.catalogue.indicators, RETURN.catalogue.indicators, strict=True):
        assert seen.targets == (own.targets if SAFE in (own.service, own.denominator_service) else {})
        assert RETURN.profile.is_judged(seen) == FULL.profile.is_judged(own)
    assert any(map(FULL.profile.is_judged, FULL.catalogue.indicators))


def test_contacts_are_only_those_who_are_written_to_or_named() -> None:
    officer = FULL.profile.performance_officer
    assert set(RETURN.profile.contacts) == {officer, FULL.profile.services[SAFE].contact}
    assert [key for key, each in REPORT.profile.contacts.items() if hasattr(each, "email")] == [officer]
    assert {each.owner for each in FULL.catalogue.indicators} <= set(REPORT.profile.contacts)
