"""Is what a stored mail says found, however it is encoded and whatever it is called?"""

from email.message import EmailMessage

import pytest

from adapters.stored_texts import UnreadableError, texts_of
from quarterly.publishing.sought import sought_name

DIGEST = f"archive/dudley/2012-13-q1/sign-off/files/{'0' * 64}"  # what is archived has no ending
SAYS = "I agree. Zoë Example was seen."


def mail(encoding: str = "quoted-printable", subtype: str = "plain") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "director@dudley.example", "The draft"
    made.set_content(SAYS, subtype=subtype, cte=encoding)
    return made


def has_it(body: bytes, key: str = DIGEST) -> bool:
    return any(sought_name("Zoë Example").is_in(text) for _, text in texts_of(key, body))


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_a_mail_is_read_as_it_says_it_is_encoded(encoding: str, subtype: str) -> None:
    assert has_it(mail(encoding, subtype).as_bytes())


def test_its_headers_and_the_names_of_its_enclosures_are_read_too() -> None:
    named = EmailMessage()
    named["From"], named["Subject"] = "director@dudley.example", "About Zoë Example"
    named.set_content("I agree.")
    assert has_it(named.as_bytes())
    enclosing = EmailMessage()
    enclosing["From"] = "director@dudley.example"
    enclosing.set_content("See enclosed.")
    enclosing.add_attachment("Nothing.", filename="Zoë Example.txt")
    assert has_it(enclosing.as_bytes())


def test_a_text_that_is_no_mail_is_read_as_it_stands() -> None:
    assert has_it(f"Note: {SAYS}".encode())


def test_a_mail_in_an_unknown_character_set_or_with_a_pdf_is_named_as_not_read() -> None:
    unknown = mail().as_bytes().replace(b"utf-8", b"x-none")
    with_pdf = mail()
    with_pdf.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="page.pdf")
    for body in (unknown, with_pdf.as_bytes()):
        with pytest.raises(UnreadableError):
            list(texts_of(DIGEST, body))
