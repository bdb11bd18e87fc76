"""What is asked about as a person's name, and what has a capital letter and is none?"""

import pytest

from adapters.lexicon import lexicon
from quarterly.screening.known_names import KnownNames
from quarterly.screening.names import names_in

NOTHING_KNOWN = KnownNames()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Jayden was placed with his aunt.", ("Jayden",)),
        ("We heard from Liam, Noah and Mia.", ("Liam", "Noah", "Mia")),
        ("The plan of Zofia Wiśniewska is late.", ("Zofia Wiśniewska",)),
        ("Nguyễn Thị Lan waited.", ("Nguyễn Thị Lan",)),
        ("Anne-Marie's plan is late.", ("Anne-Marie",)),
        ("The O'Briens have moved.", ("O'Briens",)),
        ("They told al-Hassan.", ("al-Hassan",)),
        ("SMITH was placed out of area.", ("SMITH",)),
        ("J. Smith missed it.", ("J. Smith",)),
        ("Ann Ely DCS", ("Ann Ely",)),
        ("Mrs Young complained.", ("Mrs Young",)),
        ("Cllr Brown asked for it.", ("Cllr Brown",)),
        ("Dr. Green wrote to us.", ("Dr. Green",)),
        ("the Hunter family moved", ("Hunter",)),
    ],
)
def test_a_name_is_asked_about_in_full(sentence: str, names: tuple[str, ...]) -> None:
    assert names_in(sentence, NOTHING_KNOWN, lexicon()) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Grace was placed late.",
        "The delay was because Grace moved to a new carer.",
        "Will Young said that he wanted to stay.",
        "Mark said the review was late.",
        "After the hearing Hope was reunited with her mother.",
        "The case of Rose Brown was late.",
        "Amber was placed with her grandmother.",
        "April has settled in her new home.",
        "Placement of Summer Knight broke down.",
        "Faith did not sit her GCSEs.",
        "Christian was excluded from school.",
        "River's dad was seen.",
        "It was Rose who told us.",
        "Her name is Angel.",
        "This is Chance's third placement.",
        "Comment by: Hall, T.",
    ],
)
def test_a_name_that_is_also_a_word_is_asked_about_where_it_is_used_as_one(sentence: str) -> None:
    assert names_in(sentence, NOTHING_KNOWN, lexicon())


@pytest.mark.parametrize(
    "sentence",
    ["jayden was placed", "mrs king refused", "baby ruby came home", "his brother jay was moved", "seen by s. wetherall"],
)
def test_a_name_without_a_capital_is_asked_about_where_it_is_near_certain(sentence: str) -> None:
    assert names_in(sentence, NOTHING_KNOWN, lexicon())


@pytest.mark.parametrize(
    "sentence",
    [
        "Children in Need plans were reviewed by the Head of Service.",
        "The Black Country partnership met in May and June.",
        "Year 11 Leavers are counted in Autumn Term.",
        "The Children Act 1989 and the Care Act ask for it.",
        "Amber was chosen because the target was missed.",
        "The rating moved from Amber to Green.",
        "April was busier than March.",
        "Summer was busy.",
        "Will the target be met?",
        "Grant funding ended.",
        "Hope House was opened.",
        "Faith Schools and Young Carers were asked.",
        "Mark Scheme for Key Stage 2",
        "St Mary's Road and St. Paul's Primary School",
        "Hope is that the new team will help.",
        "Stratford-upon-Avon and Kingston upon Hull",
        "The IRO, the LADO and the PLO lead agreed.",
        "MASH, CAMHS and SENDIASS were restructured.",
        "We used SharePoint, Power BI and Microsoft Excel.",
        "Barnardo's and Cafcass answered.",
        "GPs, SENCOs and DfE staff met.",
        "CHILDREN LOOKED AFTER BY AGE",
        "Childrens services; Reveiwed in July",
        "The will of the court may mark a chance.",
        "Mail to mash.team@council.example or see www.council.example/Jayden.",
    ],
)
def test_what_is_no_name_is_not(sentence: str) -> None:
    assert names_in(sentence, NOTHING_KNOWN, lexicon()) == ()


CLEARED = KnownNames(
    not_people=frozenset({"Wrenfield Lodge", "Chicksands"}), may_be_named=frozenset({"Dilys Onllwyn", "Councillor Golton"})
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wrenfield Lodge was opened in Chicksands.",
        "Dilys Onllwyn, the lead member, asked for it.",
        "Mrs Dilys Onllwyn wrote.",
        "Councillor Golton agreed, as did Dilys Onllwyn's deputy.",
    ],
)
def test_a_cleared_phrase_is_not_asked_about(sentence: str) -> None:
    assert names_in(sentence, CLEARED, lexicon()) == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Onllwyn was told.", ("Onllwyn",)),
        ("Dilys was told.", ("Dilys",)),
        ("DILYS ONLLWYN was told.", ("DILYS ONLLWYN",)),
        ("Jason Wrenfield was told.", ("Jason Wrenfield",)),
        ("Dilys Onllwyn, aged 7, was placed.", ("Dilys Onllwyn",)),
        ("Dilys Onllwyn and her foster carer were told.", ("Dilys Onllwyn",)),
        ("A girl at Wrenfield Lodge was late.", ("Wrenfield Lodge",)),
    ],
)
def test_it_is_cleared_as_a_whole_as_written_and_not_beside_what_tells_who_a_child_is(
    sentence: str, names: tuple[str, ...]
) -> None:
    assert names_in(sentence, CLEARED, lexicon()) == names


def test_words_of_the_council_are_not_asked_about() -> None:
    known = KnownNames(own_words=frozenset({"wrenfield"}))
    assert names_in("The Wrenfield hub is open.", known, lexicon()) == ()


OF_THE_PROFILE = KnownNames(own_words=frozenset({"wrenfield", "tyrese", "cex"}), not_people=frozenset({"Oak Lodge", "Zofia"}))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tyrese, 7, moved school.",
        "Tyrese (7) moved school.",
        "7-year-old Tyrese waited.",
        "tyrese, 7, moved school.",
        "Zofia, 7, moved school.",
        "A boy at Wrenfield waited.",
        "Tyrese was placed late.",
        "The placement of Wrenfield broke down.",
        "Wrenfield was placed late.",
        "TYRESE WAS PLACED LATE",
        "The file of Tyrese was lost.",
        "Tyrese is on a child protection plan.",
        "The child was placed at Oak Lodge.",
        "Oak Lodge had her case.",
        "The case of Dilys Onllwyn was late.",
    ],
)
def test_no_word_of_the_profile_and_no_cleared_phrase_clears_what_stands_beside_an_age_a_sex_a_placement_or_a_case(
    sentence: str,
) -> None:
    known = KnownNames(OF_THE_PROFILE.not_people, CLEARED.may_be_named, OF_THE_PROFILE.own_words)
    assert names_in(sentence, known, lexicon())


@pytest.mark.parametrize(
    "sentence",
    [
        "Wrenfield has room for children aged 7 to 11.",
        "Children placed in Wrenfield are counted once.",
        "Children placed at Oak Lodge are counted once.",
        "Wrenfield has 12 cases and 3 placements.",
        "CEX looked at a case file.",
        "In Wrenfield 30 children were looked after.",
    ],
)
def test_places_and_services_are_not_asked_about_where_many_children_are_spoken_of(sentence: str) -> None:
    assert names_in(sentence, OF_THE_PROFILE, lexicon()) == ()
