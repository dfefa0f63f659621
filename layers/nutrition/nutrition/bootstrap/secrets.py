"""Settings that are secrets, for `Settings.load`."""

from collections.abc import Mapping


def stored_secrets(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Secrets Manager's, asked only where a variable names a secret: elsewhere boto3 is not even imported."""
    if not any(name.endswith("_SECRET_ARN") and value for name, value in environment.items()):
        return {}
    from nutrition.adapters.aws.secrets import read_secrets

    return read_secrets(environment)
