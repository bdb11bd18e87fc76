"""Small counts that what is public already gives away, in a sentence for officers: how many, never which."""

from quarterly.vocabulary.wording import counted


def incident_sentence(count: int) -> str:
    """Return what officers are told of this many counts, "" where there is none."""
    if not count:
        return ""
    gives = "it" if count == 1 else "them"
    return (
        f"{counted(count, 'small count')} can be worked out from what is public already: withdraw what gives {gives} away, and "
        "tick purge. The release page says which and how."
    )
