"""Exempt matter: does nothing public follow from it, and does the pack for members hold it and nothing else?"""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.render.markdown import rich
from quarterly.collecting.narrative.records import Claim, School
from quarterly.configuration.council import Council
from quarterly.configuration.exemption import Exemption
from quarterly.disclosure.corrections import correction_policy
from quarterly.disclosure.not_public import PublicTexts, suppressed_scores
from quarterly.disclosure.report_inputs import ExemptInputs, RestrictedInputs, for_members, redact
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.reporting.build import build_exempt, build_public, build_restricted
from quarterly.reporting.parts import MaterialOf
from quarterly.reporting.transcript import transcribe
from quarterly.scoring.background import Background
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import Q1, card, restricted, row
from tests.unit.reporting.reports import HERE, narrative, passage, tracker, with_sections

REASON = "Prices are being negotiated, and homes would ask for as much as others get."
WHY = {
    "paragraph": 3,
    "public_interest": REASON,
    "decided_by": "Monitoring Officer",
}
CONTENTS = ("exclusion", "glance", "exceptions", "scorecard", "trackers", "trends", "quality", "claims", "returns", "method")
PLAN = with_sections(
    *({"content": each} for each in CONTENTS),
    {"content": "priorities", "kinds": ["gains"]},
    appendices=[
        {"key": "b", "title": "Appendix B: Prices", "exempt": WHY, "sections": [
            {"content": "text", "title": "How it stands", "text": "We negotiate with eleven homes."},
            {"content": "passages", "title": "Offers", "kinds": ["summary"]},
        ]},
        {"key": "c", "title": "Appendix C: Schools and news", "sections": [
            {"content": "passages", "title": "News", "kinds": ["news"]},
            {"content": "schools", "title": "Schools at risk", "exempt": {**WHY, "paragraph": 2}},
        ]},
    ],
)  # fmt: skip
EXEMPT = "1180"
NEWS = "We closed 50% of the cases, and 62.9% of visits were in time."


def with_exempt_indicator(council: Council = PLAN) -> Council:
    indicators = (
        each.model_copy(update={"exempt": Exemption(**{**WHY, "paragraph": 4})}) if each.id == EXEMPT else each
        for each in council.catalogue.indicators
    )
    return council.model_copy(update={"catalogue": council.catalogue.model_copy(update={"indicators": tuple(indicators)})})


COUNCIL = with_exempt_indicator()


def whole(*of_exempt: Any, offer: str = "", register: str = "", before: str = "") -> RestrictedInputs:
    """Return a quarter's inputs, with this row of the exempt indicator and these texts in exempt sections."""
    others = (row("1178", "104.9", comment="More came into care."), row("1176", "62.9", row=11))
    known = Background(history={EXEMPT: {Quarter(2011, 4): Point(value=exact(before))}} if before else {})
    rows = [row(EXEMPT, *each) for each in of_exempt]
    scored = card(*others, *rows, of=COUNCIL, background=known)
    texts = narrative(
        passage(f"Homes were visited. {NEWS}", kind="news", about="safeguarding"),
        *([passage(offer)] if offer else []),
        *([at_risk(register)] if register else []),
        tracker(indicators=(EXEMPT, "1176")),
        Claim(text="Half of the leavers are in work.", says="better than target", indicators=(EXEMPT,), source=HERE),
    )
    awaited = frozenset({score.indicator for score in scored.scores if score.final == "triangle"})
    return restricted(scored, COUNCIL, rich=rich, narrative=texts, awaited=awaited, background=known).inputs


def at_risk(note: str) -> School:
    return School(school="School A", judgement="Inadequate", since="2012", event="", on="", note=note, source=HERE)


def seen_by_the_public(inputs: RestrictedInputs) -> list[Any]:
    """Return everything public that is made from these inputs."""
    public = MaterialOf(redact(inputs), rich)
    policy, texts = correction_policy(inputs), PublicTexts(inputs)
    return [
        public.inputs, build_public(public), open_data(public), transcribe(public), policy,
        suppressed_scores(inputs, public.inputs), list(texts.to_look_at(NEWS)),
    ]  # fmt: skip


def members(inputs: RestrictedInputs) -> MaterialOf[ExemptInputs]:
    found = for_members(inputs)
    assert found is not None
    return MaterialOf(found, rich)


figures = st.one_of(
    st.none(),
    st.integers(1, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
)
texts = st.sampled_from(["", "We offered £4,990.", "50% of the cases", "3 of the 6 children", "Nothing has been agreed."])


@given(figure=figures, comment=texts, offer=texts, register=texts, before=st.sampled_from(["", "50", "62.9"]))
def test_two_quarters_that_differ_in_exempt_matter_alone_are_one_to_the_public(
    figure: tuple[int, int] | None, comment: str, offer: str, register: str, before: str
) -> None:
    rows = [(f"{100 * figure[0] / figure[1]:.4f}", *figure, comment)] if figure else []
    other = whole(*rows, offer=offer, register=register, before=before)
    assert seen_by_the_public(other) == seen_by_the_public(whole(("50", 3, 6, "Three of the six.")))


def test_the_others_still_differ() -> None:
    assert seen_by_the_public(replace(whole(), card=card(row("1178", "99"), of=COUNCIL))) != seen_by_the_public(whole())


def test_the_public_counts_an_exempt_indicator_by_itself_and_gives_no_target() -> None:
    report = build_public(MaterialOf(redact(whole(("50", 3, 6, ""))), rich))
    text = json.dumps(report, ensure_ascii=False)
    assert "1 is exempt" in text
    assert "Exempt" in text
    header, rows = open_data(MaterialOf(redact(whole(("50", 3, 6, ""))), rich))
    (exempt,) = (dict(zip(header, each, strict=True)) for each in rows if each[0] == EXEMPT)
    assert [exempt[each] for each in ("value", "target", "rating_code", "rating")] == ["", "", "", "Exempt"]
    assert [exempt[each] for each in ("symbol", "target_symbol", "rating_symbol")] == ["[x]"] * 3


def test_a_text_is_not_left_out_because_it_gives_the_same_number_as_an_exempt_figure() -> None:
    public = build_public(MaterialOf(redact(whole(("62.9", 39, 62, ""))), rich))
    assert NEWS in json.dumps(public, ensure_ascii=False)


def test_members_read_it_in_full_and_nothing_else() -> None:
    inputs = whole(("50", 3, 6, "Three of the six."), offer="We offered £4,990.", register="Two pupils left.")
    text = json.dumps(build_exempt(members(inputs)), ensure_ascii=False)
    for exempt in ("50% (3 of 6)", "We offered £4,990.", "Two pupils left.", "We negotiate with eleven homes."):
        assert exempt in text
    for public in ("104.9", "62.9", "Homes were visited.", "More came into care."):
        assert public not in text


def test_the_exempt_pack_says_so_on_every_page_and_the_public_one_what_is_to_be_resolved() -> None:
    inputs = whole(offer="We offered £4,990.")
    exempt, public = build_exempt(members(inputs)), build_public(MaterialOf(redact(inputs), rich))
    assert exempt["rendering"] == "exempt"
    assert exempt["marking"] == (
        "Not for publication: exempt under paragraphs 2, 3 and 4 of Part 1 of Schedule 12A to the Local Government Act 1972"
    )
    marking = exempt["appendices"][0]["exempt"]
    assert marking.startswith("Not for publication: information relating to the financial or business affairs of any particular")
    text = json.dumps(public, ensure_ascii=False)
    assert "That under section 100A(4) of the Local Government Act 1972 the press and public be excluded" in text
    assert REASON in text
    assert ["Public or exempt", "Part exempt: appendix B, the section “Schools at risk” of appendix C and indicator PI 1180"] in (
        public["details"]
    )


def test_an_executive_resolves_by_regulations_of_its_own() -> None:
    inputs = whole(offer="We offered £4,990.")
    plan = inputs.council.profile.report.model_copy(update={"considered_by": "executive"})
    profile = inputs.council.profile.model_copy(update={"report": plan})
    executive = replace(inputs, council=inputs.council.model_copy(update={"profile": profile}))
    text = json.dumps(build_public(MaterialOf(redact(executive), rich)), ensure_ascii=False)
    assert "That under regulation 4(2)(b) of the Local Authorities (Executive Arrangements) (Meetings and Access to" in text
    assert "100A" not in text


def test_the_public_reads_the_heading_of_an_exempt_part_alone() -> None:
    public = build_public(MaterialOf(redact(whole(offer="We offered £4,990.")), rich))
    prices, schools = public["appendices"]
    assert prices["title"] == "Appendix B: Prices (exempt)"
    assert [each["title"] for each in prices["sections"]] == ["Not for publication"]
    assert [each["title"] for each in schools["sections"]] == ["News", "Schools at risk"]
    assert [block["type"] for block in schools["sections"][1]["blocks"]] == ["note"]


def test_the_council_reads_all_of_it() -> None:
    text = json.dumps(build_restricted(MaterialOf(whole(("50", 3, 6, ""), offer="We offered £4,990."), rich)), ensure_ascii=False)
    assert "We offered £4,990." in text
    assert "50% (3 of 6)" in text


def test_a_later_quarter_does_not_give_it_either() -> None:
    assert EXEMPT in whole(("65", 39, 60, "")).suppressed


def test_nobody_else_makes_the_inputs_of_an_exempt_pack() -> None:
    inputs = whole()
    with pytest.raises(TypeError, match=r"made by quarterly\.disclosure alone"):
        ExemptInputs(council=COUNCIL, quarter=Q1, card=inputs.card, seal=object())  # type: ignore[arg-type]


def test_where_nothing_is_exempt_there_is_no_third_rendering() -> None:
    plain = with_sections({"content": "exclusion"})
    inputs = restricted(card(of=plain), plain).inputs
    assert for_members(inputs) is None
    (section,) = build_public(MaterialOf(redact(inputs), rich))["sections"]
    assert section["blocks"] == [{"type": "paragraph", "text": "Nothing in this report is exempt, so no resolution is needed."}]
