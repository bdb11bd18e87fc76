"""Letters about a draft: to sign it off, to release it, and that counts can be worked out from what is public."""

import pytest

from quarterly.commentary.draft_letters import DraftToRead, incident_letter, release_letter, sign_off_letter
from quarterly.commentary.letters import Letter
from quarterly.commentary.thanks_letter import sign_off_receipt
from quarterly.correspondence.taken_back import may_take_back
from tests.unit.made import Q1, TOWN


def signing(role: str, *, pack: str = "0123456789ab") -> Letter:
    gates = TOWN.profile.gates.model_copy(update={"sign_off": ("Head of quality", role)})
    gated = TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"gates": gates})})
    return sign_off_letter(gated, Q1, DraftToRead(pack), role)


def test_a_sign_off_is_asked_of_the_contact_with_that_role() -> None:
    letter = signing("Head of children in care")
    assert (letter.to, letter.reply_to) == ("head.children-in-care@milton.example", "performance@milton.example")
    assert letter.subject == "sign off the report for 2012-13 Q1"
    assert "The draft is pack 0123456789ab." in " ".join(letter.text.split())
    assert "The head of quality has signed it off." in " ".join(letter.text.split())
    assert letter.asks == ("0123456789ab", "Head of children in care")


def test_a_role_without_a_contact_is_reached_through_the_performance_officer() -> None:
    letter = signing("Director of children's services")
    assert letter.to == "performance@milton.example"
    assert letter.to_do == (
        "Pass this on to the director of children's services, whom profile.yaml does not list as a contact. "
        "Record the answer with the form sign-off in Prefect, or with quarterly sign-off."
    )


@pytest.mark.parametrize("what", ["sign-off", "not-approved", "sign-off-withdrawn"])
def test_no_subject_about_a_sign_off_seems_to_take_one_back(what: str) -> None:
    request = signing("Head of children in care")
    subjects = [request.headline, sign_off_receipt(TOWN, Q1, request, what, "mail").headline]
    assert not any(may_take_back(f"Re: {each}") for each in subjects)


def releasing(*outstanding: str, pack: str = "0123456789ab") -> Letter:
    return release_letter(TOWN, Q1, DraftToRead(pack, outstanding))


def test_a_release_is_asked_of_the_performance_officer_with_what_to_look_at_first() -> None:
    letter = releasing("2 figures under query", "1 return missing")
    assert (letter.to, letter.subject) == (
        "performance@milton.example",
        "release the report for 2012-13 Q1",
    )
    assert "Look first at: 2 figures under query and 1 return missing." in " ".join(letter.text.split())


def of_incidents(*incidents: str, pack: str = "0123456789ab") -> Letter:
    return incident_letter(TOWN, Q1, DraftToRead(pack), incidents)


def test_an_incident_is_told_without_its_figures_and_once_whatever_the_draft() -> None:
    letter = of_incidents("12 less 8 leaves 4.")
    assert (letter.to, letter.subject) == (
        "performance@milton.example",
        "1 small count can be worked out from what is public already, 2012-13 Q1",
    )
    assert "12 less 8" not in letter.text
    assert letter.id == of_incidents("12 less 8 leaves 4.", pack="ba9876543210").id != of_incidents("9 less 8 leaves 1.").id


def test_each_pack_is_to_be_released_once() -> None:
    assert releasing("1 return missing").id == releasing().id
    assert releasing().id != releasing(pack="ba9876543210").id


def test_each_pack_is_asked_for_once() -> None:
    role = "Head of children in care"
    assert signing(role).id == signing(role).id
    assert signing(role).id != signing(role, pack="ba9876543210").id
