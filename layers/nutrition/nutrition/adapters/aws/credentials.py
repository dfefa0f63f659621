"""Who signs the calls of AWS, and where AWS is: the AWS_* environment, as every SDK reads it.

https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nutrition.errors import ConfigurationError

if TYPE_CHECKING:
    from botocore.credentials import Credentials as Found


class Credentials(NamedTuple):
    """Named as botocore's signer wants them."""

    access_key: str
    secret_key: str
    token: str | None


def credentials(environment: Mapping[str, str]) -> Credentials:
    """Of the environment, where Lambda puts them; else of whatever else botocore knows: a profile, or the container
    endpoint that a function with SnapStart gets its own from. Raises ConfigurationError when there are none."""
    key, secret = environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY")
    if key and secret:
        return Credentials(key, secret, environment.get("AWS_SESSION_TOKEN") or None)
    return _elsewhere()


def region(environment: Mapping[str, str]) -> str:
    """Raises ConfigurationError when it is not said."""
    found = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
    if not found:
        raise ConfigurationError("AWS_REGION is not set")
    return found


def endpoint(environment: Mapping[str, str], host: str, service_id: str) -> str:
    """The URL of a service, without a slash at its end: as configured (an emulator), else AWS's own.

    https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
    """
    configured = environment.get(f"AWS_ENDPOINT_URL_{service_id}") or environment.get("AWS_ENDPOINT_URL")
    if configured:
        return configured.rstrip("/")
    where = region(environment)
    suffix = "amazonaws.com.cn" if where.startswith("cn-") else "amazonaws.com"
    return f"https://{host}.{where}.{suffix}"


@cache
def _chain() -> "Found | None":
    """botocore's own chain, which refreshes what expires; imported when it is needed, as it costs 100 ms."""
    from botocore.session import get_session

    return get_session().get_credentials()


def _elsewhere() -> Credentials:
    from botocore.exceptions import BotoCoreError

    try:
        found = _chain()
        frozen = found.get_frozen_credentials() if found is not None else None
    except BotoCoreError as error:
        raise ConfigurationError(f"AWS credentials: {type(error).__name__}") from None
    if frozen is None or not frozen.access_key or not frozen.secret_key:
        raise ConfigurationError("AWS_ACCESS_KEY_ID is not set, and there are no other AWS credentials")
    return Credentials(frozen.access_key, frozen.secret_key, frozen.token)
