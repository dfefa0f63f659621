"""Values for the variables that the template declares: what a function asks of AWS is answered on this machine."""

import json
from collections.abc import Mapping

from loadtests.cold_start.functions import Function, NotBuiltError

ACCOUNT, REGION = "123456789012", "eu-central-1"
_NOBODY = "127.0.0.1:9"  # the discard port: whoever connects is refused at once
# What a secret holds in production. The webhook's is the one of events/webhook.json.
SECRETS = {
    "telegram_webhook_secret": "sam-local-Zx81Tw-k9Jd0",
    "telegram_bot_token": "1:cold-start",
    "database_url": f"postgresql+pg8000://nutrition:nutrition@{_NOBODY}/nutrition?sslmode=disable",
    "redis_url": f"redis://{_NOBODY}/0",
    "mongo_url": f"mongodb://{_NOBODY}/?directConnection=true&retryWrites=false",
}
_STAND_INS = {
    "LOG_LEVEL": "INFO",
    "TELEGRAM_API_BASE": f"http://{_NOBODY}",
    "VISION_TARGET": _NOBODY,
    "LANGUAGE_TARGET": _NOBODY,
    "GRPC_TLS": "false",
    "PHOTOS_BUCKET": "cold-start-photos",
    "POWERTOOLS_METRICS_NAMESPACE": "Nutrition/cold-start",
    "OPENFOODFACTS_API_BASE": "",
    "OPENFOODFACTS_CONTACT": "",
    "GRPC_ROOT_CERTIFICATE": "",
}


def variables(function: Function, endpoint: str) -> dict[str, str]:
    """What Lambda and the template set, with `endpoint` (a URL) for AWS. Raises NotBuiltError for a name that nothing
    is known of, so that a new variable is not measured as unset."""
    declared = {name: _value(name, value, endpoint) for name, value in function.variables.items()}
    return {
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_SESSION_TOKEN": "token",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory_mb),
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{function.name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": "cold-start",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        **declared,
        "AWS_ENDPOINT_URL": endpoint,
    }


def _value(name: str, declared: object, endpoint: str) -> str:
    if name == "AWS_ENDPOINT_URL":
        return endpoint
    if name.endswith("_QUEUE_URL"):
        return f"{endpoint}/{ACCOUNT}/{name.lower()}.fifo"
    if name.endswith("_SECRET_ARN"):
        return f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{name.lower()}"
    if isinstance(declared, Mapping):  # a reference: whatever it is on AWS, here it is ours
        if name not in _STAND_INS:
            raise NotBuiltError(f"{name}: say in loadtests/cold_start/settings.py what stands for it here")
        return _STAND_INS[name]
    return str(declared)


def secret_string() -> str:
    """One secret with everything in it: a function takes of it what it knows."""
    return json.dumps(SECRETS)
