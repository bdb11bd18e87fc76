"""Which sentences of a draft are flagged, of what kind, and from where?"""

from collections.abc import Sequence
from typing import Any

from quarterly.collecting.returns.records import CommentRow
from quarterly.collecting.sheets.findings import Finding
from quarterly.disclosure.not_public import PublicTexts
from quarterly.publishing.flags import Flag, FlagKind, FlagSources, flags, personal_flag
from quarterly.reporting.sourced_texts import SourcedText, sourced_texts
from quarterly.screening.personal_data import PersonalDataKind, PersonalSentence
from quarterly.screening.sentences import sentence_digest
from tests.unit.made import card, finding, reply, restricted, row
from tests.unit.reporting.reports import HERE, narrative, passage

LATE = "Visits were late."
CALM = "Staff are back."
NAMED = "Kayleigh's placement ended."


def flagged(
    comment: str,
    *findings: Finding,
    replies: Sequence[CommentRow] = (),
    personal: Sequence[Flag] = (),
    records: Sequence[Any] = (),
) -> tuple[Flag, ...]:
    """Return the flags of a report with this comment on one indicator and these records."""
    whole = restricted(card(row("1176", "62.9", comment=comment)), narrative=narrative(*records)).inputs
    sources = FlagSources(
        texts=sourced_texts(whole, [SourcedText(each.text, "", each.source, each.indicator) for each in replies]),
        findings=findings,
        public=PublicTexts(whole),
        senders={"return.xlsx": "Assessment and safeguarding", "reply.xlsx": "Owners' replies", "cover.xlsx": "Cover report"},
        plain=lambda sentence: sentence.replace("**", ""),
        personal=personal,
    )
    return flags(sources)


def found_in(sentence: str, code: str = "R04", **changes: Any) -> Finding:
    return finding("1176", code, "warning", sentences=(sentence,), **changes)


def test_what_a_check_found_is_flagged_with_source_and_sender() -> None:
    assert flagged(f"{LATE} {CALM}", found_in(LATE)) == (
        Flag(
            kind=FlagKind.CONTRADICTED,
            sentences=(LATE,),
            location="commentary on PI 1176",
            position="PI return, cell E7",
            sender="Assessment and safeguarding",
            why="What R04 says.",
            remedy="Mend it.",
            digests=(sentence_digest(LATE),),
        ),
    )


def test_an_owners_reply_is_flagged_where_it_was_typed() -> None:
    answer = reply("1176", LATE, file="reply.xlsx", sheet="Commentary", row=5)
    about = found_in(LATE, file="reply.xlsx", sheet="Commentary", row=5)
    (flag,) = flagged(f"{CALM}\n\n{LATE}", about, replies=[answer])
    assert (flag.sender, flag.position) == ("Owners' replies", "Commentary, cell E5")


def test_a_sentence_is_flagged_as_it_is_printed_though_a_check_reads_it_without_markdown() -> None:
    (flag,) = flagged(f"**Note:** 5 A*-C is late. {CALM}", found_in("Note: 5 A-C is late."))
    assert flag.sentences == ("Note: 5 A*-C is late.",)


def test_a_phrase_that_is_no_count_in_the_profile_is_none_here() -> None:
    assert flagged("The share of pupils with 5 A*-C is up.") == ()


def test_a_comment_that_its_own_return_contradicts_is_flagged_by_the_figure() -> None:
    asked = finding("1176", "K03", "warning", quoted=("71%",))
    (flag,) = flagged(f"It was 71%. {CALM}", asked)
    assert (flag.kind, flag.sentences) == (FlagKind.CONTRADICTED, ("It was 71%.",))


def test_a_text_as_last_quarter_and_one_to_check_are_kinds_of_their_own() -> None:
    found = flagged(f"{LATE} {CALM}", found_in(LATE, "R06"), found_in(CALM, "R13"))
    assert [(each.kind, each.sentences) for each in found] == [(FlagKind.DOUBTFUL, (CALM,)), (FlagKind.REPEATED, (LATE,))]


def test_a_sentence_that_the_public_does_not_see_is_flagged_with_the_reason() -> None:
    (flag,) = flagged(CALM, records=[passage("Three children moved.")])
    assert (flag.kind, flag.why, flag.sender, flag.position) == (
        FlagKind.SUPPRESSED,
        "The public reads [c] here: the sentence counts few people.",
        "Cover report",
        f"Narrative, cell {HERE.cell}",
    )


def personal(sentence: str, kind: PersonalDataKind) -> Flag:
    return personal_flag(PersonalSentence(sentence_digest(sentence), (kind,)), sentence, "Safeguarding, row 7: comment on 1176")


def test_an_identifier_comes_before_a_possible_person_and_both_before_a_contradiction() -> None:
    open_ones = [personal(NAMED, PersonalDataKind.NAME), personal(CALM, PersonalDataKind.UPN)]
    found = flagged(LATE, found_in(LATE), personal=open_ones)
    assert [each.kind for each in found] == [FlagKind.IDENTIFIER, FlagKind.PERSON, FlagKind.CONTRADICTED]


def test_a_possible_person_is_cleared_by_the_digest_of_the_sentence() -> None:
    flag = personal(NAMED, PersonalDataKind.NAME)
    assert flag.sentences == (NAMED,)
    assert sentence_digest(NAMED)[:12] in flag.remedy


def test_a_sentence_with_an_identifier_is_repeated_nowhere() -> None:
    assert LATE not in str(personal(LATE, PersonalDataKind.UPN))


def test_a_finding_about_the_profiles_own_text_is_no_flag() -> None:
    assert flagged(CALM, finding("", "R13", "warning", file="profile.yaml", sheet="", sentences=(CALM,))) == ()
