"""S3 as moto has it in this process; tests/cloud has the same on LocalStack."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from botocore.stub import Stubber
from moto import mock_aws

from localcloud.servers.ports import free_port
from nutrition.adapters.aws.photos import PREFIX, S3Photos, s3_client
from nutrition.adapters.clock import SystemClock
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from tests.contract.photos.contract import A_MINUTE, ANNA, FILE_ID, NEIGHBOUR, PICTURE, PhotoStoreContract

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

BUCKET = "photos"


@pytest.fixture
def client(aws: None) -> Iterator["S3Client"]:  # noqa: ARG001 - the environment of the client
    """Of a bucket that encrypts as the template's does."""
    with mock_aws():
        made = s3_client()
        made.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        made.put_bucket_encryption(
            Bucket=BUCKET,
            ServerSideEncryptionConfiguration={
                "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]
            },
        )
        yield made


@pytest.fixture
def store(client: "S3Client") -> S3Photos:
    return S3Photos(BUCKET, lambda: client)


def keys(client: "S3Client") -> list[str]:
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
    return [each["Key"] for page in pages for each in page.get("Contents", [])]


class TestS3(PhotoStoreContract):
    pass


def test_an_object_is_encrypted_and_its_name_does_not_tell_telegrams_file(store: S3Photos, client: "S3Client") -> None:
    store.put(ANNA, FILE_ID, PICTURE)

    (key,) = keys(client)
    assert key.startswith(f"{PREFIX}{ANNA}/")
    assert FILE_ID not in key
    assert client.head_object(Bucket=BUCKET, Key=key)["ServerSideEncryption"] == "AES256"


def test_more_than_one_page_is_erased(client: "S3Client") -> None:
    store = S3Photos(BUCKET, lambda: client, page=2)
    for number in range(5):
        store.put(ANNA, f"{FILE_ID}{number}", b"x")
    store.put(NEIGHBOUR, FILE_ID, PICTURE)

    store.erase(ANNA)

    (left,) = keys(client)
    assert left.startswith(f"{PREFIX}{NEIGHBOUR}/")


def test_a_purge_stops_when_its_time_is_over_and_goes_on_the_next_time(client: "S3Client") -> None:
    store = S3Photos(BUCKET, lambda: client, page=2)
    for number in range(3):
        store.put(ANNA, f"{FILE_ID}{number}", b"x")
    later = SystemClock().now() + A_MINUTE

    assert store.purge(later, Deadline.after(0)) == 2
    assert store.purge(later, Deadline.after(0)) == 1


def test_what_is_not_there_is_no_error_without_the_right_to_list_the_bucket(client: "S3Client") -> None:
    """The role may list the people's prefix; S3 then answers 403 for an object that is not there."""
    with Stubber(client) as stubbed:
        stubbed.add_client_error("get_object", "AccessDenied", http_status_code=403)

        assert S3Photos(BUCKET, lambda: client).get(ANNA, FILE_ID) is None


def test_an_object_that_cannot_be_deleted_is_an_error(client: "S3Client", store: S3Photos) -> None:
    store.put(ANNA, FILE_ID, PICTURE)
    listed = client.list_objects_v2(Bucket=BUCKET)
    with Stubber(client) as stubbed:
        stubbed.add_response("list_objects_v2", {"Contents": listed["Contents"]})
        stubbed.add_response("delete_objects", {"Errors": [{"Key": "people/7/x", "Code": "InternalError"}]})

        with pytest.raises(DependencyUnavailableError, match=r"^photos: InternalError$"):
            store.erase(ANNA)


def test_an_outage_is_an_unavailable_store_and_says_nothing_of_the_person(
    aws: None,  # noqa: ARG001 - the environment of the client
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{free_port()}")
    store = S3Photos(BUCKET)

    acts: list[Callable[[], object]] = [
        lambda: store.put(ANNA, FILE_ID, PICTURE),
        lambda: store.get(ANNA, FILE_ID),
        lambda: store.erase(ANNA),
        lambda: store.purge(SystemClock().now(), Deadline.after(5)),
    ]
    for act in acts:
        with pytest.raises(DependencyUnavailableError) as refused:
            act()
        assert str(ANNA) not in str(refused.value)


def test_a_store_that_hangs_is_given_up_within_seconds(aws: None) -> None:  # noqa: ARG001 - the environment of the client
    """A cache is not waited for: two attempts of half a second to connect and two to answer."""
    limits: Any = s3_client().meta.config

    assert limits.retries == {"total_max_attempts": 2, "mode": "standard"}
    assert 2 * (limits.connect_timeout + limits.read_timeout) <= 5
