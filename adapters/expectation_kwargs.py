"""Let Great Expectations make a rule's configuration once where it makes it for every single argument.

It asks a rule for its arguments some seventy times in a validation, and each time it makes the whole configuration anew, as a
dict of a pydantic model, for each argument: a third of what validating a return costs. Nothing is kept from one question
to the next. A configuration that was would hold the parameters of the return before, and judge the next one by them.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any


def make_configuration_once(expectation: type[Any], parsed_format: Callable[[Any], Any]) -> None:
    """Let the library's class of all expectations look up all of a rule's arguments in one configuration.

    `parsed_format` is the library's own function that completes a result format. A class that does so already stays as it is.
    """
    of_the_library = expectation._get_runtime_kwargs
    if hasattr(of_the_library, "__wrapped__"):
        return

    @wraps(of_the_library)
    def runtime_kwargs(self: Any, runtime_configuration: dict[str, Any] | None = None) -> dict[str, Any]:
        declared, asked = self.configuration.kwargs, runtime_configuration or {}

        def value(name: str) -> Any:
            return declared[name] if name in declared else self._get_default_value(name)

        found = {name: asked[name] if name in asked else value(name) for name in self.runtime_keys}
        # A column and a condition are never what one validation asks for: the rule's own stand above them, as in the library.
        found |= {name: value(name) for name in (*self.success_keys, *self.domain_keys)}
        return found | {"result_format": parsed_format(found["result_format"])}

    expectation._get_runtime_kwargs = runtime_kwargs
