"""Import the module of a command only when it is used: one command never waits for the imports of another."""

import ast
from collections.abc import Callable, Mapping
from functools import cache, wraps
from importlib import import_module
from pathlib import Path
from typing import Any, ParamSpec

import typer
from typer.core import TyperCommand, TyperGroup

from quarterly.vocabulary.errors import PublishConflict, QuarterlyError, ReturnError, ServiceUnavailable, SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.storable import is_storable

P = ParamSpec("P")

EXIT_CODES: dict[type[QuarterlyError], int] = {SetupError: 2, ReturnError: 3, ServiceUnavailable: 4, PublishConflict: 5}

# Each command is a function in a module, both of its name; the help lists them in this order.
NAMES = (
    *("new", "import", "benchmarks", "call", "chase", "rehearse", "run", "check", "map", "schema", "score", "calendar"),
    *("definitions", "close-year", "targets", "serve"),
    *("release", "agenda", "agenda-published", "record-meeting", "versions", "verify", "history", "trace", "large-print"),
    *("receive", "mail", "set-aside", "clear", "strike", "accept", "ask", "edit-commentary", "send-draft", "suppress-figures"),
    *("stats", "suppress", "values", "find", "purge", "retain", "hold", "more-time", "pause"),
)
_ALSO = {"officer": "by"}  # what forms call a field that is an option of another name
_FUNCTIONS = {"import": "import_council"}  # of a command whose name no function can have


class CommandsOnDemand(TyperGroup):
    """The group of all commands, each imported only when it is used; they are modules of the package `package`."""

    names: tuple[str, ...] = NAMES
    package = "cli"
    _lists = False

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 the signature of click
        """Return the names of the commands, in the order of help."""
        return [*self.names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 the signature of click, which Typer has under a private name
        """Return the command of this name, None if there is none."""
        if cmd_name not in self.names:
            return None
        return _named(self.package, cmd_name) if self._lists else _command(self.package, cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help: the list of commands needs what each says of itself, and none of their imports."""
        self._lists = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._lists = False

    def invoke(self, ctx: Any) -> Any:
        """Run a command; if a value given to it is none of the choices, leave out the library's words before the sentence."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


def with_exit_code(command: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's return value into the exit code, and a QuarterlyError into a message without a traceback."""

    @wraps(command)
    def ended(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            _require_text(kwargs)
            code = command(*args, **kwargs)
        except QuarterlyError as error:
            typer.echo(f"\n{error.naming(_options())}", err=True)
            code = next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
        raise typer.Exit(code)

    return ended


def _require_text(given: Mapping[str, Any]) -> None:
    for name, value in given.items():
        if isinstance(value, str) and not is_storable(value):
            raise SetupError(f"{field(name)} has a byte that is no text. Type it again.")


def _options() -> dict[str, str]:
    """Return what the command that is going on calls each field: its option, or its argument as the help has it."""
    from typer.main import get_current_context  # type: ignore[attr-defined]  # of click, which Typer has under a private name

    given = get_current_context().command.params
    names = {
        str(each.name): max(each.opts, key=len) if each.param_type_name == "option" else str(each.name).upper() for each in given
    }
    return names | {form: names[option] for form, option in _ALSO.items() if option in names}


@cache
def _named(package: str, name: str) -> Any:
    """Return a command that has nothing but its name and its docstring, read without running its module."""
    function = _function(name)
    file = Path(__file__).parent.parent.joinpath(*package.split("."), f"{function}.py")
    if not file.exists():  # a group, which imports none of its commands either
        return _command(package, name)
    functions = (each for each in ast.parse(file.read_bytes()).body if isinstance(each, ast.FunctionDef))
    return TyperCommand(name, help=next(ast.get_docstring(each) for each in functions if each.name == function))


@cache
def _command(package: str, name: str) -> Any:
    function = _function(name)
    found = getattr(import_module(f"{package}.{function}"), function)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False, add_completion=False)
        alone.command(name)(with_exit_code(found))
        found = alone
    made = typer.main.get_command(found)
    made.name = name
    return made


def _function(name: str) -> str:
    return _FUNCTIONS.get(name, name.replace("-", "_"))
