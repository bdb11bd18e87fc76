"""Translate what boto3 raises into this project's errors: try again later, or correct a setting."""

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,
    FlexibleChecksumError,
    HTTPClientError,
    IncompleteReadError,
    SSLError,
)

from quarterly.vocabulary.errors import QuarterlyError, ServiceUnavailable, SetupError

_NO_ANSWER = (ConnectionError, HTTPClientError, IncompleteReadError, FlexibleChecksumError)
_BUSY = {"SlowDown", "Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequestsException"}
_BROKEN_OFF = {"RequestTimeout", "IncompleteBody", "BadDigest", "OperationAborted"}

_KEYS = "mend AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the AWS profile or role of this account"
_REGION = "the bucket is in another region: mend QUARTERLY_S3_REGION"
_REMEDIES = {
    "NoSuchBucket": "the bucket is missing: create it, or mend the store's address or QUARTERLY_S3_ENDPOINT",
    "AccessDenied": "access is denied: the bucket policy must let this account list, read and write",
    "InvalidAccessKeyId": f"the access key is unknown: {_KEYS}",
    "SignatureDoesNotMatch": f"the secret key is wrong: {_KEYS}",
    "ExpiredToken": f"the credentials have expired: {_KEYS}",
    "InvalidToken": f"the credentials are not valid: {_KEYS}",
    "RequestTimeTooSkewed": "this computer's clock is wrong: set it",
    "PermanentRedirect": _REGION,
    "AuthorizationHeaderMalformed": _REGION,
    "NotImplemented": "the service does not support conditional writes or checksums: use one that does, "
    "or set QUARTERLY_S3_CHECKSUMS=when_required",
}
_ELSE = "mend QUARTERLY_S3_ENDPOINT, the store's address or the bucket policy"


def translated(error: BotoCoreError | ClientError, address: str) -> QuarterlyError:
    """Return the error to raise instead: ServiceUnavailable if waiting may help, else SetupError with the remedy."""
    if isinstance(error, ClientError):
        return _refusal(error, address)
    if isinstance(error, SSLError):
        return SetupError(f"The store {address} cannot be trusted: mend its certificate or QUARTERLY_S3_ENDPOINT.")
    if isinstance(error, _NO_ANSWER):
        return ServiceUnavailable(f"The store {address} did not answer; nothing is lost.")
    if "credential" in type(error).__name__.lower():
        return SetupError(f"The store {address} has no credentials: {_KEYS}.")
    return SetupError(f"The store {address} cannot be used ({type(error).__name__}): mend QUARTERLY_S3_ENDPOINT or AWS_*.")


def code_of(error: ClientError) -> str:
    """Return S3's error code, such as "NoSuchKey"."""
    return str(error.response.get("Error", {}).get("Code", ""))


def _refusal(error: ClientError, address: str) -> QuarterlyError:
    code, status = code_of(error), error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    # 501 is NotImplemented, which no waiting changes.
    if code in _BUSY | _BROKEN_OFF or status == 429 or (status >= 500 and status != 501):
        return ServiceUnavailable(f"The store {address} is too busy or out of order ({code}); nothing is lost.")
    otherwise = _REMEDIES["AccessDenied"] if status in (401, 403) else _ELSE
    remedy = _REMEDIES.get(code, otherwise)
    return SetupError(f"The store {address} refused ({code}): {remedy}.")
