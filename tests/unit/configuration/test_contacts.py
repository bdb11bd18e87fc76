"""Who stands in for a contact, who sends for one, and who heads a service: each has to be a contact that is there."""

import pytest

from tests.unit.made_council import changed, mistakes
from tests.unit.town import INDICATORS, PROFILE

LEAD = "children-in-care-data: {role: Data lead for children in care, email: children-in-care.data@milton.example"
SERVICE = "children-in-care: {name: Children in care, contact: children-in-care-data"


def test_a_contact_has_a_deputy_and_sends_for_others_and_a_service_has_a_head() -> None:
    profile = changed(LEAD, f"{LEAD}, deputy: safeguarding-data, sends_for: [schools, head-of-safeguarding]").profile
    lead = profile.contacts["children-in-care-data"]
    assert (lead.deputy, lead.sends_for) == ("safeguarding-data", ("schools", "head-of-safeguarding"))
    assert changed(SERVICE, f"{SERVICE}, head: head-of-safeguarding").profile.services["children-in-care"].head == (
        "head-of-safeguarding"
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (LEAD, f"{LEAD}, deputy: nobody", "p.yaml, line 8: contacts → children-in-care-data → deputy: “nobody” is not known"),
        (LEAD, f"{LEAD}, deputy: children-in-care-data", "the deputy has the same mail address. Name another contact."),
        (LEAD, f"{LEAD}, sends_for: [nobody]", "sends_for: “nobody” is not known"),
        (SERVICE, f"{SERVICE}, head: nobody", "services → children-in-care → head: “nobody” is not known"),
    ],
)
def test_whom_a_profile_names_has_to_be_there(old: str, new: str, problem: str) -> None:
    assert problem in mistakes(PROFILE.replace(old, new), INDICATORS)
