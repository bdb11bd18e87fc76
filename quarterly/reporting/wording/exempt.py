"""What is exempt in words: descriptions of Schedule 12A, the marking of every page, and the resolution to be moved."""

from collections.abc import Collection
from datetime import date, timedelta

from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.schedule_12a import ACT, DESCRIPTIONS, REGULATIONS, SCHEDULE
from quarterly.vocabulary.wording import listed

_FIRST_NOTICE, _SECOND_NOTICE = 28, 5  # clear days: neither that of the notice nor that of the meeting counts


def paragraphs_named(paragraphs: Collection[int]) -> str:
    """Return the numbers of paragraphs: "paragraph 3", "paragraphs 2 and 3"."""
    numbers = [str(each) for each in sorted(set(paragraphs))]
    return f"paragraph{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def described(paragraphs: Collection[int]) -> str:
    """Return what makes matter exempt, in the Act's terms, with where the Act says so."""
    what = "; ".join(DESCRIPTIONS[each] for each in sorted(set(paragraphs)))
    return f"{what} ({paragraphs_named(paragraphs)} of {SCHEDULE})"


def why_not_public(paragraph: int) -> str:
    """Return what the public reads in the place of an exempt section."""
    what = described([paragraph])
    return f"{what[:1].upper()}{what[1:]}. The reason stands with the resolution to exclude the press and public."


def marking(paragraphs: Collection[int]) -> str:
    """Return what stands on every page by section 100B(5), with the description where there is one alone.

    No paragraph is left where what was published as exempt is so no more.
    """
    if not paragraphs:
        return "Not for publication"
    if len(set(paragraphs)) == 1:
        return f"Not for publication: {described(paragraphs)}"
    return f"Not for publication: exempt under {paragraphs_named(paragraphs)} of {SCHEDULE}"


def resolution(parts: Collection[str], paragraphs: Collection[int], *, by_executive: bool = False) -> str:
    """Return the resolution by which a committee or an executive excludes the press and public while parts are considered."""
    rule = f"regulation 4(2)(b) of {REGULATIONS}" if by_executive else f"section 100A(4) of {ACT}"
    return (
        f"That under {rule} the press and public be excluded from the meeting while {listed(list(parts))} "
        f"{'is' if len(parts) == 1 else 'are'} considered, on the grounds that it is likely, in view of the nature of the "
        "business, that if members of the public were present there would be disclosure to them of exempt information as "
        f"described in {paragraphs_named(paragraphs)} of {SCHEDULE}, namely "
        f"{listed([DESCRIPTIONS[each] for each in sorted(set(paragraphs))])}; and that, in all the circumstances of the case, "
        "the public interest in maintaining the exemption outweighs the public interest in disclosing the information."
    )


def notices_of_private_meeting(meeting: date | None) -> str:
    """Return which notices an executive gives before it meets in private, with the days where that of the meeting is known."""
    first, second = (
        f", by {long_date(meeting - timedelta(clear + 1))}" if meeting else "" for clear in (_FIRST_NOTICE, _SECOND_NOTICE)
    )
    return (
        f"An executive meets in private only after two notices of it (regulation 5 of {REGULATIONS}): one at least "
        f"{_FIRST_NOTICE} clear days before with the reasons{first}, and one at least {_SECOND_NOTICE} clear days before with "
        f"what was said against it and the answer{second}."
    )


def name_of_file(paragraphs: Collection[int], path: str) -> str:
    """Return what a file of exempt matter is called, so that it says so wherever a member keeps it."""
    named = paragraphs_named(paragraphs).replace(",", "").replace(" ", "-")
    return f"not-for-publication-{named}-{path}"


def title_of_file(paragraphs: Collection[int], title: str) -> str:
    """Return how a file of exempt matter is listed."""
    return f"Not for publication ({paragraphs_named(paragraphs)}): {title}"
