"""What a cold start does not import, and that importing it the cheap way leaves the process as it was."""

import gc
import json
import subprocess
import sys
from typing import Any

import pydantic
import pytest

from nutrition.cold_start import ahead_of_time, deferred, make_now, nothing_collected, validators_deferred

_PROGRAM = "import {module}, gc, json, sys; print(json.dumps([sorted(sys.modules), gc.isenabled()]))"
_ENVIRONMENT = {
    "TELEGRAM_WEBHOOK_SECRET": "Zx81Tw-k9Jd0_sLq2mZ",
    "UPDATES_QUEUE_URL": "https://sqs.example/1/updates.fifo",
    "AWS_REGION": "eu-central-1",
    "AWS_DEFAULT_REGION": "eu-central-1",  # Lambda sets both
}


@pytest.mark.parametrize(
    ("module", "left_out"),
    [
        ("webhook.handler", {"sqlalchemy", "aiogram", "redis", "rq", "httpx"}),
        ("scenarios.handler", {"boto3", "aiohttp", "pymongo", "redis", "rq", "fastapi", "pybreaker"}),
        ("analysis.handler", {"boto3", "aiogram", "redis", "rq", "fastapi", "grpc"}),
        ("scheduler.handler", {"boto3", "aiogram", "redis", "rq", "fastapi", "grpc", "pymongo", "resvg_py"}),
    ],
)
def test_a_cold_start_pays_for_what_it_needs(module: str, left_out: set[str]) -> None:
    environment = {"PYTHONPATH": ":".join(sys.path), **_ENVIRONMENT}
    command = [sys.executable, "-c", _PROGRAM.format(module=module)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603 - ours
    imported, collects = json.loads(ended.stdout.splitlines()[-1])

    assert left_out.isdisjoint(imported)
    assert collects


def test_the_collector_is_left_as_it_was() -> None:
    with pytest.raises(ImportError), nothing_collected():
        raise ImportError
    assert gc.isenabled()

    gc.disable()
    try:
        with nothing_collected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_validators_are_built_at_first_use_only_for_what_was_defined_inside() -> None:
    with validators_deferred():

        class Inside(pydantic.BaseModel):
            value: int

    class Outside(pydantic.BaseModel):
        value: int

    assert not Inside.__pydantic_complete__
    assert Outside.__pydantic_complete__
    assert Inside.model_validate({"value": "3"}).value == 3
    assert pydantic.BaseModel.model_config == {}


def test_a_deferred_port_is_made_once_and_when_it_is_asked() -> None:
    made: list[str] = []

    def make() -> Any:  # noqa: ANN401 - any object will do
        made.append("made")
        return "text"

    port: Any = deferred(make)

    assert made == []
    assert port.upper() == port.title().upper() == "TEXT"
    assert made == ["made"]


def test_a_process_that_has_time_hears_at_once_of_what_is_wrong() -> None:
    def make() -> object:
        raise ValueError("a wrong setting")

    with pytest.raises(ValueError, match="a wrong setting"):
        make_now(deferred(make))
    make_now("a port that was there already")


@pytest.mark.parametrize(
    ("kind", "has_time"), [("provisioned-concurrency", True), ("on-demand", False), ("snap-start", False), ("", False)]
)
def test_only_an_environment_that_nobody_waits_for_has_time(kind: str, *, has_time: bool) -> None:
    """What SnapStart keeps would hold secrets in it."""
    assert ahead_of_time({"AWS_LAMBDA_INITIALIZATION_TYPE": kind}) is has_time
