"""The terms allowed in certain columns of narrative, and the other ways in which people type them."""

from quarterly.collecting.narrative.issue import FULL, SNAPSHOT
from quarterly.configuration.report_terms import Terms

STATUSES: Terms = {"open": ("outstanding", "ongoing", "on-going", "in progress"), "done": ("closed", "complete", "completed")}
CLAIMS: Terms = {
    "on target": (),
    "off target": (),
    "better than last quarter": (),
    "better than last year": (),
    "same as last year": (),
    "top or second quartile": ("first or second quartile", "top two quartiles"),
    "top quartile": ("first quartile",),
    "in line with England": (),
    "better than neighbours": (),
}
DECISIONS: Terms = {
    "resolved": ("resolution",),
    "requested": ("request", "a further report", "further report", "further report requested"),
    "noted": ("note",),
}
FACTS: Terms = {
    "issue": (),
    "report to follow": ("to follow",),
    "expected on": (),
    "reason for lateness": ("reason for being late",),
    "urgent item": (),
    "considered by cabinet on": ("considered by the cabinet on",),
    "summary written by": (),
    "summary approved on": (),
}
DATED_FACTS = ("expected on", "considered by cabinet on", "summary approved on")
ISSUES: Terms = {SNAPSHOT: ("snapshot",), FULL: ("full",)}


def term(text: str, terms: Terms) -> str:
    """Return which of the terms a text means, or ""."""
    wanted = folded(text)
    return next((name for name, others in terms.items() if wanted in map(folded, (name, *others))), "") if wanted else ""


def folded(text: str) -> str:
    """Return a text in the form in which headings and names are compared: lower case, without hyphens, plurals and end marks."""
    # "Financial implication", "FINANCIAL IMPLICATIONS:" and "financial-implications" are one heading.
    words = text.casefold().replace("-", " ").replace("–", " ").replace("’", "'").strip(" :.*").split()
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3 else word
