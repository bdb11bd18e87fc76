"""A secret of the settings: given itself, or by the file that holds it."""

from pathlib import Path

from pydantic import SecretStr

from quarterly.vocabulary.errors import SetupError


def secret_of(value: SecretStr | None, file: Path | None, name: str) -> str:
    """Return a secret, "" if neither it nor its file is set; raise SetupError, with its `name`, if the file cannot be read."""
    if value:
        return value.get_secret_value()
    if file is None:
        return ""
    try:
        return file.read_text().strip()
    except OSError as error:
        raise SetupError(f"{name}_FILE {file} cannot be read: {error.strerror}.") from error
