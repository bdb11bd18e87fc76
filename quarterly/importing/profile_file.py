"""profile.yaml of an imported council: the example of a new one, with what the scorecard says in place of its examples."""

import re
from collections.abc import Iterator

from quarterly.configuration.yaml_files.questions import question
from quarterly.configuration.yaml_files.written import in_yaml
from quarterly.importing.senders import Senders

MET_OR_NOT = "no-tolerance"  # the example of a rule that fits what is no quantity: yes or no, and dates
_RULE = (
    "how does the council rate? Until this is answered, amber is within 10 per cent of target. Change the rule above, or take "
    "one of the others; nothing is rated before polarity is confirmed in indicators.yaml."
)
_MEETINGS = "when does the committee meet, and is its name right above? These days are examples, which the report prints."
_ONE_SERVICE = "which services do the figures come from? The scorecard does not say, so that one sends them all."
_PRIORITIES = "are these the Council Plan's priorities, as the report calls them? They are the headings of the scorecard."
_ADDRESSES = "where do letters go? Addresses that end in .example are nobody's: write those of the roles."


def profile_text(example: str, senders: Senders, domain: str, *, met_or_not: bool = False, decimal_comma: bool = False) -> str:
    """Return the profile; `example` is that of a new council, `domain` where mail goes to addresses that nobody has said.

    With `met_or_not` the rule of that name is in use, which needs no per cent of a target; with `decimal_comma` services write
    62,9 for 62.9.
    """
    text = _with_block(example, "contacts", _contacts(senders, domain), _ADDRESSES if senders.without_address else "")
    text = _with_block(text, "services", _services(senders, decimal_comma), _ONE_SERVICE if senders.is_one_service else "")
    text = _with_block(text, "priorities", _priorities(senders), _PRIORITIES)
    text = _asked_before(text, "rule:", _RULE)
    text = _in_use(text, MET_OR_NOT) if met_or_not else text
    return _asked_before(text, "  meetings:", _MEETINGS)


def _contacts(senders: Senders, domain: str) -> Iterator[str]:
    for key, person in senders.contacts.items():
        written = {"role": person.role, "email": person.address or f"{key.replace('-', '.')}@{domain}"}
        yield f"  {key}: {{role: {in_yaml(written['role'])}, email: {written['email']}}}"


def _services(senders: Senders, decimal_comma: bool) -> Iterator[str]:
    for key, name in senders.services.items():
        comma = ", decimal_comma: true" if decimal_comma else ""
        yield f"  {key}: {{name: {in_yaml(name)}, contact: {key[:54]}-data{comma}}}"


def _priorities(senders: Senders) -> Iterator[str]:
    for key, name in senders.priorities.items():
        yield f"  - id: {in_yaml(key)}"
        yield f"    name: {in_yaml(name)}"


def _with_block(text: str, key: str, lines: Iterator[str], asked: str = "") -> str:
    """Return a YAML text in which the lines below a key at its margin are these."""
    block = "\n".join([*(question(asked) if asked else []), f"{key}:", *lines]) + "\n"
    return re.sub(rf"^{key}:.*\n(?:[ ].*\n)*", lambda _: block, text, count=1, flags=re.MULTILINE)


def _asked_before(text: str, line: str, asked: str) -> str:
    """Return a text with a question above the first line that begins so."""
    asking = "\n".join(question(asked, indent=len(line) - len(line.lstrip())))
    return re.sub(rf"^(?={re.escape(line)})", lambda _: f"{asking}\n", text, count=1, flags=re.MULTILINE)


def _in_use(text: str, rule: str) -> str:
    """Return a text in which an example of a rule that is a comment is none."""
    example = re.compile(rf"^  # {re.escape(rule)}:.*\n(?:  #   .*\n)*", re.MULTILINE)
    return example.sub(lambda found: re.sub(r"^  # ", "  ", found[0], flags=re.MULTILINE), text, count=1)
