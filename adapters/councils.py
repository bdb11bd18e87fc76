"""Council folders on disk: `councils/<name>`, or any folder of that shape."""

import os
from functools import lru_cache
from pathlib import Path

from adapters.reference import reference
from adapters.settings import load_settings
from quarterly.configuration.council import Council, council_from
from quarterly.configuration.ids import too_long
from quarterly.configuration.profile import Profile
from quarterly.configuration.yaml_files.dated import in_force
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter

ROOT = Path(__file__).parent.parent
COUNCILS = ROOT / "councils"


def council_folder(council: str) -> Path:
    """Return the folder of a council given by its name or by a path; raise SetupError if there is none."""
    if problem := too_long(Path(council).name):
        raise SetupError(f"{problem}. Give the folder of the council a shorter one.")
    named, path = councils_root() / council, Path(council).expanduser()
    # “./dudley” is a copy that somebody keeps beside them, and never the council of that name here.
    is_path = "/" in council or os.sep in council
    for folder in ((path, named) if is_path else (named, path)) if council.strip() else ():
        if (folder / "profile.yaml").is_file():
            return folder.resolve()
    known = f"Known councils: {', '.join(council_names())}. To keep one elsewhere, give the path of its folder."
    raise SetupError(f"{_missing(council)} {known}")


def _missing(council: str) -> str:
    if not council.strip():
        return "No council is named."
    if Path(council).expanduser().is_absolute():
        return f"There is no council “{council}”: that folder holds no profile.yaml."
    below = f"{councils_root().name}/{council}"
    return f"There is no council “{council}”: neither {below} nor the folder {council} holds a profile.yaml."


def is_of_installation(council: str) -> bool:
    """Whether a council, given by its name or by a path, is one that forms and the schedule act for."""
    return council_folder(council).parent == councils_root().resolve()


def council_names() -> list[str]:
    """Return the names of all councils this installation has folders of, sorted."""
    return sorted(profile.parent.name for profile in councils_root().glob("*/profile.yaml"))


def load_council(council: str, quarter: Quarter | None = None) -> Council:
    """Read a council's folder as of a quarter; without one, after every dated change. The folder's name is its key."""
    folder = council_folder(council)
    return _council(folder, _contents(folder), quarter)


def load_profile(council: str) -> Profile:
    """Read a council's profile alone, as it is after every dated change: its indicators take ten times as long to read."""
    file = configuration_file(council_folder(council) / "profile.yaml")
    profile: Profile = file.read(Profile, in_force(file.content, None))
    services = {key: service for key, service in profile.services.items() if service.is_active(None)}
    return profile.model_copy(update={"services": services})


@lru_cache(64)  # every stage loads the council again, usually from unchanged files
def _council(folder: Path, _: tuple[bytes | None, ...], quarter: Quarter | None) -> Council:
    return council_from(folder.name, council_files(folder), reference(), quarter)


def council_files(folder: Path) -> CouncilFiles:
    """Read the YAML of a council's folder; raise SetupError where a file is missing or is not YAML."""
    beside = (folder / "judgements.yaml", folder / "layouts.yaml")
    judgements, layouts = (configuration_file(path) if path.exists() else None for path in beside)
    return CouncilFiles(
        profile=configuration_file(folder / "profile.yaml"),
        indicators=configuration_file(folder / "indicators.yaml"),
        judgements=judgements,
        layouts=layouts,
        expectations=tuple(configuration_file(path) for path in _rule_files(folder)),
    )


def _contents(folder: Path) -> tuple[bytes | None, ...]:
    """Return the bytes of a council's files, which the cache compares."""
    files = (folder / name for name in ("profile.yaml", "indicators.yaml", "judgements.yaml", "layouts.yaml"))
    return tuple(path.read_bytes() if path.is_file() else None for path in (*files, *_rule_files(folder)))


def _rule_files(folder: Path) -> list[Path]:
    """Return the files of a council's own validation rules."""
    return sorted((folder / "expectations").glob("*.yaml"))


def configuration_file(path: Path) -> ConfigurationFile:
    """Read one YAML file of a council; raise SetupError if it is missing or is no text."""
    name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
    try:
        return ConfigurationFile(name, path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SetupError(f"{name} is missing. Copy the one that `quarterly new` makes and change it.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{name} cannot be read: {error}. It must be a UTF-8 text file.") from error


def councils_root() -> Path:
    """Return the folder that holds the councils' folders: QUARTERLY_COUNCILS, or that of the checkout."""
    return load_settings().councils or COUNCILS
