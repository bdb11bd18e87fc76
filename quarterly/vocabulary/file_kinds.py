"""The kinds of files that tables are read from, and whether a file's name says the same as its content."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file is by its content; the ending of its name may say something else."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"

    @property
    def called(self) -> str:
        """What people call it."""
        return _CALLED[self]

    @property
    def has_hidden_parts(self) -> bool:
        """Whether a file holds parts that nobody screens for personal data, so that only a copy of its values is stored."""
        return self not in (FileKind.XLSX, FileKind.CSV)

    def may_end_in(self, ending: str) -> bool:
        """Whether a file of this kind may have a name that ends so; without a dot, in any case."""
        return ending.casefold() in _ENDINGS[self]


READ_ENDINGS = ("xlsx", "xlsm", "xlsb", "xls", "xltx", "xltm", "ods", "csv", "tsv")
# Endings of files taken from an inbox where the profile does not say. Many are not read, and their sender is told what to
# send instead: a file that is passed over without a word is a return that nobody misses.
SENT_ENDINGS = (
    *READ_ENDINGS,
    *("pdf", "doc", "docx", "rtf", "odt", "ppt", "pptx", "numbers", "htm", "html", "mht", "xml"),
    *("eml", "msg", "zip", "7z", "rar", "gz", "png", "jpg", "jpeg", "url", "gsheet"),
)

_CALLED = {
    FileKind.XLSX: "an Excel workbook (.xlsx)",
    FileKind.XLSM: "an Excel workbook with macros (.xlsm)",
    FileKind.XLSB: "a binary Excel workbook (.xlsb)",
    FileKind.XLS: "an old Excel workbook (.xls)",
    FileKind.ODS: "an OpenDocument spreadsheet (.ods)",
    FileKind.CSV: "a text file of rows and columns (.csv)",
}
_ENDINGS = {
    FileKind.XLSX: ("xlsx", "xltx"),
    FileKind.XLSM: ("xlsm", "xltm"),
    FileKind.XLSB: ("xlsb",),
    FileKind.XLS: ("xls", "xlt"),
    FileKind.ODS: ("ods", "ots"),
    FileKind.CSV: ("csv", "tsv", "tab", "txt"),
}
