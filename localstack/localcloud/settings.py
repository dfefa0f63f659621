"""Settings of the processes that stand in for Lambda's event sources."""

from pydantic import Field, SecretStr

from nutrition.settings import Settings

_LAMBDA_LIMIT_SECONDS = 900


class FunctionSettings(Settings):
    function_timeout_seconds: float = Field(default=30, gt=0, le=_LAMBDA_LIMIT_SECONDS)


class WorkerSettings(FunctionSettings):
    redis_url: SecretStr


class ClockSettings(FunctionSettings):
    clock_interval_seconds: float = Field(default=60, gt=0)
