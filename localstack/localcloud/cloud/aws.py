"""The SDK's clients for the emulated cloud."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config
from botocore.session import get_session

from localcloud.cloud.settings import REGION

_LIMITS = Config(connect_timeout=2, read_timeout=120, retries={"total_max_attempts": 3, "mode": "standard"})


@dataclass
class Aws:
    """Clients by service. `Any`: stubs of these services would be two more packages for a few calls."""

    endpoint: str

    @cached_property
    def cloudformation(self) -> Any:  # noqa: ANN401 - see the class
        return self._client("cloudformation")

    @cached_property
    def lambda_(self) -> Any:  # noqa: ANN401 - see the class
        return self._client("lambda")

    @cached_property
    def logs(self) -> Any:  # noqa: ANN401 - see the class
        return self._client("logs")

    @cached_property
    def s3(self) -> Any:  # noqa: ANN401 - see the class
        return self._client("s3")

    @cached_property
    def secrets(self) -> Any:  # noqa: ANN401 - see the class
        return self._client("secretsmanager")

    @cached_property
    def sqs(self) -> Any:  # noqa: ANN401 - see the class
        return self._client("sqs")

    @cached_property
    def events(self) -> Any:  # noqa: ANN401 - see the class
        return self._client("events")

    def _client(self, service: str) -> Any:  # noqa: ANN401 - see the class
        session: Any = boto3.Session(
            aws_access_key_id="test",
            aws_secret_access_key="test",  # noqa: S106 - LocalStack takes any
            region_name=REGION,
            botocore_session=get_session(),
        )
        return session.client(service, endpoint_url=self.endpoint, config=_LIMITS)
