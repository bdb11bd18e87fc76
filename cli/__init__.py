"""The command line: one module a command."""

from adapters.garbage import look_rarely

look_rarely()  # before the first of many imports
