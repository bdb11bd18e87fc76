"""Do clients of a server without TLS read no authorities, and do those of one with TLS still trust them?"""

import ssl

import pytest

from serving.prefect_home import without_tls


@pytest.mark.parametrize(("api", "is_set"), [("http://127.0.0.1:4200/api", True), ("https://prefect.example/api", False)])
def test_authorities_are_left_out_where_nobody_shows_a_certificate(api: str, is_set: bool) -> None:
    assert bool(without_tls(api)) is is_set


def test_whoever_reads_that_file_trusts_nobody() -> None:
    (file,) = without_tls("http://127.0.0.1:4200/api").values()
    trusted = ssl.create_default_context(cafile=file).cert_store_stats()
    assert (trusted["x509"], trusted["x509_ca"]) == (1, 0)
