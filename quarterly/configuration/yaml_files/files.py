"""Reading a YAML file into a model, with file, line and remedy of every mistake."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from quarterly.configuration.yaml_files.aliases import refuse_endless
from quarterly.vocabulary.errors import SetupError

T = TypeVar("T")
YamlPath = Sequence[str | int]
YamlSteps = list[str | int]  # the same as a list, to add steps to

_BOOL = "tag:yaml.org,2002:bool"


# The C loader reads a profile ten times as fast; it is in every wheel of PyYAML.
class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads true and false as such, but yes, no, on and off as the words they are: `on: 2012-07-20` is the day of a decision."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOL, re.compile("true|True|TRUE|false|False|FALSE"), list("tTfF"))

_NOT_A_STEP = ("function-", "literal[", "[key]")  # what pydantic adds to the path of a value, and nobody wrote
_FOLLOWS = "default_factory_not_called"  # pydantic's name for it
_REMEDY = {
    "missing": "add “{key}:” here",
    "extra_forbidden": "remove “{key}”, or correct its spelling",
    "string_too_long": "shorten it",
}


class ConfigurationModel(BaseModel):
    """A part of a configuration file: unknown keys are mistakes, and nothing changes it after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ConfigurationFile:
    """One YAML file: its name, its text and content, and the line of each value."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        try:
            self.root = yaml.compose(text, Loader=_Loader)
            refuse_endless(name, self.root)
            self.content: Any = yaml.load(text, Loader=_Loader)  # noqa: S506 a safe loader either way
        except RecursionError as error:
            raise SetupError(f"{name}: values are nested too deeply in one another. Nest them less.") from error
        except (yaml.YAMLError, ValueError) as error:  # a date that does not exist is a ValueError
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            problem = getattr(error, "problem", None) or "it cannot be read"
            raise SetupError(
                f"{name}, line {line}: this is not valid YAML: {problem}. "
                "Check the indentation, and put text with a colon or a leading symbol in quotes."
            ) from error
        self._refuse_duplicates(self.root)

    def read(self, kind: type[T] | Any, content: Any = None) -> T:
        """Return the file's content, or `content` derived from it, as a model or type; raise SetupError listing every mistake."""
        if self.content is None:
            raise SetupError(f"{self.name}: the file is empty. Copy the one that `quarterly new` makes and change it.")
        try:
            return TypeAdapter[T](kind).validate_python(self.content if content is None else content)
        except ValidationError as error:
            raise SetupError("\n".join(self._worded(e) for e in _of_the_kind_meant(error.errors()))) from error

    def problem(self, path: YamlPath, message: str) -> str:
        """Return a message that starts with the file, the line and the path of the value it is about."""
        steps = " → ".join(str(step) for step in path)
        return f"{self.name}, line {self.line(path)}: {steps}: {message}"

    def line(self, path: YamlPath) -> int:
        """Return the line of the value at a path, or of the innermost value on the path that exists."""
        node, line = self.root, 1
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line

    def _worded(self, error: Any) -> str:
        path = tuple(step for step in error["loc"] if not str(step).startswith(_NOT_A_STEP))
        remedy = _REMEDY.get(error["type"], "").format(key=path[-1] if path else "")
        message = error["msg"].removeprefix("Value error, ")
        return self.problem(path, f"{message}{': ' + remedy if remedy else ''}.".replace("..", "."))

    def _refuse_duplicates(self, node: Any) -> None:
        # Of two equal keys PyYAML silently uses the last: an indicator or a target would be lost unnoticed.
        if isinstance(node, yaml.MappingNode):
            seen: dict[str, int] = {}
            for key, value in node.value:
                line = key.start_mark.line + 1
                if key.value in seen:
                    raise SetupError(
                        f"{self.name}, line {line}: “{key.value}” stands here a second time (first on line "
                        f"{seen[key.value]}), and only one of them would count. Remove or rename one."
                    )
                seen[key.value] = line
                self._refuse_duplicates(value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self._refuse_duplicates(item)


def _of_the_kind_meant(errors: Sequence[Any]) -> Iterator[Any]:
    """Leave out errors about the wrong type of a value that is of one of the allowed types and has a mistake inside.

    Of a condition that may be a word or a mapping, pydantic reports the mistake in the mapping and that it is no word. So are
    those about a value that follows from a wrong one: a ref that is left out has the mistake of its id.
    """
    errors = [error for error in errors if error["type"] != _FOLLOWS]
    meant = {error["loc"][:step] for error in errors if not _is_of_another_kind(error) for step in _choices(error)}
    return (error for error in errors if not (_is_of_another_kind(error) and error["loc"][:-1] in meant))


def _is_of_another_kind(error: Any) -> bool:
    return error["type"].endswith("_type") and _choices(error)[-1:] == [len(error["loc"]) - 1]


def _choices(error: Any) -> list[int]:
    return [index for index, step in enumerate(error["loc"]) if str(step).startswith("function-")]


@dataclass(frozen=True)
class CouncilFiles:
    """A council's files: profile.yaml, indicators.yaml and, where they are there, judgements.yaml, layouts.yaml and rules."""

    profile: ConfigurationFile
    indicators: ConfigurationFile
    judgements: ConfigurationFile | None = None
    layouts: ConfigurationFile | None = None
    expectations: tuple[ConfigurationFile, ...] = ()

    @property
    def all(self) -> tuple[ConfigurationFile, ...]:
        """Every file."""
        return (*self.dated, *([self.judgements] if self.judgements else ()))

    @property
    def dated(self) -> tuple[ConfigurationFile, ...]:
        """The files whose values may change from a quarter on; of a judgement the dates are its own."""
        return (self.profile, self.indicators, *([self.layouts] if self.layouts else ()), *self.expectations)


def _child(node: Any, step: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None
