"""Do something for each of several councils, whose mistakes do not stop one another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed

from quarterly.vocabulary.errors import QuarterlyError, ServiceUnavailable


@dataclass
class Outcome:
    """What was done, a sentence for each council, and which councils have a mistake."""

    done: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def state(self, nothing: str) -> State[Any]:
        """Return how the run ends; `nothing` is its message where nothing had to be done."""
        said = " ".join(self.done) or nothing
        if self.wrong:
            return Failed(message=f"{said} Not done: {', '.join(self.wrong)}. The log says why.")
        return Completed(message=said) if self.done else Completed(name="NothingDue", message=said)


def for_each(councils: Iterable[str], work: Callable[[str], str]) -> Outcome:
    """Do the work for each council; it returns a sentence, or "" where there was nothing to do."""
    outcome = Outcome()
    for name in councils:
        try:
            if said := work(name):
                outcome.done.append(said)
        except ServiceUnavailable:
            raise  # it is the store of all; the run is done again, and does nothing twice
        except QuarterlyError as error:
            outcome.wrong.append(name)
            get_run_logger().error("%s: %s", name, error)
    return outcome
