"""Settings of the processes that stand in for Lambda's event sources. Environment variables of the same names."""

from pydantic import Field
from pydantic_settings import BaseSettings


class FunctionSettings(BaseSettings):
    redis_url: str = ""
    function_timeout_seconds: float = Field(default=30, gt=0, le=900)  # Lambda's own limit is 900
    clock_interval_seconds: float = Field(default=60, gt=0)
