"""The Word template in a council's folder, which its profile names: cleaned, and with every place known."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.councils import council_folder
from quarterly.configuration.council import Council
from quarterly.reporting.places import lacking_parts, unknown_places
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import listed

if TYPE_CHECKING:
    from adapters.render.word_template.clean import CleanTemplate
    from adapters.render.word_template.template_facts import TemplateFacts

_UNFINISHED = "“{}” is no place: two curly brackets open and two close one, as in {{{{title}}}}."
_CROWDED = "{} stand in one row or paragraph, which is repeated for each of one list alone. Put each into a row of its own."


@dataclass(frozen=True, slots=True)
class CouncilTemplate:
    """A council's template as it is filled, and the name and digest of the file as it lies in the folder."""

    body: bytes
    digest: str
    file: str


def council_template(name: str, council: Council) -> CouncilTemplate | None:
    """Return the template of a council, None if it uses ours; raise SetupError for a file or place that cannot be used."""
    file = council.profile.report.word_template
    if not file:
        return None
    body = _body(council_folder(name), file)
    cleaned, facts = _read(body, file)
    wrong = [
        *unknown_places(facts.places, council.profile),
        *(_UNFINISHED.format(each) for each in facts.unfinished),
        *(_CROWDED.format(listed([f"{{{{{name}}}}}" for name in each])) for each in facts.crowded),
    ]
    if wrong:
        raise SetupError("\n".join(f"{file}: {each}" for each in wrong))
    return CouncilTemplate(cleaned.body, sha256(body).hexdigest(), file)


def template_digest(name: str, council: Council) -> str:
    """Return the digest of a council's own template file, "" if it uses ours; raise SetupError if it cannot be read."""
    file = council.profile.report.word_template
    return sha256(_body(council_folder(name), file)).hexdigest() if file else ""


def require_fillable(template: CouncilTemplate | None) -> None:
    """Raise SetupError if a report cannot be written in a template."""
    if template:
        # Here, as it draws: `quarterly check` of a council without a template need not load Typst.
        from adapters.render.word_template.trial import require_writable

        require_writable(template.body, template.file)


def template_notes(name: str, council: Council) -> list[str]:
    """Return what a council should know of its template: what is left out of it, what it lacks, what nobody can hear."""
    file = council.profile.report.word_template
    if not file:
        return []
    cleaned, facts = _read(_body(council_folder(name), file), file)
    notes = [f"{file}: left out of every report: {listed(list(cleaned.left_out))}."] if cleaned.left_out else []
    if lacking := lacking_parts(facts.places, council.profile):
        named = listed([f"{{{{{each}}}}}" for each in lacking])
        notes.append(f"{file} has no place for {named}. What belongs there is put in front of or behind the template's own text.")
    if facts.pictures_without_text:
        notes.append(f"{file}: {facts.pictures_without_text} of its pictures have no alternative text. Write one in Word.")
    if facts.in_headers:
        named = listed([f"{{{{{each}}}}}" for each in facts.in_headers])
        notes.append(f"{file}: {named} in a header, footer or note stays empty: only texts of a line can stand there.")
    return notes


def _body(folder: Path, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except OSError as error:
        raise SetupError(
            f"{folder.name}/{file}, the template that profile.yaml names under report, word_template, cannot be read: "
            f"{error.strerror}. Put the file into the council's folder, or take the line out to use the template of Quarterly."
        ) from error


@lru_cache(16)
def _read(body: bytes, file: str) -> "tuple[CleanTemplate, TemplateFacts]":
    # Here, as they read Word: the key of a report is made of the file's digest alone.
    from adapters.render.word_template.clean import clean
    from adapters.render.word_template.template_facts import facts_of

    cleaned = clean(body, file)
    return cleaned, facts_of(cleaned.body)
