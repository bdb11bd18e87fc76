"""Does the officer's cover workbook get from the inbox into force, and does the officer get an answer?"""

from typing import Any

from adapters.checking_keys import validation_key
from adapters.councils import load_council
from adapters.cycle_context import CycleContext
from adapters.inbox import COVER
from adapters.screening import screening_for
from quarterly.collecting.check_scope import ValidationInputs
from quarterly.collecting.received import ArchivedFile, RawReturn
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.vocabulary.canonical import from_bytes
from tasks.collect_returns import collect_returns
from tasks.validate_return import validate_return
from tests.installation import ADOPTION, COUNCIL, QUARTER, Installation, indicator_return
from tests.stages.chain import plain
from tests.workbooks import workbook

FILE = ArchivedFile("cover.xlsx", "d", "key", "2012-07-02T09:00:00+00:00")
TITLE = [["Dudley Metropolitan Borough Council"], ["Cover report"], ["Period: Quarter 1 2012/13"], []]


def cover(*recommendations: str, period: str = "Period: Quarter 1 2012/13") -> bytes:
    title = [*TITLE[:2], [period], []]
    return workbook({"Recommendations": [*title, ["Recommendation"], *([text] for text in recommendations)]})


def validated(service: str = COVER) -> ServiceReturn:
    raw = next(raw for raw in plain(collect_returns)(COUNCIL, QUARTER).received if raw.service == service)
    cycle = CycleContext.of(COUNCIL, QUARTER)
    return from_bytes(ServiceReturn, cycle.restricted.read(plain(validate_return)(COUNCIL, QUARTER, raw).output.key))


def test_it_is_collected_and_no_service(installation: Installation) -> None:
    installation.send(COVER, cover("One."), "any name.xlsx")
    returns = plain(collect_returns)(COUNCIL, QUARTER)
    assert ([raw.service for raw in returns.received], COVER in returns.missing) == ([COVER], False)


def test_what_it_says_is_in_force(installation: Installation) -> None:
    installation.send(COVER, cover("One."))
    found = validated()
    assert ([one.text for one in found.narrative.recommendations], found.findings) == (["One."], ())


def test_a_corrected_one_takes_its_place(installation: Installation) -> None:
    installation.send(COVER, cover("One.", "Two."), hour=9)
    installation.send(COVER, cover("Three."), "corrected.xlsx", hour=10)
    assert [one.text for one in validated().narrative.recommendations] == ["Three."]


def test_findings_go_to_the_performance_officer(installation: Installation) -> None:
    installation.send(COVER, cover("4. Note the report."))
    validated()
    (letter,) = installation.letters()
    assert (letter["to"], letter["subject"]) == (
        "performance@dudley.example", "return “Cover report” received, nothing to do, 2012-13 Q1",
    )  # fmt: skip
    assert "For information, Recommendations, cell A6" in letter["text"]


def test_one_of_another_quarter_is_refused_and_the_officer_told(installation: Installation) -> None:
    installation.send(COVER, cover("One.", period="Period: Quarter 2 2012/13"))
    assert validated().narrative.recommendations == ()
    (letter,) = installation.letters()
    assert "This return is for 2012-13 Q2, and it lies with the returns of 2012-13 Q1." in " ".join(letter["text"].split())


def test_a_service_may_send_narrative_alone(installation: Installation) -> None:
    title = [*TITLE[:1], ["Service: Schools and learning"], *TITLE[2:]]
    installation.send("schools", workbook({"Schools": [*title, ["School", "Judgement"], ["Hill School", "Special measures"]]}))
    found = validated("schools")
    assert ([one.school for one in found.narrative.schools], found.findings) == (["Hill School"], ())


def test_figures_sent_as_a_cover_workbook_count_for_nothing(installation: Installation) -> None:
    installation.send(COVER, indicator_return("", [ADOPTION]))
    assert validated().indicators == ()


def test_other_headings_are_another_validation(installation: Installation) -> None:
    dudley = load_council(COUNCIL)
    cycle = CycleContext.of(COUNCIL, QUARTER)
    changed: list[dict[str, Any]] = [
        {"implications": {"other": "Other"}},
        {"narrative": {}, "implications": {}},
        {"priorities": ()},
    ]
    profiles = [dudley.profile, *(dudley.profile.model_copy(update=fields) for fields in changed)]
    councils = [dudley.model_copy(update={"profile": profile}) for profile in profiles]
    keys = {
        validation_key(cycle, ValidationInputs.of(council, RawReturn(COVER, (FILE,)), screening_for(council), {}))
        for council in councils
    }
    assert len(keys) == 4
