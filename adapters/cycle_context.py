"""One council's quarter as a stage sees it: configuration, stores and folders."""

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

# In every key: after an upgrade each stage runs once more, which takes minutes, and no rating outlives a fault that was mended.
CODE = ("quarterly", "adapters", "tasks")


def shaped_by(applied: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a digest of our code, of the data a stage applies, and of the versions of its libraries."""
    return fingerprint((*CODE, *applied), libraries)


@dataclass(frozen=True, slots=True)
class Output:
    """A stage's output in the restricted store: its key there, and the digest of its bytes."""

    key: str
    digest: str


@dataclass(frozen=True)
class CycleContext:
    """A council's quarter with its configuration and stores; every stage opens its own."""

    council: Council
    quarter: Quarter
    settings: Settings
    named: str = ""  # the council as it was given, by which its folder is found

    @classmethod
    def of(cls, council: str, quarter: str) -> "CycleContext":
        """Open the context from the parameters of every stage; raise SetupError before any work is done."""
        period = Quarter.parse(quarter)
        return cls(load_council(council, period), period, load_settings(), council)

    @cached_property
    def restricted(self) -> Store:
        """The store of everything but publications."""
        return self.settings.restricted()

    @cached_property
    def exempt(self) -> Store:
        """The part of the restricted store that holds exempt packs."""
        return self.settings.exempt()

    @property
    def post(self) -> str:
        """The folder of this quarter's letters in the restricted store."""
        return f"post/{self.council.key}/{self.quarter.key}"

    def with_council(self, council: Council) -> "CycleContext":
        """Return the context with a projection of its council, so that a stage reads nothing of it that its key leaves out."""
        return replace(self, council=council)

    def output_key(self, stage: str, inputs: object, *, applied: tuple[str, ...] = (), libraries: tuple[str, ...] = ()) -> str:
        """Return the key of a stage's output: the same inputs, code, data and library versions give the same key.

        `inputs` must be all that the stage's body reads: one left out could change without a new key.
        """
        key = digest_in_order(stage, self.council.key, str(self.quarter), shaped_by(applied, libraries), inputs)
        return f"stages/{self.council.key}/{self.quarter.key}/{stage}/{key[:32]}"

    def save(self, key: str, value: object) -> Output:
        """Store a stage's output as canonical JSON."""
        body = to_bytes(value)
        self.restricted.write(f"{key}.json", body, "application/json")
        return Output(f"{key}.json", digest(body))

    def load(self, kind: type[T], output: Output) -> T:
        """Load what another stage saved."""
        return from_bytes(kind, self.restricted.read(output.key))
