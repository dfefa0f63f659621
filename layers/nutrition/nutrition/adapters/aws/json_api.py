"""AWS services that speak JSON, called without boto3, which costs a cold start a quarter of a second (decision 0035).

Signed by botocore's own signer. Only what the product calls is here: an operation with its parameters, and its answer.
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

import urllib3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from nutrition.adapters.aws.credentials import credentials, endpoint, region

if TYPE_CHECKING:
    from botocore.credentials import ReadOnlyCredentials

# https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html, as botocore's standard mode has them.
_THROTTLED = frozenset({"ThrottlingException", "RequestThrottled", "TooManyRequestsException", "SlowDown"})
_FAILED = 500
_OK = 200


class AwsError(Exception):
    """What a call came to instead of an answer; `code` is the service's, or the name of what kept us from it."""

    def __init__(self, code: str, status: int = 0) -> None:
        super().__init__(code)
        self.code, self.status = code, status

    @property
    def may_pass(self) -> bool:
        """Whether asking again is of use: no answer, a failure of the service, a throttle."""
        return self.status == 0 or self.status >= _FAILED or self.code in _THROTTLED


class Answer(Protocol):
    """The part of an HTTP answer that is read."""

    @property
    def status(self) -> int: ...
    @property
    def data(self) -> bytes: ...


class Http(Protocol):
    """`urllib3.PoolManager`, or what a test puts in its place."""

    def request(self, method: str, url: str, *, body: bytes, headers: Mapping[str, str]) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Service:
    """`host` is also what it signs as; `target` stands before an operation's name; `id` ends the variables' names."""

    host: str
    target: str
    json: str
    id: str


SQS = Service("sqs", "AmazonSQS", "1.0", "SQS")
SECRETS_MANAGER = Service("secretsmanager", "secretsmanager", "1.1", "SECRETS_MANAGER")


@dataclass(frozen=True, slots=True)
class Limits:
    """In s, and how often a call is made at the most."""

    connect: float = 1.0
    read: float = 3.0
    attempts: int = 3


_LIMITS = Limits()


class JsonApi:
    """One service. Thread-safe; connects at the first call and keeps connections.

    `environment` has the AWS_* variables, the process's own unless said otherwise.
    """

    def __init__(
        self,
        service: Service,
        limits: Limits = _LIMITS,
        *,
        environment: Mapping[str, str] = os.environ,
        http: Http | None = None,
    ) -> None:
        self._service, self._environment = service, environment
        self._attempts = limits.attempts
        self._http = http or _pool(limits)

    def call(self, operation: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        """The answer. Only for operations that are safe to repeat. Raises AwsError, and ConfigurationError when region
        or credentials are not there."""
        repeated = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, AwsError) and error.may_pass),
            stop=stop_after_attempt(self._attempts),
            wait=wait_random_exponential(multiplier=0.05, max=0.5),
            reraise=True,
        )
        answer: dict[str, Any] = repeated(self._once, operation, json.dumps(parameters).encode())
        return answer

    def _once(self, operation: str, body: bytes) -> dict[str, Any]:
        request = self._signed(operation, body)
        try:
            response = self._http.request("POST", str(request.url), body=body, headers=dict(request.headers.items()))
        except urllib3.exceptions.HTTPError as error:
            raise AwsError(type(error).__name__) from None  # its text has the URL
        content = _object(response.data)
        if response.status != _OK:
            raise AwsError(_code(content), response.status)
        return content

    def _signed(self, operation: str, body: bytes) -> AWSRequest:
        """Anew for each attempt: a signature holds for five minutes."""
        service, environment = self._service, self._environment
        request = AWSRequest(
            method="POST",
            url=f"{endpoint(environment, service.host, service.id)}/",
            data=body,
            headers={
                "Content-Type": f"application/x-amz-json-{service.json}",
                "X-Amz-Target": f"{service.target}.{operation}",
            },
        )
        signer = cast("ReadOnlyCredentials", credentials(environment))  # has its fields; importing it costs 20 ms
        SigV4Auth(signer, service.host, region(environment)).add_auth(request)
        return request


def _pool(limits: Limits) -> Http:
    timeout = urllib3.Timeout(connect=limits.connect, read=limits.read)
    return urllib3.PoolManager(timeout=timeout, retries=False, maxsize=10)


def _object(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data or b"{}")
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _code(content: Mapping[str, Any]) -> str:
    """Of "com.amazonaws.sqs#QueueDoesNotExist" or "QueueDoesNotExist:http://…" the name."""
    named = str(content.get("__type") or content.get("code") or "error")
    return named.rpartition("#")[2].partition(":")[0]
