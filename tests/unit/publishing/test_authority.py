"""Who may sign off, approve, or file a correction."""

import pytest

from quarterly.publishing.authority import approving_role, correction_approver, releasing_role, role_of, signing_role
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from tests.unit.made import TOWN
from tests.unit.reporting.reports import with_profile

DIRECTOR, OFFICER, HEAD = "Director of children's services", "Corporate performance officer", "Head of children in care"
SIGNED = with_profile(gates={"sign_off": DIRECTOR})


@pytest.mark.parametrize("text", [OFFICER, "performance-officer", " corporate  PERFORMANCE officer "])
def test_a_role_is_meant_by_its_words_or_its_key(text: str) -> None:
    assert role_of(text, "officer", TOWN) == OFFICER


def test_a_name_is_no_role_and_is_not_repeated() -> None:
    with pytest.raises(MustNotBeStored, match="officer must be a role of Milton Metropolitan Borough Council") as found:
        role_of("Jo Bloggs", "officer", TOWN)
    assert "Bloggs" not in str(found.value)


def test_who_signs_off_is_a_role_though_no_contact() -> None:
    assert role_of(DIRECTOR, "by", SIGNED) == DIRECTOR


def test_a_published_report_is_changed_by_two() -> None:
    assert approving_role(HEAD, OFFICER, TOWN) == HEAD
    with pytest.raises(SetupError, match="A published report is changed by two"):
        approving_role(" ", OFFICER, TOWN)
    with pytest.raises(SetupError, match=f"approved by must be another role than officer, and both are {OFFICER}"):
        approving_role("performance-officer", OFFICER, TOWN)
    with pytest.raises(MustNotBeStored, match="approved by must be a role of"):
        approving_role("Jo Bloggs", OFFICER, TOWN)


def test_a_correction_before_the_first_publication_needs_no_second_role() -> None:
    assert correction_approver("", OFFICER, 0, TOWN) == ""
    with pytest.raises(SetupError, match="changed by two"):
        correction_approver("", OFFICER, 1, TOWN)


def test_whoever_is_named_as_approving_must_be_another_role_also_before_the_first_publication() -> None:
    assert correction_approver(HEAD, OFFICER, 0, TOWN) == HEAD
    with pytest.raises(SetupError, match="another role than officer"):
        correction_approver(OFFICER, OFFICER, 0, TOWN)


def test_only_the_role_that_the_profile_names_signs_off() -> None:
    assert signing_role(DIRECTOR.upper(), SIGNED) == DIRECTOR
    with pytest.raises(SetupError, match=f"are signed off by the role {DIRECTOR}, not by {HEAD}."):
        signing_role(HEAD, SIGNED)
    with pytest.raises(MustNotBeStored, match="by must be a role of"):
        signing_role("Jo Bloggs", SIGNED)


def test_where_the_profile_asks_for_no_sign_off_nobody_signs() -> None:
    with pytest.raises(SetupError, match="asks for no sign-off"):
        signing_role(OFFICER, TOWN)


def test_only_the_role_that_the_profile_gives_it_to_releases() -> None:
    assert releasing_role("performance-officer", TOWN) == OFFICER
    with pytest.raises(SetupError, match=f"are released by the role {OFFICER}, not by {HEAD}."):
        releasing_role(HEAD, TOWN)
    with pytest.raises(MustNotBeStored, match="by must be a role of"):
        releasing_role("Jo Bloggs", TOWN)
    assert releasing_role(HEAD, with_profile(gates={"released_by": HEAD})) == HEAD


def test_where_one_role_does_both_it_releases_in_place_of_signing_off() -> None:
    both = {"sign_off": DIRECTOR, "released_by": DIRECTOR}
    with pytest.raises(SetupError, match="release it, which counts as the sign-off"):
        signing_role(DIRECTOR, with_profile(gates=both))
    assert signing_role(DIRECTOR, with_profile(gates={**both, "release": "automatic"})) == DIRECTOR
