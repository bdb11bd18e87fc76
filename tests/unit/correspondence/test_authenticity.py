"""When does a mail server vouch for a sender, and what a forger may write for it?"""

import pytest

from quarterly.correspondence.authenticity import MailTrust, is_proven
from quarterly.correspondence.headers import Envelope

TRUST = MailTrust(host="mx.council.example")
FROM = ("from", "Head of care <care@council.example>")
PASSED = "mx.council.example; spf=pass smtp.mailfrom=care@council.example; dkim=pass header.d=council.example"
DMARC = "mx.council.example; dmarc=pass (p=reject) header.from=council.example"


def proven(*results: str, trust: MailTrust = TRUST, sender: tuple[str, str] = FROM, mailbox: bool = True) -> bool:
    headers = (sender, *(("authentication-results", each) for each in results))
    return is_proven(Envelope(headers=headers), trust, is_from_mailbox=mailbox)


@pytest.mark.parametrize(
    "results",
    [
        DMARC,
        PASSED,
        "MX.council.example 1; DMARC=pass action=none header.from=council.example;compauth=pass reason=100",
        "mx.council.example; dkim=fail header.d=list.example; dkim=pass header.i=@council.example; spf=pass "
        "smtp.mailfrom=council.example",
        "mx.council.example; spf=pass (mx.council.example: domain of care@council.example designates; dmarc=fail) "
        "smtp.mailfrom=care@council.example; dkim=pass header.i=@council.example header.s=x",
    ],
)
def test_a_trusted_server_vouches(results: str) -> None:
    assert proven(results)


@pytest.mark.parametrize(
    "results",
    [
        "",
        "mx.elsewhere.example; dmarc=pass header.from=council.example",
        "mx.council.example.evil.example; dmarc=pass header.from=council.example",
        "mx.council.example; dmarc=fail header.from=council.example",
        "mx.council.example; dmarc=pass header.from=evil.example",
        "mx.council.example; dmarc=pass",  # of whom it does not say
        "mx.council.example; spf=pass smtp.mailfrom=care@council.example",  # a forwarder passes that too
        "mx.council.example; dkim=pass header.d=council.example",
        "mx.council.example; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=council.example",
        'mx.council.example; spf=pass smtp.mailfrom="x; dmarc=pass header.from=council.example"@evil.example',
        "mx.council.example; spf=pass (evil (; dmarc=pass header.from=council.example)) smtp.mailfrom=evil.example",
        "mx.council.example; none",
    ],
)
def test_nobody_vouches(results: str) -> None:
    assert not proven(results)


def test_only_the_topmost_result_counts() -> None:
    assert proven(DMARC, "mx.elsewhere.example; dmarc=fail")
    assert not proven("mx.council.example; dmarc=fail header.from=council.example", DMARC)


def test_in_a_saved_file_nothing_is_proven() -> None:
    assert not proven(DMARC, mailbox=False)


def test_two_senders_are_never_proven() -> None:
    assert not proven(DMARC, sender=("from", "care@council.example, chief@council.example"))


def test_exchange_vouches_where_the_profile_believes_it() -> None:
    internal = Envelope(headers=(FROM, ("x-ms-exchange-organization-authas", "Internal")))
    assert is_proven(internal, MailTrust(microsoft_365=True), is_from_mailbox=True)
    assert not is_proven(internal, MailTrust(), is_from_mailbox=True)
    assert not is_proven(internal, MailTrust(microsoft_365=True), is_from_mailbox=False)
    result = (
        "authentication-results",
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=council.example; dkim=none; "
        "dmarc=pass action=none header.from=council.example;compauth=pass reason=100",
    )
    signed_with_no_name = Envelope(headers=(FROM, result))
    assert is_proven(signed_with_no_name, MailTrust(microsoft_365=True), is_from_mailbox=True)
    assert not is_proven(signed_with_no_name, TRUST, is_from_mailbox=True)
    outside = Envelope(headers=(FROM, ("x-ms-exchange-organization-authas", "Anonymous")))
    assert not is_proven(outside, MailTrust(microsoft_365=True), is_from_mailbox=True)
