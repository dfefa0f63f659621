"""Photos in LocalStack's S3: the store's contract on a bucket of its own, and what a person's photo leaves behind."""

from collections.abc import Iterator
from functools import partial
from uuid import uuid4

import pytest

from nutrition.adapters.aws.photos import PREFIX, S3Photos
from nutrition.ports.photo_store import PhotoStore
from tests.cloud.cloud import Cloud
from tests.contract.photos.contract import PhotoStoreContract
from tests.e2e.photos import COFFEE

pytestmark = pytest.mark.cloud


@pytest.fixture
def store(cloud: Cloud) -> Iterator[PhotoStore]:
    s3, bucket = cloud.aws.s3, f"contract-{uuid4().hex[:8]}"
    s3.create_bucket(Bucket=bucket)
    yield S3Photos(bucket, lambda: s3)
    for each in s3.list_objects_v2(Bucket=bucket).get("Contents", []):
        s3.delete_object(Bucket=bucket, Key=each["Key"])
    s3.delete_bucket(Bucket=bucket)


class TestS3OnLocalStack(PhotoStoreContract):
    pass


def test_a_persons_photo_is_kept_encrypted_until_the_person_is_erased(cloud: Cloud) -> None:
    bucket, person = cloud.outputs["PhotosBucketName"], cloud.person("en")
    mine = {"Bucket": bucket, "Prefix": f"{PREFIX}{person.chat}/"}

    person.answer_to(partial(person.send_photo, COFFEE), "Espresso")

    (kept,) = cloud.aws.s3.list_objects_v2(**mine)["Contents"]
    described = cloud.aws.s3.head_object(Bucket=bucket, Key=kept["Key"])
    assert described["ServerSideEncryption"] == "AES256"
    assert described["ContentLength"] > 1000

    person.say("/delete_me")
    person.press("Yes, erase everything")
    person.wait_for_any("everything is erased")
    assert cloud.aws.s3.list_objects_v2(**mine).get("Contents", []) == []
    log = cloud.log("ScenariosFunction")
    assert not [line for line in ("photo store not read", "photo not kept") if line in log]
