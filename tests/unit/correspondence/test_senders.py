"""For whom may an address write?"""

from quarterly.configuration.contacts import Contact
from quarterly.configuration.profile import Profile
from quarterly.correspondence.senders import may_answer, may_send_what_was_asked, role_at, sends_returns_of, writes_for
from tests.unit.made import TOWN


def profile() -> Profile:
    contacts = {
        **TOWN.profile.contacts,
        "deputy": Contact(role="Deputy", email="Deputy@town.example"),
        "assistant": Contact(role="Assistant", email="pa@town.example", sends_for=("head", "care")),
        "head": Contact(role="Head", email="head@town.example", deputy="deputy"),
        "analyst": Contact(role="Analyst", email="analyst@town.example"),
    }
    care = next(iter(TOWN.profile.services.values())).model_copy(update={"contact": "analyst"})
    schools = care.model_copy(update={"contact": "head", "name": "Schools"})
    return TOWN.profile.model_copy(update={"contacts": contacts, "services": {"care": care, "schools": schools}})


def test_a_contact_a_deputy_and_an_assistant_may_answer() -> None:
    here = profile()
    for address, may in (
        ("HEAD@town.example", True),
        ("deputy@town.example", True),
        ("pa@town.example", True),
        ("analyst@town.example", False),
        ("head@elsewhere.example", False),
    ):
        assert may_answer(here, address, "head@town.example") is may, address


def test_who_sends_for_a_service_sends_its_return_and_answers_nothing_else() -> None:
    assert not may_answer(profile(), "pa@town.example", "analyst@town.example")
    assert may_send_what_was_asked(profile(), "pa@town.example", "analyst@town.example")
    assert not may_send_what_was_asked(profile(), "nobody@town.example", "analyst@town.example")


def test_returns_may_be_sent_by_the_contact_and_by_who_sends_for_contact_or_service() -> None:
    here = profile()
    assert sends_returns_of(here, "analyst@town.example") == ("care",)
    assert sends_returns_of(here, "pa@town.example") == ("care", "schools")
    assert sends_returns_of(here, "deputy@town.example") == ("schools",)
    assert sends_returns_of(here, "nobody@town.example") == ()


def test_a_stranger_writes_for_nobody() -> None:
    assert writes_for(profile(), "nobody@town.example") == frozenset()
    assert role_at(profile(), "nobody@town.example") == ""
    assert role_at(profile(), "pa@town.example") == "Assistant"
