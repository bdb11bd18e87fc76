"""What does the metadata of open data say beside what the columns are?"""

from quarterly.configuration.profile import Profile
from quarterly.configuration.site import NO_SITE, SitePlan
from quarterly.publishing.open_data.metadata import metadata
from tests.unit.made import TOWN


def _profile(**fields: object) -> Profile:
    return TOWN.profile.model_copy(update=fields)


def test_every_code_of_a_rating_is_named_best_first_and_whether_it_is_on_target() -> None:
    columns = metadata(TOWN.profile)["tables"][0]["tableSchema"]["columns"]
    (told,) = (each["dc:description"] for each in columns if each["name"] == "rating_code")
    assert told == (
        "The rating reported, as a code of the council's scale. Best first, in the newest quarter: star is Exceeds target (on "
        "target); upper is On target, upper half (on target); lower is On target, lower half (on target); triangle is Worse than "
        "target (off target)."
    )


def test_what_readers_of_the_site_have_to_know_first_is_told_here_too() -> None:
    found = metadata(_profile(site=SitePlan(note="The town is invented.")))
    assert found["dc:description"].endswith("suppressed here. The town is invented.")


def test_without_a_site_there_is_no_note() -> None:
    found = metadata(_profile(site=NO_SITE, agenda="https://milton.example"))
    assert found["dc:description"].endswith("is suppressed here.")
