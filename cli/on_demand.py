"""Import the module of a command only when it is used: one command never waits for the imports of another."""

from collections.abc import Callable
from functools import cache, wraps
from importlib import import_module
from typing import Any, ParamSpec

import typer
from typer.core import TyperGroup

from quarterly.vocabulary.errors import PublishConflict, QuarterlyError, ReturnError, ServiceUnavailable, SetupError

P = ParamSpec("P")

EXIT_CODES: dict[type[QuarterlyError], int] = {SetupError: 2, ReturnError: 3, ServiceUnavailable: 4, PublishConflict: 5}

# Each command is a function in a module, both of its name; the help lists them in this order.
NAMES = (
    *("new", "call", "run", "check", "schema", "score", "calendar", "serve"),
    *("release", "versions", "verify", "history", "trace", "large-print"),
    *("receive", "set-aside", "clear", "strike", "suppress-figures", "stats"),
    *("suppress", "values", "find", "purge", "retain", "hold"),
)


class CommandsOnDemand(TyperGroup):
    """The group of all commands, each imported only when it is used."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 the signature of click
        """Return the names of the commands, in the order of help."""
        return [*NAMES]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 the signature of click, which Typer has under a private name
        """Return the command of this name, None if there is none."""
        return _command(cmd_name) if cmd_name in NAMES else None

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
            code = command(*args, **kwargs)
        except QuarterlyError as error:
            typer.echo(f"\n{error}", err=True)
            code = next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
        raise typer.Exit(code)

    return ended


@cache
def _command(name: str) -> Any:
    function = name.replace("-", "_")
    found = getattr(import_module(f"cli.{function}"), function)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False, add_completion=False)
        alone.command(name)(with_exit_code(found))
        found = alone
    made = typer.main.get_command(found)
    made.name = name
    return made
