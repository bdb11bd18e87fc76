"""Does a message call a field as whoever reads it knows it?"""

import pytest

from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.form_fields import field, named

LABELS = {"approved_by": "“Approved by the role”", "large_changes": "“Accept large changes”"}


@pytest.mark.parametrize(
    ("name", "in_the_form", "elsewhere"),
    [
        ("approved_by", "“Approved by the role”", "approved by"),
        ("large-changes", "“Accept large changes”", "large-changes"),
        ("The lead of item 3", "The lead of item 3", "The lead of item 3"),
    ],
)
def test_a_field_is_called_by_its_label_and_elsewhere_in_words(name: str, in_the_form: str, elsewhere: str) -> None:
    message = f"Say under {field(name)} who approved_by is."
    assert named(message, LABELS) == f"Say under {in_the_form} who approved_by is."
    assert named(message, {}) == f"Say under {elsewhere} who approved_by is."


def test_an_error_is_printed_without_marks() -> None:
    error = SetupError(f"{field('approved_by')} must be text.")
    assert str(error) == "approved by must be text."
    assert error.naming(LABELS) == "“Approved by the role” must be text."
