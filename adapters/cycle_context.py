"""Where a stage works: one council's quarter with its configuration, stores and folders."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from adapters.councils import load_council
from adapters.fingerprint import fingerprint
from adapters.settings import Settings, load_settings
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest, digest_in_order, from_bytes, to_bytes
from quarterly.vocabulary.quarter import Quarter

T = TypeVar("T")

CODE = ("quarterly", "adapters", "tasks")


@dataclass(frozen=True, slots=True)
class Output:
    """A stage's output in the restricted store: its key there, and the digest of its bytes."""

    key: str
    digest: str


@dataclass(frozen=True)
class CycleContext:
    """One council's quarter, as a stage sees it: configuration, stores, folders. Opened anew by every stage."""

    council: Council
    quarter: Quarter
    settings: Settings

    @classmethod
    def of(cls, council: str, quarter: str) -> "CycleContext":
        """Open it from the parameters every stage has; raise SetupError before any work is done."""
        period = Quarter.parse(quarter)
        return cls(load_council(council, period), period, load_settings())

    @cached_property
    def restricted(self) -> Store:
        """The store of everything but publications."""
        return self.settings.restricted()

    @property
    def post(self) -> str:
        """The folder of this quarter's letters in the restricted store."""
        return f"post/{self.council.key}/{self.quarter.key}"

    def seeing(self, council: Council) -> "CycleContext":
        """Return it with a projection of its council: a stage's body sees nothing of the council that its key does not hold."""
        return replace(self, council=council)

    def output_key(self, stage: str, inputs: object, *, data: tuple[str, ...] = (), libraries: tuple[str, ...] = ()) -> str:
        """Return where a stage's output for these inputs lies: the same inputs, code, data and versions, the same key.

        `inputs` are all that the stage's body is given, so that nothing it reads can be left out of its key.
        """
        shaped_by = fingerprint((*CODE, *data), libraries)
        key = digest_in_order(stage, self.council.key, str(self.quarter), shaped_by, inputs)
        return f"stages/{self.council.key}/{self.quarter.key}/{stage}/{key[:32]}"

    def save(self, key: str, value: object) -> Output:
        """Keep a stage's output as canonical JSON."""
        body = to_bytes(value)
        self.restricted.write(f"{key}.json", body, "application/json")
        return Output(f"{key}.json", digest(body))

    def load(self, kind: type[T], output: Output) -> T:
        """Return what another stage saved."""
        return from_bytes(kind, self.restricted.read(output.key))
