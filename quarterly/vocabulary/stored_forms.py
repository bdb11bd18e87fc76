"""The numbered form of every object in a store, so that a later version of this program reads it or refuses it.

An object without the field "form" has form 1, as all had before the field existed. Raise the number of a kind when its fields
change so that older code would misread it, and add a reader of the earlier form.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Generic, TypeVar

from quarterly.vocabulary.canonical import from_bytes, to_bytes
from quarterly.vocabulary.errors import SetupError

T = TypeVar("T")

FORM = "form"


@dataclass(frozen=True, slots=True)
class _NumberedObject:
    form: int = 1


@dataclass(frozen=True, slots=True)
class StoredForm(Generic[T]):
    """How objects of one kind are stored: `number` is the form they are written in, `older` has the readers of earlier forms.

    `what` names the kind in messages, such as "an audit event".
    """

    what: str
    kind: type[T]
    number: int = 1
    older: Mapping[int, Callable[[bytes], T]] = field(default_factory=dict)

    def to_bytes(self, value: T) -> bytes:
        """Return the value as canonical JSON with the number of its form."""
        fields = json.loads(to_bytes(value))
        if FORM in fields:
            raise ValueError(f"{self.what} has a field “{FORM}” of its own, where the number of its form is stored")
        return to_bytes({**fields, FORM: self.number})

    def from_bytes(self, body: bytes, name: str) -> T:
        """Return the value of an object, called `name` in messages; raise SetupError if it cannot be read."""
        form = self._form(body, name)
        if form != self.number and form not in self.older:
            raise self._of_another_form(name, form)
        try:
            return self.older[form](body) if form in self.older else self._read(body)
        except (ValueError, TypeError, KeyError):
            # Without its cause: pydantic's message repeats what it could not read, which may be about a child.
            raise self._damaged(name, form) from None

    def is_older(self, body: bytes, name: str) -> bool:
        """Whether an object, called `name` in messages, is of an earlier form, or of one written before forms had numbers."""
        return self._form(body, name) < self.number or FORM not in json.loads(body)

    def _form(self, body: bytes, name: str) -> int:
        try:
            return from_bytes(_NumberedObject, body).form
        except ValueError:
            raise self._damaged(name) from None

    def _read(self, body: bytes) -> T:
        if is_dataclass(self.kind):
            return from_bytes(self.kind, body)  # the field "form", unknown to the dataclass, is ignored
        fields = {name: value for name, value in json.loads(body).items() if name != FORM}
        return from_bytes(self.kind, to_bytes(fields))

    def _damaged(self, name: str, form: int = 1) -> SetupError:
        of_form = f" of form {form}" if form > 1 else ""
        return SetupError(f"{name} is not {self.what}{of_form}: restore it from a backup.")

    def _of_another_form(self, name: str, form: int) -> SetupError:
        if form > self.number:
            return SetupError(
                f"{name} is {self.what} of form {form}, and this version of Quarterly reads no form after {self.number}. "
                "Use the version that wrote it, or a newer one."
            )
        return SetupError(
            f"{name} is {self.what} of form {form}, and this version of Quarterly reads no form before {self.number}. "
            "Use the version that wrote it, or restore the object from a backup."
        )
