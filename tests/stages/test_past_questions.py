"""Is a return held against its own past, and is its sender written to again only for a new question?"""

from pathlib import Path

import pytest

from quarterly.collecting.returns.records import ServiceReturn
from quarterly.vocabulary.canonical import from_bytes
from tasks.collect_returns import collect_returns
from tasks.validate_return import validate_return
from tests.installation import ADOPTION, LAC, LEAVERS, QUARTER, Installation, indicator_return, own_council
from tests.stages.chain import plain
from tests.stages.test_history import FIRST, SECOND, lac, send

SERVICE = "children-in-care"
EARLIER = "indicator,quarter,value,mark\n1178,2011-12 Q2,{0},{2}\n1178,2011-12 Q3,{1},{2}\n1178,2011-12 Q4,95.6,{2}\n"
UNUSUAL = "outside its usual range: it was 95.6 in Quarter 4 2011/12, and from 95.1 to 95.6 over the 3 quarters known"


@pytest.fixture
def council(installation: Installation) -> Path:
    """A council whose rate of children in care rose by little until Quarter 1, which is sent as 104.9."""
    folder = own_council(installation.folder / "dudley")
    (folder / "history.csv").write_text(EARLIER.format(95.1, 95.3, ""))
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]))
    return folder


def validated(installation: Installation, council: Path | str, quarter: str = QUARTER) -> ServiceReturn:
    raw = next(raw for raw in plain(collect_returns)(str(council), quarter).received if raw.service == SERVICE)
    reference = plain(validate_return)(str(council), quarter, raw)
    return from_bytes(ServiceReturn, installation.restricted.read(reference.output.key))


def told(installation: Installation) -> list[str]:
    return [" ".join(letter["text"].split()) for letter in installation.letters()]


def test_its_sender_is_asked_with_the_figure_before_and_the_usual_range(installation: Installation, council: Path) -> None:
    (finding,) = validated(installation, council).findings
    assert (finding.code, finding.cell) == ("H02", "E6")
    (letter,) = told(installation)
    assert f"The value 104.9 of PI 1178 is {UNUSUAL}." in letter


def test_the_figure_stands_meanwhile(installation: Installation, council: Path) -> None:
    assert validated(installation, council).under_query == ()


def test_a_history_that_words_the_question_anew_sends_no_letter(installation: Installation, council: Path) -> None:
    validated(installation, council)
    (council / "history.csv").write_text(EARLIER.format(95.0, 95.3, ""))
    (finding,) = validated(installation, council).findings
    assert "from 95.0 to 95.6" in finding.message
    assert len(told(installation)) == 1


def test_a_history_that_settles_the_question_sends_no_letter(installation: Installation, council: Path) -> None:
    validated(installation, council)
    (council / "history.csv").write_text(EARLIER.format(92.0, 99.0, ""))
    assert (validated(installation, council).findings, len(told(installation))) == ((), 1)


def test_a_history_that_raises_a_question_is_told(installation: Installation, council: Path) -> None:
    (council / "history.csv").unlink()
    validated(installation, council)
    (council / "history.csv").write_text(EARLIER.format(95.1, 95.3, ""))
    validated(installation, council)
    assert sorted(UNUSUAL in letter for letter in told(installation)) == [False, True]


def test_a_correction_that_answers_the_question_is_told(installation: Installation, council: Path) -> None:
    validated(installation, council)
    corrected = indicator_return(SERVICE, [[*LAC[:4], 95.9, *LAC[5:6], "A decimal point."], LEAVERS, ADOPTION])
    installation.send(SERVICE, corrected, "fix.xlsx", hour=10)
    assert validated(installation, council).findings == ()
    assert sum("Nothing was found wrong with it." in letter for letter in told(installation)) == 1


@pytest.mark.parametrize(("weight", "codes", "queried"), [("critical", ["H02"], ("1178",)), ("off", [], ())])
def test_a_council_weighs_a_question_otherwise(
    installation: Installation, council: Path, weight: str, codes: list[str], queried: tuple[str, ...]
) -> None:
    with (council / "profile.yaml").open("a") as profile:
        profile.write(f"\nquestions: {{H02: {weight}}}\n")
    sent = validated(installation, council)
    assert ([each.code for each in sent.findings], sent.under_query) == (codes, queried)


def test_what_is_illustrative_in_the_past_has_its_sign(installation: Installation, council: Path) -> None:
    (council / "history.csv").write_text(EARLIER.format(95.1, 95.3, "i"))
    (finding,) = validated(installation, council).findings
    assert "it was 95.6 [i] in Quarter 4 2011/12, and from 95.1 [i] to 95.6 [i] over the 3 quarters known" in finding.message


def test_last_quarters_table_sent_again_is_asked_about(installation: Installation) -> None:
    send(installation, LAC, LEAVERS, ADOPTION, chain=FIRST)
    FIRST.published()
    send(installation, LAC, LEAVERS, ADOPTION, chain=SECOND, name="again.xlsx")
    found = validated(installation, "dudley", SECOND.quarter).findings
    assert [each.message for each in found if each.code == "H07"] == [
        "3 of 3 figures on this sheet are those of Quarter 1 2012/13: PI 1178, PI 1180 and Average time (days) to match a child "
        "to an adoptive family."
    ]


def test_a_published_figure_is_what_a_new_one_is_held_against(installation: Installation) -> None:
    send(installation, LAC, chain=FIRST)
    FIRST.published()
    send(installation, lac(1072.0), chain=SECOND)
    found = validated(installation, "dudley", SECOND.quarter).findings
    assert [each.message for each in found if each.code == "H01"] == [
        "The value 1072 of PI 1178 looks ten times too large: it was 104.9 in Quarter 1 2012/13."
    ]
