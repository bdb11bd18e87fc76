"""What follows from the code and not from a quarter's facts is masked: names of releases, keys, letters' numbers."""

import re

_DIGEST = re.compile(r"(?<![0-9a-zA-Z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{12,64}(?![0-9a-zA-Z])")
_TOKEN = re.compile(r"\[Q-[0-9A-Z]{7}\]")  # of a letter, made of its number


def masked(text: str) -> str:
    """Return the text with the first digest in it as <digest 1>, and so on, and the tokens of letters as <token>."""
    seen: dict[str, int] = {}
    return _TOKEN.sub("[<token>]", _DIGEST.sub(lambda found: f"<digest {seen.setdefault(found[0], len(seen) + 1)}>", text))


_SIZE_OF_OUTPUT = re.compile(r"(?P<file>/(?:figures|kept|said)\.json\">.*?\(JSON, )[^)]*")


def without_sizes_of_outputs(text: str) -> str:
    """Return the text of a page without the sizes of the files that are outputs of stages."""
    return _SIZE_OF_OUTPUT.sub(r"\g<file><size>", text)
