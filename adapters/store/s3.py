"""A store in an S3 bucket, with the service's own If-None-Match and If-Match as conditions and its ETags as tags."""

import builtins
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from hashlib import sha256
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from adapters.store.contract import BYTES, Change, S3Options, Stored, already_there, changed_meanwhile, checked
from adapters.store.probe import prove
from adapters.store.s3_errors import code_of, translated
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError

# Amazon answers If-Match on a missing object with NoSuchKey, and on a write in progress with a 409 conflict.
_UNMET = {"PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"}
_ATTEMPTS = 3
_AT_ONCE = 4
READ_TIMEOUT = 20  # seconds


@cache
def client(options: S3Options) -> Any:
    """Return the process's one client for these options; threads may share it, and creating one takes half a second."""
    config = Config(
        signature_version="s3v4",
        s3={"addressing_style": "path"},  # a self-hosted service has no name for every bucket
        # "Adaptive" would also limit the requests of this client. Neither mode retries a refused condition.
        # Only for what is over in a moment: stages wait for a service that is away (tasks/waiting.py).
        retries={"mode": "standard", "total_max_attempts": 3},
        connect_timeout=5,
        read_timeout=READ_TIMEOUT,
        max_pool_connections=8,
        tcp_keepalive=True,
        # Since boto3 1.36 every request has a CRC32 unless this says otherwise, which some servers other than Amazon's refuse.
        request_checksum_calculation=options.checksums,
        response_checksum_validation=options.checksums,
    )
    try:
        return boto3.Session(region_name=options.region).client("s3", endpoint_url=options.endpoint, config=config)
    except ValueError as error:
        raise SetupError("QUARTERLY_S3_ENDPOINT is not an address such as https://s3.example.gov.uk.") from error


@dataclass(frozen=True, slots=True)
class S3Store:
    """Keys are object keys below `prefix` ("" for the whole bucket)."""

    bucket: str
    prefix: str
    options: S3Options

    @property
    def address(self) -> str:
        """Return the address of bucket and prefix."""
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")

    def read(self, key: str) -> bytes:
        """Return the content; raise KeyError if there is none."""
        found = self.read_tagged(key)
        if found is None:
            raise KeyError(key)
        return found[0]

    def read_tagged(self, key: str) -> tuple[bytes, str] | None:
        """Return the content and its ETag, None if there is none."""
        with self._client() as s3:
            try:
                answer = s3.get_object(Bucket=self.bucket, Key=self._key(key))
            except ClientError as error:
                if code_of(error) == "NoSuchKey":
                    return None
                raise
            return answer["Body"].read(), answer["ETag"]

    def read_all(self, keys: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """Read several at once: nearly all of a request is waiting."""
        wanted = list(keys)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            found = zip(wanted, pool.map(self.read_tagged, wanted), strict=True)
            return {key: tagged for key, tagged in found if tagged}

    def create(self, key: str, body: bytes, content_type: str = BYTES) -> bool:
        """Put the object if none exists (If-None-Match), and compare with the one that does."""
        for _ in range(_ATTEMPTS):
            # In one request: between looking and writing, another run could write. boto3's `upload_file` has no conditions.
            if self._put(key, body, content_type, IfNoneMatch="*"):
                return True
            found = self.read_tagged(key)  # None while another run's write is in progress
            if found and found[0] != body:
                raise already_there(key, self.address)
            if found:
                return False
        raise ServiceUnavailable(f"{key} in {self.address} is being written by another run; nothing is lost.")

    def swap(self, key: str, body: bytes, tag: str | None, content_type: str = BYTES) -> None:
        """Put the object if the present one has this ETag (If-Match)."""
        if tag is None:
            self.create(key, body, content_type)
            return
        if not self._put(key, body, content_type, IfMatch=tag):
            found = self.read_tagged(key)
            # The object has our own bytes if the response to an earlier attempt was lost and boto3 retried.
            if found is None or found[0] != body:
                raise changed_meanwhile(key, self.address)

    def swap_all(self, changes: Sequence[Change]) -> None:
        """Put several at once, each with its own condition."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(lambda each: self.swap(each.key, each.body, each.tag, each.content_type), changes))

    def write(self, key: str, body: bytes, content_type: str = BYTES) -> None:
        """Put the object without a condition."""
        self._put(key, body, content_type)

    def exists(self, key: str) -> bool:
        """Whether there is an object under exactly this key."""
        path = self._key(key)
        with self._client() as s3:
            # Unlike HEAD, a listing distinguishes a missing object from a missing bucket; an exact match comes first.
            answer = s3.list_objects_v2(Bucket=self.bucket, Prefix=path, MaxKeys=1)
            return any(item["Key"] == path for item in answer.get("Contents", []))

    def list(self, prefix: str) -> builtins.list[Stored]:
        """Return the objects below a prefix in the order of their keys, without folder markers."""
        top = f"{self._key(prefix)}/" if prefix else f"{self.prefix}/".lstrip("/")
        with self._client() as s3:
            pages = s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=top)
            found = [self._stored(item) for page in pages for item in page.get("Contents", [])]
        return sorted((stored for stored in found if not stored.key.endswith("/")), key=lambda stored: stored.key)

    def delete(self, key: str) -> None:
        """Delete the object, if there is one."""
        with self._client() as s3:
            s3.delete_object(Bucket=self.bucket, Key=self._key(key))

    def probe(self) -> None:
        """Prove that the service accepts writes and honours conditions."""
        prove(self)

    def _key(self, key: str) -> str:
        return f"{self.prefix}/{checked(key)}".lstrip("/")

    def _stored(self, item: dict[str, Any]) -> Stored:
        key = item["Key"].removeprefix(f"{self.prefix}/" if self.prefix else "")
        return Stored(key, item["Size"], item["LastModified"].astimezone(UTC))

    def _put(self, key: str, body: bytes, content_type: str, **condition: str) -> bool:
        """Write with our own checksum, so that a damaged body is refused; False if the condition is not met."""
        digest = b64encode(sha256(body).digest()).decode()
        target = {"Bucket": self.bucket, "Key": self._key(key), "ContentType": content_type}
        with self._client() as s3:
            try:
                s3.put_object(**target, Body=body, ChecksumSHA256=digest, **condition)
            except ClientError as error:
                if condition and code_of(error) in _UNMET:
                    return False
                raise
        return True

    @contextmanager
    def _client(self) -> Iterator[Any]:
        try:
            yield client(self.options)
        except (BotoCoreError, ClientError) as error:
            raise translated(error, self.address) from error
