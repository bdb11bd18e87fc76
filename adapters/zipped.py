"""Zip files, and files based on them (.xlsx, .docx, .ods), whose bytes depend on their content alone."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip file can hold
_FIRST = ("mimetype", "[Content_Types].xml")  # where programs look for them
_CORE = "docProps/core.xml"
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)<")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")


def normalised(body: bytes) -> bytes:
    """Return the same parts in a fixed order, without times of writing; the date of modification becomes that of creation."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(body)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(set(source.namelist()), key=_order):
            content = source.read(name)
            target.writestr(_entry(name), _undated(content) if name == _CORE else content, compresslevel=6)
    return packed.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by their names, the same bytes for the same files."""
    body = BytesIO()
    with zipfile.ZipFile(body, "w") as target:
        for name in sorted(files):
            target.writestr(_entry(name), files[name], compresslevel=6)
    return body.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    # Otherwise zipfile notes the operating system that it runs on.
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    return entry


def _undated(core: bytes) -> bytes:
    created = _CREATED.search(core)
    # openpyxl writes the time of saving there, whatever it is given.
    return _MODIFIED.sub(rb"\g<1>" + created[1] + rb"\g<2>", core) if created else core
