"""Does every open sentence hold the release, with its place and kind and never its words?"""

from dataclasses import replace

from adapters.screening import screening_for
from quarterly.collecting.open_sentences import OpenSentences, open_sentences, sentence_of, typed_texts
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.configuration.council import Council
from quarterly.publishing.holds import HoldKind
from quarterly.publishing.personal_data_holds import personal_data_holds
from quarterly.screening.sentences import sentence_digest
from tests.unit.made import CARE, TOWN, action, reply, row, source
from tests.unit.reporting.reports import COUNCIL, narrative, passage, undertaking

NAMED = "The placement of Kayleigh Adams ended."
IDENTIFIED = "The child born on 03/04/2009 moved."
SENT = ServiceReturn(
    service=CARE,
    files=(),
    indicators=(row("1178", "104.9", comment=f"Visits were on time. {NAMED}"),),
    actions=(action("YP2b", progress=IDENTIFIED),),
    comments=(reply("1180", NAMED),),
    under_query=(),
    narrative=narrative(replace(passage(NAMED), source=source(9, sheet="Narrative"))),
)


def found() -> OpenSentences:
    texts = typed_texts([SENT], (undertaking("U9", what=NAMED),), COUNCIL)
    return open_sentences(texts, screening_for(COUNCIL), COUNCIL)


def test_every_place_of_an_open_sentence_holds_the_release_the_worst_first() -> None:
    holds = personal_data_holds(found())
    assert [each.where for each in holds] == [
        "Children in care, sheet “Actions”, row 7: progress of key activity YP2b",
        "Children in care, sheet “PI return”, row 7: comment on PI 1178",
        "Children in care, sheet “PI return”, row 7: comment on PI 1180",
        "Children in care, sheet “Narrative”, row 9: text of “Director's summary”",
        "Undertaking left open by the quarter before, what of the undertaking",
    ]
    assert {each.kind for each in holds} == {HoldKind.PERSONAL_DATA}


def test_a_hold_gives_the_kind_and_the_name_of_the_sentence_and_never_the_sentence() -> None:
    identified, named, *_ = personal_data_holds(found())
    assert identified.sentence == (
        f"A sentence seems to hold a date of birth. Only other words lift it: sentence {sentence_digest(IDENTIFIED)[:12]}."
    )
    assert named.sentence == (
        f"A sentence seems to hold a name of a person. Clear it or strike it: sentence {sentence_digest(NAMED)[:12]}."
    )


def test_a_cleared_sentence_holds_nothing() -> None:
    screening = replace(screening_for(COUNCIL), cleared=frozenset({sentence_digest(NAMED)}))
    left = open_sentences(typed_texts([SENT], (), COUNCIL), screening, COUNCIL).found
    assert [each.digest for each in left] == [sentence_digest(IDENTIFIED)]


def test_the_officers_own_screen_can_show_it() -> None:
    assert sentence_of(typed_texts([SENT], (), COUNCIL), sentence_digest(NAMED)) == NAMED


def with_subtitle(text: str) -> Council:
    report = TOWN.profile.report.model_copy(update={"subtitle": text})
    return TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"report": report})})


def test_a_name_in_the_councils_own_files_holds_the_release_too() -> None:
    council = with_subtitle("Prepared for Kayleigh Adams")
    (hold,) = personal_data_holds(open_sentences(typed_texts([], (), council), screening_for(council), council))
    assert (hold.where, "Change the file or clear it:" in hold.sentence) == ("profile.yaml: report.subtitle", True)


def test_a_sentence_of_the_councils_own_files_is_printed_as_it_stands_and_so_is_not_closed_by_striking_it() -> None:
    council = with_subtitle(NAMED)
    struck = replace(screening_for(council), struck={sentence_digest(NAMED): ""})
    places = [each.location for each in open_sentences(typed_texts([SENT], (), council), struck, council).found]
    assert [place for place in places if "YP2b" not in place] == ["profile.yaml: report.subtitle"]


def test_where_a_kind_of_text_is_called_by_a_name_its_sentences_are_located_by_their_row_alone() -> None:
    kinds = {key: kind.model_copy(update={"title": "What Kayleigh Adams did"}) for key, kind in COUNCIL.profile.narrative.items()}
    council = COUNCIL.model_copy(update={"profile": COUNCIL.profile.model_copy(update={"narrative": kinds})})
    places = [each.location for each in open_sentences(typed_texts([SENT], (), council), screening_for(council), council).found]
    assert "Children in care, sheet “Narrative”, row 9" in places
    assert not any("Kayleigh" in place for place in places)


def test_who_wrote_a_text_is_called_its_author() -> None:
    sent = replace(SENT, narrative=narrative(replace(passage("Visits were on time."), by="Kayleigh Adams")))
    places = [each.location for each in open_sentences(typed_texts([sent], (), COUNCIL), screening_for(COUNCIL), COUNCIL).found]
    assert any("author of “Director's summary”" in place for place in places)
