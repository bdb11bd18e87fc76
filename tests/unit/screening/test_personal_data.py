"""Which kinds of personal data are found in a text, and what looks like them and is none?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.lexicon import lexicon
from quarterly.screening.known_names import KnownNames
from quarterly.screening.personal_data import PersonalDataKind, kinds_in, personal_sentences

KNOWN = KnownNames(addresses=frozenset({"performance@council.example"}))


def found(text: str) -> set[PersonalDataKind]:
    return set(kinds_in(text, KNOWN, lexicon()))


def both(kind: PersonalDataKind, *texts: str) -> list[tuple[PersonalDataKind, str]]:
    return [(kind, text) for text in texts]


KINDS = [
    *both(
        PersonalDataKind.UPN,
        "UPN A123456789012",
        "The pupil's number is Z801200001001.",
        "B801 2000 05001 left",
        "upn b801200005001",
    ),
    *both(PersonalDataKind.NHS_NUMBER, "NHS no 943 476 5918", "943.476.5919 has no plan", "9434765919"),
    *both(PersonalDataKind.NATIONAL_INSURANCE, "AB 12 34 56 C", "ab123456c", "NI TL 508 236 C", "QQ123456C"),
    *both(
        PersonalDataKind.DATE_OF_BIRTH,
        *("born on 3 April 2011", "dob 120403", "d.o.b. 12 04 03", "(b. 12/04/2003)", "DOB: Apr 2003", "EDD 28/08/2012"),
        *("Jayden Smith, 12/03/2011, was late.", "A boy aged 7 (3/4/2011) was late.", "Her birthday is on 4 March."),
    ),
    *both(
        PersonalDataKind.CASE_NUMBER,
        *(
            "LAC id 123456",
            "Mosaic 1234567 shows no visit",
            "case number AB12345",
            "LCS ID: 998877",
            "Case 4471 closed in error.",
        ),
        *(
            "see file 88-1203",
            "ref YP/0451",
            "Carefirst no. P123456",
            "33417 on Mosaic",
            "Court case ZE21C00123",
            "20451 was placed",
        ),
        *("IDs 20451, 20455 and 20460 are duplicates.", "0045129 – visit late", "child 700231", "PNC 12/345678X"),
    ),
    *both(PersonalDataKind.POSTCODE, "B15 3TR", "lives in b15 3tr", "SW1A2AA", "A child, aged 7, at B15"),
    *both(
        PersonalDataKind.ADDRESS,
        *(
            "at 12 Acacia Avenue",
            "22a, Mill Street",
            "Flat 3, Tower Court",
            "He lives on Victoria Road.",
            "at 9 tennyson ave",
        ),
        *("Rose Cottage, Church Lane", "Unit 4a Mill Yard"),
    ),
    *both(
        PersonalDataKind.TELEPHONE,
        "0121 496 0123",
        "07700 900123",
        "+44 7700 900123",
        "(0121) 496 0000",
        "0151.496.0904",
        "01902-555123",
    ),
    *both(PersonalDataKind.EMAIL, "Write to jane.doe@example.org.", "jane.doe (at) example.org", "jane @ example.org"),
    *both(
        PersonalDataKind.INITIALS,
        *(
            "SM and his sister KL went missing.",
            "JD's mother refused.",
            "Child A was late.",
            "child 'J' was seen",
            "The mother of J left.",
        ),
        *(
            "A.B. was moved.",
            "visit late for j.s. as worker was off",
            "Handover from RG to NS",
            "The S family moved.",
            "X was excluded",
        ),
    ),
    *both(
        PersonalDataKind.AGE,
        *(
            "A 7-year-old girl waited.",
            "a boy aged 7",
            "She turned 16 in May.",
            "a 3 month old baby was placed",
            "One child, aged 7",
        ),
        *(
            "Kian (14) waited.",
            "girl of 13",
            "M, 14, not in school",
            "17F in a hotel",
            "Two brothers aged 4 and 6",
            "a Year 9 boy",
        ),
        *("The youngest, 6, was moved.", "He's 14 and out of school", "his tenth birthday", "lad of 15 remanded"),
    ),
]
UNSEEN = ("\u200b", "\u00ad", "\u2060", "\u202e", "\x01", "\u200d", "\u034f", "\ufe0f", "\u3164")


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_a_kind_is_found(kind: PersonalDataKind, text: str) -> None:
    assert kind in found(text)


@given(st.sampled_from(KINDS), st.sampled_from(UNSEEN), st.data())
def test_what_nobody_sees_hides_nothing(kind_and_text: tuple[PersonalDataKind, str], unseen: str, data: st.DataObject) -> None:
    kind, text = kind_and_text
    at = data.draw(st.integers(0, len(text)))
    assert kind in found(f"{text[:at]}{unseen}{text[at:]}")


@pytest.mark.parametrize(
    "text",
    [
        # ages
        *(
            "Children aged 5 to 16 were seen.",
            "16- and 17-year-olds wait longest.",
            "Under 5s",
            "Take-up of 2 year old funding fell.",
        ),
        *(
            "Young people aged 16 and over",
            "The average age was 14.",
            "Care leavers aged 19 to 21",
            "By age 5 most children read well.",
        ),
        *(
            "The two year old check is late.",
            "16 year olds in learning rose.",
            "The 12 year old building was closed.",
            "Pupils aged 7 and 11",
        ),
        # dates
        *(
            "The inspection of 12 May 2024 found this.",
            "Under 5s were seen on 3 March 2024.",
            "Babies born in March 2012 were weighed.",
        ),
        *("Children born between 1 April 2011 and 31 March 2012 are counted.",),
        # numbers
        *(
            "CP10 and NI 62 are off target.",
            "Budget code 45012 was overspent.",
            "Order number 0123456789 was late.",
            "LAC 640 650 655",
        ),
        *(
            "Invoice 9434765919 was paid.",
            "Call 0800 1111 or 0300 123 4567.",
            "Case 2 of the audit",
            "LAC 2024 statistics",
            "CLA 412",
        ),
        *(
            "Referrals 2341 against 2210",
            "Ref: report CYP/2012/045",
            "The rate rose to 2,345 from 1,234.",
            "PO 4500012345",
            "ISO 27001",
        ),
        *("Case file audits: 120 of 130", "Q1 2nd quarter", "Financial year 2013/14: 1450000"),
        # contacts
        *("Write to performance@council.example.", "Write to Performance@Council.example.", "12 Children's Centres closed."),
        # letters
        *(
            "Plan B was agreed.",
            "Vitamin D is given.",
            "The SW was late.",
            "Appendix A, Table B",
            "S.47 and s17 enquiries",
            "e.g. at 9 a.m.",
        ),
        *("A* to C", "The LA was asked.", "Level 2 at 19", "REPORT TO: the Board", "PE and Sport premium"),
    ],
)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert found(text) == set()


def test_a_sentence_is_named_by_its_digest() -> None:
    text = "All is well. Jayden was placed. The number 943 476 5919 is wrong."
    name, number = personal_sentences(text, KNOWN, lexicon())
    assert (name.kinds, name.has_identifier) == ((PersonalDataKind.NAME,), False)
    assert (number.kinds, number.has_identifier) == ((PersonalDataKind.NHS_NUMBER,), True)


@pytest.mark.parametrize("words", [90, 110, 119, 120, 130, 2_000])
def test_a_name_is_found_wherever_it_stands_in_a_very_long_sentence(words: int) -> None:
    assert PersonalDataKind.NAME in found("and " * words + "Dilys Onllwyn " + "and " * 500)


@given(st.text("0123456789", min_size=6, max_size=6), st.sampled_from("ABCD"), st.sampled_from(["", " ", "-"]))
def test_every_national_insurance_number_is_found(digits: str, last: str, parted: str) -> None:
    text = parted.join(["JG", digits[:2], digits[2:4], digits[4:], last])
    assert PersonalDataKind.NATIONAL_INSURANCE in found(f"Paid under {text} since May.")


@given(st.text(max_size=200))
def test_any_text_can_be_screened(text: str) -> None:
    assert found(text) <= set(PersonalDataKind)
