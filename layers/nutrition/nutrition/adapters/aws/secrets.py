"""Settings from Secrets Manager: every `*_SECRET_ARN` variable names a secret whose JSON object holds settings.

Which secrets a function may read is thereby said once in its environment and once in its role. Values are cached for
`CACHE_SECONDS`; together with `nutrition.reloading` a rotated one is in use within a minute.
"""

from collections.abc import Mapping
from functools import cache

import boto3
from aws_lambda_powertools.utilities.parameters import SecretsProvider
from aws_lambda_powertools.utilities.parameters.exceptions import GetParameterError, TransformParameterError
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from nutrition.errors import ConfigurationError, DependencyUnavailableError

SUFFIX = "_SECRET_ARN"
CACHE_SECONDS = 45


@cache
def _provider() -> SecretsProvider:
    """Region and endpoint come from the AWS_* environment; one client a process."""
    limits = Config(connect_timeout=1, read_timeout=3, retries={"total_max_attempts": 3, "mode": "standard"})
    return SecretsProvider(boto3_client=boto3.client("secretsmanager", config=limits))


def read_secrets(environment: Mapping[str, str], provider: SecretsProvider | None = None) -> dict[str, str]:
    """The settings in all secrets that `environment` names, by setting name. An empty value counts as not set.

    Raises ConfigurationError when a secret is no JSON object, is not there or may not be read, and
    DependencyUnavailableError when Secrets Manager does not answer; both name the variable, neither a value.
    """
    provider = provider or _provider()
    names = sorted(name for name, value in environment.items() if name.endswith(SUFFIX) and value)
    return {key: value for name in names for key, value in _read(provider, name, environment[name]).items()}


def _read(provider: SecretsProvider, variable: str, arn: str) -> dict[str, str]:
    try:
        content = provider.get(arn, max_age=CACHE_SECONDS, transform="json")
    except TransformParameterError:
        raise ConfigurationError(f"{variable}: the secret is not JSON") from None  # the cause quotes the secret
    except GetParameterError as error:
        raise _translated(variable, error.__cause__ or error.__context__) from None
    if not isinstance(content, dict):
        raise ConfigurationError(f"{variable}: the secret is not a JSON object")
    return {str(key).lower(): str(value) for key, value in content.items() if value not in ("", None)}


def _translated(variable: str, cause: BaseException | None) -> Exception:
    """The service's text names the role and the secret, so only its code is kept."""
    if isinstance(cause, ClientError):
        code = str(cause.response.get("Error", {}).get("Code", "error"))
        if code in {"ResourceNotFoundException", "AccessDeniedException", "ValidationException"}:
            return ConfigurationError(f"{variable}: {code}")
        return DependencyUnavailableError(f"{variable}: {code}")
    kind = type(cause).__name__ if isinstance(cause, BotoCoreError) else "error"
    return DependencyUnavailableError(f"{variable}: {kind}")
