"""Photos in S3: `people/{owner}/{name}`, encrypted by the bucket's own default."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from nutrition.adapters.photo_names import photo_name
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client  # stubs, not installed in production
    from mypy_boto3_s3.type_defs import ObjectTypeDef

PREFIX = "people/"
PAGE = 1000  # objects that S3 lists, and deletes, in one request
# Without the right to list the whole bucket S3 does not tell what is not there from what is forbidden.
_NOT_THERE = {"NoSuchKey", "AccessDenied"}


def s3_client() -> "S3Client":
    """Region and endpoint come from the AWS_* environment. A cache is not waited for: 5 s at most."""
    limits = Config(connect_timeout=0.5, read_timeout=2, retries={"total_max_attempts": 2, "mode": "standard"})
    client: S3Client = boto3.client("s3", config=limits)
    return client


class S3Photos:
    """Implements `nutrition.ports.photo_store.PhotoStore`."""

    def __init__(self, bucket: str, connect: Callable[[], "S3Client"] = s3_client, page: int = PAGE) -> None:
        self._bucket = bucket
        self._connect = connect
        self._page = page

    @cached_property
    def _client(self) -> "S3Client":
        """Made for the first photo: loading S3's description would slow every cold start down."""
        return self._connect()

    def put(self, owner_id: int, photo_id: str, content: bytes) -> None:
        with _translated_errors():
            self._client.put_object(Bucket=self._bucket, Key=_key(owner_id, photo_id), Body=content)

    def get(self, owner_id: int, photo_id: str) -> bytes | None:
        with _translated_errors():
            try:
                answer = self._client.get_object(Bucket=self._bucket, Key=_key(owner_id, photo_id))
            except ClientError as error:
                if _code(error) in _NOT_THERE:
                    return None
                raise
            return answer["Body"].read()

    def erase(self, owner_id: int) -> None:
        with _translated_errors():
            for page in self._pages(_own(owner_id)):
                self._delete([each["Key"] for each in page])

    def purge(self, before: datetime, deadline: Deadline) -> int:
        purged = 0
        with _translated_errors():
            for page in self._pages(PREFIX):
                old = [each["Key"] for each in page if each["LastModified"] < before]
                self._delete(old)
                purged += len(old)
                if deadline.expired:
                    break
        return purged

    def _pages(self, prefix: str) -> "Iterator[list[ObjectTypeDef]]":
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=prefix, PaginationConfig={"PageSize": self._page}
        )
        for page in pages:
            yield page.get("Contents", [])

    def _delete(self, keys: list[str]) -> None:
        if not keys:
            return
        wanted = {"Objects": [{"Key": key} for key in keys], "Quiet": True}
        answer = self._client.delete_objects(Bucket=self._bucket, Delete=wanted)  # type: ignore[arg-type] # its own shape
        if errors := answer.get("Errors"):
            raise DependencyUnavailableError(f"photos: {errors[0].get('Code', 'error')}")


def _own(owner_id: int) -> str:
    """Ends with a slash: person 7 is not person 70."""
    return f"{PREFIX}{owner_id}/"


def _key(owner_id: int, photo_id: str) -> str:
    return _own(owner_id) + photo_name(photo_id)


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", "error"))


@contextmanager
def _translated_errors() -> Iterator[None]:
    """The service's messages quote keys, in which the person's number is; only the code is kept."""
    try:
        yield
    except ClientError as error:
        raise DependencyUnavailableError(f"photos: {_code(error)}") from None
    except BotoCoreError as error:
        raise DependencyUnavailableError(f"photos: {type(error).__name__}") from None
