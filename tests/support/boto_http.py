"""HTTP for `adapters.aws.json_api` that ends in a boto3 client: its Stubber or moto answers, and botocore checks names
and types of every parameter."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from botocore import xform_name
from botocore.client import BaseClient
from botocore.exceptions import ClientError

# For `JsonApi(…, environment=…)`.
AWS = {"AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing"}


@dataclass(frozen=True, slots=True)
class BotoAnswer:
    status: int
    data: bytes


class BotoHttp:
    """Give it to `JsonApi(…, http=…)`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    def request(self, method: str, url: str, *, body: bytes, headers: Mapping[str, str]) -> BotoAnswer:
        assert method == "POST"
        assert url.endswith("/")
        assert headers["Authorization"].startswith("AWS4-HMAC-SHA256 ")
        operation = headers["X-Amz-Target"].rpartition(".")[2]
        try:
            answer = getattr(self._client, xform_name(operation))(**json.loads(body))
        except ClientError as error:
            refused = error.response["Error"]
            status = error.response["ResponseMetadata"].get("HTTPStatusCode", 400)
            content = {"__type": f"com.amazonaws#{refused['Code']}", "message": refused.get("Message", "")}
            return BotoAnswer(status, json.dumps(content).encode())
        answer.pop("ResponseMetadata", None)
        return BotoAnswer(200, json.dumps(answer, default=str).encode())
