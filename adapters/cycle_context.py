"""Where a stage works: one council's quarter with its configuration, stores and folders."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from adapters.councils import load_council
from adapters.expectations import OF_RETURNS
from adapters.fingerprint import fingerprint
from adapters.settings import Settings, load_settings
from adapters.store import Store
from quarterly.collecting.check_scope import config_for_sender
from quarterly.configuration.council import Council
from quarterly.publishing.references import Output, RawReturn
from quarterly.vocabulary.canonical import digest, from_bytes, to_bytes
from quarterly.vocabulary.quarter import Quarter

T = TypeVar("T")

CODE = ("quarterly", "adapters", "tasks")
CHECKED_WITH = ("great-expectations", "pandas", "python-calamine", "openpyxl")


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

    def output_key(self, stage: str, *inputs: object, data: tuple[str, ...] = (), libraries: tuple[str, ...] = ()) -> str:
        """Return where a stage's output for these inputs lies: the same inputs, rules and versions, the same key."""
        key = digest(self.council.key, str(self.quarter), fingerprint((*CODE, *data), libraries), *inputs)
        return f"stages/{self.council.key}/{self.quarter.key}/{stage}/{key[:32]}"

    def save(self, key: str, value: object) -> Output:
        """Keep a stage's output as canonical JSON."""
        body = to_bytes(value)
        self.restricted.write(f"{key}.json", body, "application/json")
        return Output(f"{key}.json", digest(body))

    def load(self, kind: type[T], output: Output) -> T:
        """Return what another stage saved."""
        return from_bytes(kind, self.restricted.read(output.key))

    def validation_key(self, raw: RawReturn) -> str:
        """Return where the validated return of a service lies, for exactly these files and the rules in force."""
        profile, catalogue = self.council.profile, config_for_sender(raw.service, self.council).catalogue
        applied = [profile.name, profile.short_name, profile.services, profile.scales, profile.actions()]
        applied += [profile.priorities, profile.narrative, profile.implications]
        own = [service.contact for key, service in profile.services.items() if key == raw.service]
        written_to = [profile.contacts[contact] for contact in (*own, profile.performance_officer)]
        judged = [indicator.id for indicator in catalogue.indicators if profile.is_judged(indicator)]
        inputs = [raw.service, [[file.name, file.digest] for file in raw.files], applied, written_to, catalogue, judged]
        return self.output_key("validate_return", *inputs, data=OF_RETURNS, libraries=CHECKED_WITH)
