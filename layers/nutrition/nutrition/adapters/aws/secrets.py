"""Settings from Secrets Manager: every `*_SECRET_ARN` variable names a secret whose JSON object holds settings.

Which secrets a function may read is thereby said once in its environment and once in its role. Values are cached for
`CACHE_SECONDS`; together with `nutrition.reloading` a rotated one is in use within a minute.
"""

import json
import time
from collections.abc import Callable, Mapping
from functools import cache

from nutrition.adapters.aws.json_api import SECRETS_MANAGER, AwsError, JsonApi
from nutrition.errors import ConfigurationError, DependencyUnavailableError

SUFFIX = "_SECRET_ARN"
CACHE_SECONDS = 45.0
# Only the operator can mend these.
_WRONG = frozenset({"ResourceNotFoundException", "AccessDeniedException", "ValidationException"})


class SecretsReader:
    """The text of secrets, each asked for once in `CACHE_SECONDS`. Two threads may both ask: the answer is the same."""

    def __init__(self, api: JsonApi, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._api, self._monotonic = api, monotonic
        self._cached: dict[str, tuple[float, str]] = {}

    def text(self, arn: str) -> str:
        """Raises AwsError; empty for a secret of bytes."""
        now = self._monotonic()
        read_at, content = self._cached.get(arn, (-CACHE_SECONDS, ""))
        if now - read_at < CACHE_SECONDS:
            return content
        content = str(self._api.call("GetSecretValue", {"SecretId": arn}).get("SecretString", ""))
        self._cached[arn] = now, content
        return content


@cache
def _reader() -> SecretsReader:
    """Region and endpoint come from the AWS_* environment; one a process."""
    return SecretsReader(JsonApi(SECRETS_MANAGER))


def read_secrets(environment: Mapping[str, str], reader: SecretsReader | None = None) -> dict[str, str]:
    """The settings in all secrets that `environment` names, by setting name. An empty value counts as not set.

    Raises ConfigurationError when a secret is no JSON object, is not there or may not be read, and
    DependencyUnavailableError when Secrets Manager does not answer; both name the variable, neither a value.
    """
    reader = reader or _reader()
    names = sorted(name for name, value in environment.items() if name.endswith(SUFFIX) and value)
    return {key: value for name in names for key, value in _read(reader, name, environment[name]).items()}


def _read(reader: SecretsReader, variable: str, arn: str) -> dict[str, str]:
    try:
        content = json.loads(reader.text(arn))
    except ValueError:
        raise ConfigurationError(f"{variable}: the secret is not JSON") from None  # the cause quotes the secret
    except AwsError as error:
        failure = ConfigurationError if error.code in _WRONG else DependencyUnavailableError
        raise failure(f"{variable}: {error.code}") from None
    if not isinstance(content, dict):
        raise ConfigurationError(f"{variable}: the secret is not a JSON object")
    return {str(key).lower(): str(value) for key, value in content.items() if value not in ("", None)}
