"""Exempt matter in a council's files: is every mistake named, with what to do?"""

import pytest

from quarterly.configuration.exemption import Exemption
from quarterly.vocabulary.schedule_12a import DESCRIPTIONS
from tests.unit.made_council import mistakes, read
from tests.unit.town import INDICATORS, PROFILE

WHY = "{paragraph: 3, public_interest: Prices are being negotiated., decided_by: Monitoring Officer}"
EXCLUSION = "    - {content: exclusion, title: Exclusion of the press and public}\n  appendices:\n"
APPENDIX = f'    - key: b\n      title: "Appendix B: Prices"\n      exempt: {WHY}\n      sections:\n'
GAINS = "{content: passages, title: Gains, kinds: [gains]}"


def exempting(section: str, *, says_so: bool = True, why: str = WHY) -> str:
    """Return the town's profile with a kind of narrative for it and an exempt appendix of one section."""
    profile = PROFILE.replace("narrative:\n", "narrative:\n  gains: {title: Gains}\n") + APPENDIX.replace(WHY, why)
    if says_so:
        profile = profile.replace("  appendices:\n", EXCLUSION)
    return f"{profile}        - {section}\n"


def test_an_exempt_appendix_is_read() -> None:
    council = read(exempting(GAINS), INDICATORS)
    assert council.has_exempt_matter
    assert [section.title for section in council.profile.report.exempt_sections] == ["Gains"]
    assert not read(PROFILE, INDICATORS).has_exempt_matter


@pytest.mark.parametrize(
    ("section", "problem"),
    [
        ("{content: glance, title: Glance}", "“glance” shows what stands in public sections too. Exempt what it shows instead."),
        ("{content: scorecard, title: Scores}", "it shows every indicator. Name its sets under “sets”"),
        ("{content: passages, title: All}", "it holds all there is of its kind. Name under “kinds” what is exempt."),
        (
            "{content: passages, title: Gains, kinds: [gains, challenges]}",
            "it prints what “Gains” holds, which is exempt (challenges). Take it out here.",
        ),
    ],
)
def test_what_cannot_be_kept_apart_is_refused(section: str, problem: str) -> None:
    assert problem in mistakes(exempting(section), INDICATORS)


def test_a_cover_that_does_not_say_so_is_refused() -> None:
    found = mistakes(exempting(GAINS, says_so=False), INDICATORS)
    assert "something is exempt. Add “{content: exclusion, title: Exclusion of the press and public}”: the resolution." in found
    exempt_indicator = INDICATORS.replace('  - id: "1180"\n', f'  - id: "1180"\n    exempt: {WHY}\n')
    assert "something is exempt." in mistakes(PROFILE, exempt_indicator)


def test_an_exempt_table_is_of_exempt_indicators() -> None:
    profile = exempting("{content: scorecard, title: Prices, sets: [prices]}").replace(
        "scales:\n", "sets: {prices: Prices}\nscales:\n", 1
    )
    in_set = INDICATORS.replace('  - id: "1180"\n', '  - id: "1180"\n    set: prices\n')
    assert "it shows PI 1180, which is not exempt itself." in mistakes(profile, in_set)
    read(profile, in_set.replace("    set: prices\n", f"    set: prices\n    exempt: {WHY}\n"))


@pytest.mark.parametrize(
    ("why", "problem"),
    [
        (WHY.replace("3", "8"), "Input should be less than or equal to 7"),
        (WHY.replace("Prices are being negotiated.", "'-'"), "it is blank."),
        (WHY.replace(", decided_by: Monitoring Officer", ""), "Field required: add “decided_by:” here"),
        (WHY.replace("Prices are being negotiated.", "Small numbers."), "it says only that numbers are small"),
        (WHY.replace("Prices are being negotiated.", "There are fewer than 6 children in this cohort."), "they are suppressed"),
    ],
)
def test_paragraph_reason_and_role_are_all_needed_and_a_small_number_is_no_reason(why: str, problem: str) -> None:
    assert problem in mistakes(exempting(GAINS, why=why), INDICATORS)


def test_a_reason_beyond_small_numbers_is_one() -> None:
    Exemption(paragraph=2, public_interest="A parent would know which of the two children left.", decided_by="Monitoring Officer")


def test_every_paragraph_is_worded() -> None:
    assert list(DESCRIPTIONS) == [1, 2, 3, 4, 5, 6, 7]
