"""Put off, or leave out, the import of large modules that a library imports and no code of ours reaches.

The standard library's LazyLoader does not serve: `import altair` reads the module's spec, which loads it.
"""

import importlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, cast

_ASKED_OF_A_PACKAGE = ("__path__", "__all__")  # by `import package.module` and `from package import *`


class _PutOff(ModuleType):
    """Stands for a module until one of its attributes is read, and passes each on to the module then."""

    def __getattr__(self, name: str) -> Any:
        # Whoever looks through all loaded modules asks for such names as __file__, and wants nothing of this one.
        if name.startswith("__") and name not in _ASKED_OF_A_PACKAGE:
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def put_off(names: Iterable[str]) -> None:
    """Let each of these modules be loaded when one of its attributes is first read; one that is loaded already stays."""
    put = {name: _PutOff(name) for name in names if name not in sys.modules}
    sys.modules.update(put)  # all of them before any parent, which may itself import several
    for name, module in put.items():
        parent, _, child = name.rpartition(".")
        if parent:  # `from scipy import stats` asks the parent, which would import it after all
            setattr(importlib.import_module(parent), child, module)


@contextmanager
def left_out(name: str) -> Iterator[None]:
    """Let what is imported here find no module of this name, as if it were not installed; one that is loaded already stays.

    For a library that uses another where there is one, and does without where there is none.
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = cast(ModuleType, None)  # Python's own sign for a module that may not be imported
    try:
        yield
    finally:
        del sys.modules[name]
