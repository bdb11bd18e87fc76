"""Of all that a return is read and checked by: the key of its validated return, and of the reason why a file was refused.

It imports nothing that reads a file: where no file is new nothing is read.
"""

from adapters.cycle_context import CODE, CycleContext
from adapters.expectations import OF_RETURNS
from adapters.fingerprint import fingerprint
from adapters.screening import OF_SCREENING, screening_in
from quarterly.collecting.check_scope import ValidationInputs, config_for_sender
from quarterly.vocabulary.canonical import digest_in_order

# Another version of one of these may read or judge the same file otherwise.
_CHECKED_WITH = ("great-expectations", "pandas", "python-calamine", "openpyxl")


def validation_key(cycle: CycleContext, inputs: ValidationInputs) -> str:
    """Return the key of a service's validated return, for exactly these files and the rules in force."""
    return cycle.output_key("validate_return", inputs, applied=(*OF_RETURNS, *OF_SCREENING), libraries=_CHECKED_WITH)


def refusal_rules(cycle: CycleContext, service: str) -> str:
    """Return the digest of all by which a file of a service is refused: the council in check scope, rules, code, libraries."""
    seen, screening = config_for_sender(service, cycle.council), screening_in(cycle, service)
    shaped_by = fingerprint((*CODE, *OF_RETURNS, *OF_SCREENING), _CHECKED_WITH)
    return digest_in_order(shaped_by, str(cycle.quarter), seen, screening.key)
