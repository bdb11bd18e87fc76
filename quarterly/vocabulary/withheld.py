"""What is printed in place of a sentence with personal data, or after one that has yet to be cleared."""

WITHHELD_MARK = "[sentence withheld]"
# Stands in a stored file for a sentence that was removed, and ends as one does, so that its neighbours stay sentences.
REMOVED = "(Removed)."
NOT_CLEARED_SIGN = "[not cleared for the public]"  # in the restricted draft only, after the sentence

MEANING = {
    WITHHELD_MARK: "stands for a sentence that may identify a person, or that an officer struck out.",
    NOT_CLEARED_SIGN: "stands after a sentence that may name or describe a person. The public does not see the sentence.",
}


def says_nothing(text: str) -> bool:
    """Whether nothing is left of a text but marks of sentences that were left out or removed."""
    return not text.replace(WITHHELD_MARK, "").replace(REMOVED, "").strip()
