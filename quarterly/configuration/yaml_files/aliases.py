"""Refuse anchors of a YAML file that contain themselves, and aliases that repeat more values than anybody would write."""

from typing import Any

import yaml

from quarterly.vocabulary.errors import SetupError

MOST_REPEATED = 100_000  # values; the longest file of a council here has fewer than 10,000


class _Repetitions:
    """Measure every node of a file once, and count the values that its aliases repeat."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.repeated = 0
        self.sizes: dict[int, int] = {}
        self.around: set[int] = set()

    def size(self, node: Any) -> int:
        """Return how many values a node is with its aliases written out; raise SetupError if they are too many or endless."""
        if not isinstance(node, yaml.CollectionNode):
            return 1
        if id(node) in self.around:
            raise self._refusal(node, "contains itself by an alias (*), so it has no end")
        if id(node) in self.sizes:
            self.repeated += self.sizes[id(node)]
            if self.repeated > MOST_REPEATED:
                raise self._refusal(node, f"is one of those that aliases (*) repeat: more than {MOST_REPEATED:,} values in all")
            return self.sizes[id(node)]
        self.around.add(id(node))
        self.sizes[id(node)] = 1 + sum(map(self.size, _parts(node)))
        self.around.remove(id(node))
        return self.sizes[id(node)]

    def _refusal(self, node: Any, why: str) -> SetupError:
        return SetupError(
            f"{self.name}, line {node.start_mark.line + 1}: the value with an anchor (&) that begins here {why}. "
            "Write out what is meant instead of the alias."
        )


def refuse_endless(name: str, root: Any) -> None:
    """Raise SetupError, with file and line, for an anchor inside itself and for aliases that repeat too many values."""
    _Repetitions(name).size(root)


def _parts(node: Any) -> list[Any]:
    return [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
