"""Council folders on disk: `councils/<name>`, or any folder of that shape."""

from pathlib import Path

from adapters.reference import dfe_polarity
from quarterly.configuration.council import Council, council_from
from quarterly.configuration.files import ConfigurationFile, CouncilFiles
from quarterly.errors import SetupError
from quarterly.quarter import Quarter

ROOT = Path(__file__).parent.parent
COUNCILS = ROOT / "councils"


def council_folder(council: str) -> Path:
    """Return the folder of a council given by its name or by a path; raise SetupError if there is none."""
    for folder in (COUNCILS / council, Path(council).expanduser()):
        if (folder / "profile.yaml").is_file():
            return folder.resolve()
    known = ", ".join(sorted(p.parent.name for p in COUNCILS.glob("*/profile.yaml")))
    raise SetupError(
        f"There is no council “{council}”: neither {COUNCILS.name}/{council} nor the folder {council} holds a profile.yaml. "
        f"Known councils: {known}. To keep one elsewhere, give the path of its folder."
    )


def load_council(council: str, quarter: Quarter | None = None) -> Council:
    """Read a council's folder as it is in a quarter, or after every change it foresees; its key is the folder's name."""
    folder = council_folder(council)
    return council_from(folder.name, council_files(folder), dfe_polarity, quarter)


def council_files(folder: Path) -> CouncilFiles:
    """Read the YAML of a council's folder; raise SetupError where a file is missing or is no YAML."""
    judgements = folder / "judgements.yaml"
    return CouncilFiles(
        _file(folder / "profile.yaml"), _file(folder / "indicators.yaml"), _file(judgements) if judgements.exists() else None
    )


def _file(path: Path) -> ConfigurationFile:
    name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
    try:
        return ConfigurationFile(name, path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SetupError(f"{name} is missing. Copy the one that `quarterly new` makes and change it.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{name} cannot be read: {error}. It must be a UTF-8 text file.") from error
