"""The names of the six stages in order, and the choices of what a run does again."""

from typing import Literal, get_args

WHAT_CHANGED: Literal["only what has changed"] = "only what has changed"
StageChoice = Literal[
    "only what has changed",
    "collect_returns",
    "validate_return",
    "score_indicators",
    "request_commentary",
    "compile_report",
    "publish_report",
]
ORDER: tuple[str, ...] = get_args(StageChoice)[1:]
