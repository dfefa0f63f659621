"""What `make sam-build` made, where it did: everything that a function imports is there, and fits Lambda."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.infra.conftest import ROOT

BUILT = ROOT / ".aws-sam" / "build"
MOST_BYTES = 250 * 1024 * 1024
FUNCTIONS = {
    "WebhookFunction": "webhook.handler",
    "ScenariosFunction": "scenarios.handler",
    "DeadLettersFunction": "scenarios.handler",
    "AnalysisFunction": "analysis.handler",
    "SchedulerFunction": "scheduler.handler",
    "MigrateFunction": "migrate.handler",
}

pytestmark = pytest.mark.skipif(not (BUILT / "template.yaml").exists(), reason="make sam-build was not run")


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_and_its_layers_fit(function: str) -> None:
    layers = sum(size(BUILT / layer) for layer in ("DependenciesLayer", "NutritionLayer"))

    assert size(BUILT / function) + layers < MOST_BYTES * 0.6


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the libraries are built for Lambda's Python 3.11")
@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_handler_imports_from_what_is_shipped_alone(function: str) -> None:
    imported(function, FUNCTIONS[function])


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the libraries are built for Lambda's Python 3.11")
@pytest.mark.parametrize(
    "module",
    [
        *("adapters.mongo.profiles", "adapters.redis.progress", "adapters.redis.client", "adapters.aws.queue"),
        *("adapters.aws.secrets", "adapters.aws.photos", "bootstrap.nutrients", "bootstrap.products"),
    ],
)
def test_what_is_imported_later_is_shipped_too(module: str) -> None:
    """A cold start does not wait for these (decision 0035)."""
    imported("ScenariosFunction", f"nutrition.{module}")


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the libraries are built for Lambda's Python 3.11")
def test_credentials_of_a_container_can_be_asked_for() -> None:
    """Where a function with SnapStart has its own; botocore is shipped without the models of services."""
    imported("ScenariosFunction", "botocore.session; botocore.session.get_session().get_credentials()")


def imported(function: str, module: str) -> None:
    roots = [BUILT / function, BUILT / "NutritionLayer" / "python", BUILT / "DependenciesLayer" / "python"]
    environment = {
        "PYTHONPATH": os.pathsep.join(map(str, roots)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "UPDATES_QUEUE_URL": "https://sqs.example/updates.fifo",
        "TELEGRAM_WEBHOOK_SECRET": "Zx81Tw-k9Jd0_sLq2mZ",
    }
    # Without site-packages, and from the function's folder, as on Lambda.
    ended = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-S", "-c", f"import {module}"],
        cwd=BUILT / function,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr


def _python_files() -> Iterator[Path]:
    for folder in ("DependenciesLayer", "NutritionLayer", *FUNCTIONS):
        yield from (BUILT / folder).rglob("*.py")


def test_everything_is_compiled() -> None:
    """Lambda's disk is read-only: what is not compiled is compiled at every cold start."""
    missing = [
        path
        for path in _python_files()
        if "templates" not in path.parts and not list((path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"))
    ]

    assert missing == []


def test_functions_carry_the_data_that_they_read() -> None:
    assert (BUILT / "ScenariosFunction" / "food.sqlite").is_file()
    assert (BUILT / "DeadLettersFunction" / "food.sqlite").is_file()
    assert (BUILT / "MigrateFunction" / "migrations" / "env.py").is_file()


def test_a_function_carries_its_own_package_only() -> None:
    packages = {path.name for path in (BUILT / "WebhookFunction").iterdir()}

    assert packages == {"webhook"}
