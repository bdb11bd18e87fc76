"""The tables of the release page."""

from collections.abc import Sequence

from quarterly.publishing.flags import SHOWN, Flag, FlagKind
from quarterly.publishing.holds import HoldKind, Outstanding, how_many
from quarterly.publishing.release_audit import how_much
from quarterly.publishing.release_page import ReleasePage
from quarterly.publishing.score_changes import ScoreChange, ShownScore, named
from quarterly.reporting.chart_model import StatusMark
from quarterly.reporting.model import Block, TableCell
from quarterly.reporting.parts import cell, marked, table
from quarterly.reporting.sections.answers import COLUMNS as ANSWERED
from quarterly.reporting.sections.answers import answered_row
from quarterly.reporting.wording.suppressed import why_in_words
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND
from quarterly.vocabulary.wording import counted, listed

DRAFT, PAGE, ALL = "draft.html", "release.html", "release.csv"  # beside each other
NAMED = 3  # places of one kind that are named
LONGEST = 200  # characters of a sentence, or of a remark on it, on the page

FLAG_MARKS: dict[FlagKind, StatusMark] = {
    FlagKind.IDENTIFIER: {"word": "Must be changed", "shape": "triangle", "colour": "#8c1512"},
    FlagKind.PERSON: {"word": "A person?", "shape": "question", "colour": "#8c1512"},
    FlagKind.CONTRADICTED: {"word": "Contradicted", "shape": "diamond", "colour": "#8a4100"},
    FlagKind.DOUBTFUL: {"word": "To check", "shape": "circle", "colour": "#6b4e00"},
    FlagKind.REPEATED: {"word": "As last quarter", "shape": "tick", "colour": "#14508c"},
    FlagKind.ASKED: {"word": "Is it the same?", "shape": "question", "colour": "#6b4e00"},
    FlagKind.SUPPRESSED: {"word": "Not public", "shape": "dash", "colour": "#4b535d"},
}
_HOLDS: StatusMark = {"word": "Holds it back", "shape": "triangle", "colour": "#8c1512"}
_LET_THROUGH: StatusMark = {"word": "Let through", "shape": "tick", "colour": "#00653b"}
_ACCEPTED = "The council's profile accepts it. Look at it all the same."
_ADVICE = {
    HoldKind.PERSONAL_DATA: "Have the text changed, or clear a sentence that is about no child. No reason lifts this.",
    HoldKind.DISCLOSURE: "Have more suppressed, or release it with the data protection officer's advice.",
    HoldKind.CONTRADICTIONS: "Have the text or the figure corrected, or accept them with a reason.",
    HoldKind.LARGE_CHANGES: "Ask the service whether the figure is right, or accept them with a reason.",
    HoldKind.UNDER_QUERY: "Wait for a corrected return, or accept that they are printed as under query.",
    HoldKind.RETURNS: "Wait for the return, or accept that its figures are printed as not received.",
    HoldKind.COMMENTARY: "Wait for the owners, or accept that it is printed as awaited.",
    HoldKind.IMPLICATIONS: "Have them filled in, or accept that they are printed as not stated.",
}


def outstanding(page: ReleasePage) -> list[Block]:
    """Return a row for each kind of what is outstanding, worst first."""
    rows = [
        [
            cell(how_many(kind, len(found))),
            marked(_HOLDS if kind in page.held else _LET_THROUGH),
            cell(_locations(found)),
            cell(_ADVICE[kind] if kind in page.held else _ACCEPTED),
        ]
        for kind in HoldKind
        if (found := [each for each in page.outstanding if each.kind is kind])
    ]
    columns = [("What", 20, "left"), ("Release", 18, "left"), ("Where", 34, "left"), ("What to do", 28, "left")]
    return [table("outstanding-table", "What is outstanding, worst first", columns, rows)] if rows else _none("Nothing.")


def flagged(page: ReleasePage, most: int) -> list[Block]:
    """Return a row for each flag, worst first, with a link to its sentence in the draft."""
    flags = page.facts.flags
    rows = [_flag(number, flag) for number, flag in enumerate(flags[:most], start=1)]
    columns = [("Flag", 8, "left"), ("Kind", 17, "left"), ("Sentence", 27, "left"), ("Why, and what to do", 30, "left"),
               ("From", 18, "left")]  # fmt: skip
    if not rows:
        return _none("No sentence is flagged.")
    return [table("flags-table", "Flagged sentences, worst first", columns, rows), *_rest(len(flags) - len(rows), "flag")]


def changed(page: ReleasePage, most: int) -> list[Block]:
    """Return a row for each figure or rating that changed, the most urgent first."""
    lacking = []
    if not page.compared_with.last_draft:
        lacking.append("This is the first draft.")
    if not page.compared_with.last_quarter:
        lacking.append(f"No report of {page.quarter.previous.title} is published here; figures of it are those of history.csv.")
    if any(ILLUSTRATIVE in each.text for change in page.changes for each in change.known):
        lacking.append(LEGEND)
    notes: list[Block] = [{"type": "paragraph", "text": " ".join(lacking)}] if lacking else []
    rows = [_change(each) for each in page.changes[:most]]
    columns = [("Indicator", 34, "left"), ("This draft", 22, "left"), ("Last draft", 22, "left"),
               (page.quarter.previous.title, 22, "left")]  # fmt: skip
    if not rows:
        return notes or _none("No figure and no rating.")
    drawn = table("changes-table", "Changed since the last draft, then since the quarter before", columns, rows)
    return [*notes, drawn, *_rest(len(page.changes) - len(rows), "change")]


def suppressed(page: ReleasePage, most: int) -> list[Block]:
    """Return a row for each reason for which something is suppressed, with the indicators or the flags."""
    names = {each.id: named(each) for each in page.council.catalogue.indicators}
    why: dict[tuple[str, str], list[str]] = {}
    for each in page.facts.suppressed:
        what = "Rating" if each.is_rating_alone else "Figure and rating"
        why.setdefault((what, why_in_words(each.why)), []).append(names.get(each.indicator, each.indicator))
    rows = [[cell(f"{what}: {reason}"), cell(clipped(_some(found)))] for (what, reason), found in why.items()]
    numbers = [number for number, flag in enumerate(page.facts.flags, start=1) if flag.kind is FlagKind.SUPPRESSED]
    if numbers:
        span = f"Flag {numbers[0]}" if len(numbers) == 1 else f"Flags {numbers[0]} to {numbers[-1]}"
        rows.append(
            [
                cell("Sentence: it counts few people, or gives a number on an indicator that is suppressed"),
                cell(f"{span}, [c] in public"),
            ]
        )
    columns = [("What, and why", 45, "left"), ("Which", 55, "left")]
    text = how_much(page.audit, page.facts.suppressed)
    much = _none(text) if text else []
    if not rows:
        return much or _none("Nothing.")
    drawn = table("suppressed-table", "Suppressed in the public report", columns, rows[:most])
    return [drawn, *_rest(len(rows[most:]), "reason"), *much]


def accepted(page: ReleasePage, most: int) -> list[Block]:
    """Return a row for whatever the profile or somebody accepted, the last first."""
    texts = ([each.what, ", ".join(filter(None, (each.by, each.on))), each.reason or "–"] for each in page.accepted[:most])
    rows = [[cell(clipped(text)) for text in row] for row in texts]
    columns = [("What", 30, "left"), ("By", 30, "left"), ("Reason", 40, "left")]
    if not rows:
        return _none("Nothing.")
    return [table("accepted-table", "Accepted so far", columns, rows), *_rest(len(page.accepted) - len(rows), "acceptance")]


def answered(page: ReleasePage, most: int) -> list[Block]:
    """Return a row for each question that was answered or accepted; nothing where none was."""
    found = page.facts.questions.answered
    rows = [[cell(clipped(text)) for text in answered_row(each, page.council)] for each in found[:most]]
    drawn = table("answers-table", "Questions that are not asked again", ANSWERED, rows)
    return [drawn, *_rest(len(found) - len(rows), "answer")] if rows else []


def clipped(text: str, longest: int = LONGEST) -> str:
    """Return a text, or its beginning where it is long, cut between two words."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(maxsplit=1)[0]} …"


def _flag(number: int, flag: Flag) -> list[TableCell]:
    link: TableCell = {"text": f"Flag {number}", "id": f"flag-{number}"}
    if flag.sentences:
        link["runs"] = [{"text": f"Flag {number}", "href": f"{DRAFT}#flag-{number}"}]
    return [
        link,
        marked(FLAG_MARKS[flag.kind]),
        cell(clipped(sentences_of(flag))),
        cell(clipped(f"{flag.why} {flag.remedy}".rstrip())),
        cell(clipped(source_of(flag))),
    ]


def source_of(flag: Flag) -> str:
    """Return what a flag's sentences are about, who sent them, where they were typed, and by what name they are struck."""
    about = flag.location[:1].upper() + flag.location[1:]
    origin = ": ".join(each for each in (flag.sender, flag.position) if each)
    return f"{about}, from {origin}{names_of(flag)}" if origin else f"{about}{names_of(flag)}"


def names_of(flag: Flag) -> str:
    """Return the names by which a flag's sentences are struck or reworded, in brackets; "" where the remedy has them."""
    named = [each[:SHOWN] for each in flag.digests]
    return f" ({'sentence' if len(named) == 1 else 'sentences'} {listed(named)})" if named else ""


def sentences_of(flag: Flag) -> str:
    """Return the sentences of a flag; one with personal data is not repeated, as the page is also sent by mail."""
    if flag.kind is FlagKind.IDENTIFIER:
        return "Not repeated."
    return "Read it in the draft." if flag.kind is FlagKind.PERSON else " ".join(f"“{each}”" for each in flag.sentences)


def _change(change: ScoreChange) -> list[TableCell]:
    return [
        cell(clipped(change.title)),
        cell(change.now.text),
        *(_since(each, change.now) for each in (change.before, change.last_quarter)),
    ]


def _since(then: ShownScore | None, now: ShownScore) -> TableCell:
    if then is None:
        return cell("–")
    return cell(then.text) if now.differs_from(then) else cell("the same")


def _locations(found: Sequence[Outstanding]) -> str:
    return _some(list(dict.fromkeys(each.where for each in found)))


def _some(names: Sequence[str]) -> str:
    further = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    short = [clipped(each, LONGEST // NAMED) for each in names[:NAMED]]
    return f"{'; '.join(short)}; and {further[0]}" if further else listed(short)


def _rest(count: int, noun: str) -> list[Block]:
    if count <= 0:
        return []
    return [
        {
            "type": "prose",
            "blocks": [
                {
                    "type": "paragraph",
                    "runs": [
                        {"text": f"{counted(count, f'more {noun}')} in "},
                        {"text": "the table of all", "href": ALL},
                        {"text": "."},
                    ],
                }
            ],
        }
    ]


def _none(text: str) -> list[Block]:
    return [{"type": "paragraph", "text": text}]
