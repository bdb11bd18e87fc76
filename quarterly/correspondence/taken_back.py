"""Whether a mail may take an approval back: whoever signed says stop, in whatever words.

A hold that nobody meant costs one reply, one that was overlooked publishes what its writer meant to stop. So, unlike an approval,
it counts wherever it stands in a mail, and in any of these words.
"""

import re

from quarterly.correspondence.courtesy import plain

_REPORT = r"(?:it|this|that|(?:the|this|my) (?:report|draft|pack|publication|release|approval|sign-?off))"
_NOT = r"(?:do not|don't|dont|not to|never|cannot|can't|must not|mustn't|should not|shouldn't)"
_TAKES_BACK = re.compile(
    r"\b(?:"
    r"withdraw\w*|withdrew|retract\w*|rescind\w*|revok\w+|un-?approv\w+|disapprov\w+|reject\w*"
    rf"|hold (?:off|on|fire|back|up|{_REPORT})|(?:please|pls|to|must|should|need|could you|can you|can we|let's|on) hold"
    r"|hold(?:,? please| until| till| for now| pending)"
    r"|(?:please|pls|could you|can you|can we|must|should|let's) (?:wait|stop|pause|pull|delay|postpone|cancel|halt)"
    rf"|(?:wait|stop|pause|pull|delay|postpone|cancel|halt|recall|undo) (?:{_REPORT}|before|until|till|for|publish\w*|releas\w*)"
    rf"|{_NOT} (?:yet )?(?:publish|release|issue|send|upload|approve|sign|go|let|put)\w*"
    rf"|(?:not|no longer|never) (?:yet |now |fully )?(?:approv\w+|happy|content|sign\w*|agree\w*)"
    rf"|tak(?:e|ing) (?:back|{_REPORT} (?:back|down))"
    r"|chang(?:e|ed|ing) my mind|on reflection|second thoughts|by mistake|in error|too (?:soon|hasty|quick\w*)"
    r")\b"
    r"|^(?:stop|wait|hold|pause|halt)\W*$"
)


def may_take_back(text: str) -> bool:
    """Whether whoever wrote this text may mean that what they approved must not go out."""
    lines = [line for each in text.splitlines() if (line := plain(each))]
    return any(_TAKES_BACK.search(line) for line in (*lines, " ".join(lines)))
