"""What does a council's own configuration clear?"""

import pytest
from pydantic import ValidationError

from adapters.lexicon import lexicon
from quarterly.configuration.known_names import ClearedNames, NamedPerson
from quarterly.screening.council_words import known_names
from quarterly.screening.lexicon import Lexicon, word_list
from quarterly.screening.names import names_in
from tests.unit.town import TOWN

CLEARED = ClearedNames(
    no_person={"places": ("Wrenfield", "Oak Lodge"), "schools": ("St Aldhelm's",)},
    may_be_named=(NamedPerson(name="Dilys Onllwyn", role="lead member"),),
)
COUNCIL = TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"known_names": CLEARED})})


def test_every_list_of_no_persons_counts() -> None:
    assert known_names(COUNCIL, Lexicon()).not_people == {"Wrenfield", "Oak Lodge", "St Aldhelm's"}


def test_people_may_be_named_in_full() -> None:
    assert known_names(COUNCIL, Lexicon()).may_be_named == {"Dilys Onllwyn"}


def test_its_own_words_are_those_of_profile_and_catalogue_but_not_of_cleared_names() -> None:
    words = known_names(COUNCIL, Lexicon()).own_words
    assert set(TOWN.catalogue.indicators[0].name.lower().split()) & words
    assert not {"onllwyn", "wrenfield"} & words


def test_words_that_are_english_anyway_are_left_out_but_for_those_in_capitals() -> None:
    name = "Visits IT made to Tipton"
    council = TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"committee": name})})
    english = Lexicon(words=word_list("it\nmade\nto\nvisits"))
    assert known_names(council, english).own_words & {*name.lower().split()} == {"it", "tipton"}


def test_a_name_that_is_cleared_in_full_is_no_word_of_the_council_where_the_profile_prints_it() -> None:
    report = COUNCIL.profile.report.model_copy(update={"subtitle": "Presented by Dilys Onllwyn in Wrenfield"})
    council = COUNCIL.model_copy(update={"profile": COUNCIL.profile.model_copy(update={"report": report})})
    assert {"dilys", "onllwyn", "wrenfield"} & known_names(council, Lexicon()).own_words == {"wrenfield"}


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Tyrese was late.", ("Tyrese",)),
        ("tyrese was late.", ("tyrese",)),
        ("Kowalski was late.", ("Kowalski",)),
        ("Tyrese House was late.", ()),
        ("The Tyrese House was late.", ()),
        ("Kowalski Road was closed.", ()),
        ("Tyrese Jones was late.", ("Tyrese Jones",)),
    ],
)
def test_a_thing_that_the_profile_calls_by_a_name_is_known_by_the_whole_of_it(sentence: str, asked: tuple[str, ...]) -> None:
    printed = {"committee": "The Tyrese House and Kowalski Road", "name": "Tyrese Jones"}
    report = TOWN.profile.report.model_copy(update={"subtitle": printed["name"]})
    profile = TOWN.profile.model_copy(update={"committee": printed["committee"], "report": report})
    known = known_names(TOWN.model_copy(update={"profile": profile}), lexicon())
    assert names_in(sentence, known, lexicon()) == asked


@pytest.mark.parametrize(
    "sentence", ["Keziah Thornbury came into care.", "Thornbury came into care.", "The Thornbury review was late."]
)
def test_a_rare_name_that_the_profile_prints_by_mistake_is_no_thing_and_no_word_of_the_council(sentence: str) -> None:
    report = TOWN.profile.report.model_copy(update={"subtitle": "Presented to Keziah Thornbury and the committee"})
    known = known_names(TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"report": report})}), lexicon())
    assert names_in(sentence, known, lexicon()) != ()


def test_its_contacts_may_be_written_to() -> None:
    assert known_names(COUNCIL, Lexicon()).addresses == {contact.email.casefold() for contact in TOWN.profile.contacts.values()}


@pytest.mark.parametrize("name", ["Dilys", "Mrs Onllwyn", "Miss Dilys"])
def test_a_forename_or_a_surname_alone_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="give forename and surname"):
        NamedPerson(name=name, role="lead member")


def test_a_member_may_be_named_by_office_and_surname() -> None:
    assert NamedPerson(name="Councillor Golton", role="executive member").name == "Councillor Golton"
