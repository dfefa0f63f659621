"""Processes write files; the exporter adds them up."""

import os
import subprocess
import sys
from pathlib import Path

from prometheus_client.core import CollectorRegistry
from prometheus_client.exposition import generate_latest

from localcloud.exporter.processes import ProcessCollector

# prometheus_client decides at its import where values live, so whoever counts is a process of its own.
COUNTS = """
import sys
from nutrition.adapters.metrics.factory import make_metrics
from nutrition.ports.metric_catalogue import CIRCUIT_OPEN, MEALS, UPDATE_ANSWERED
from nutrition.ports.metrics import MetricsBackend

metrics = make_metrics(MetricsBackend.PROMETHEUS, "scenarios")
assert make_metrics(MetricsBackend.PROMETHEUS, "scenarios") is metrics
metrics.count(MEALS, origin="text", event="saved")
metrics.observe(UPDATE_ANSWERED, 0.19, kind="text")
metrics.set(CIRCUIT_OPEN, 1, dependency="nutritionix")
metrics.flush()
print("counted", flush=True)
sys.stdin.read()
"""


def counting(directory: Path) -> subprocess.Popen[str]:
    """A process that has counted and waits for its input to end."""
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PROMETHEUS_MULTIPROC_DIR": str(directory)}
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", COUNTS], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "counted\n"
    return process


def scraped(directory: Path) -> list[str]:
    registry = CollectorRegistry()
    registry.register(ProcessCollector(directory))
    return generate_latest(registry).decode().splitlines()


def test_counts_of_all_processes_add_up_and_outlive_them_while_their_states_do_not(tmp_path: Path) -> None:
    first, second = counting(tmp_path), counting(tmp_path)
    both = scraped(tmp_path)
    first.communicate("")
    second.communicate("")
    neither = scraped(tmp_path)

    saved = 'nutrition_meals_total{event="saved",origin="text"} 2.0'
    circuit = 'nutrition_circuit_open{dependency="nutritionix"} 1.0'
    assert {saved, circuit} <= {*both}
    assert saved in neither
    assert circuit not in neither
    assert not list(tmp_path.glob("gauge_*"))


def test_a_bucket_ends_at_200_ms(tmp_path: Path) -> None:
    counting(tmp_path).communicate("")

    assert 'nutrition_update_answered_seconds_bucket{kind="text",le="0.2"} 1.0' in scraped(tmp_path)
    assert 'nutrition_update_answered_seconds_bucket{kind="text",le="0.175"} 0.0' in scraped(tmp_path)


def test_what_never_happened_stands_at_zero(tmp_path: Path) -> None:
    counting(tmp_path).communicate("")

    assert 'nutrition_meals_total{event="saved",origin="photo"} 0.0' in scraped(tmp_path)
    assert 'nutrition_errors_total{code="unexpected",service="scenarios"} 0.0' in scraped(tmp_path)


def test_without_a_directory_the_setting_is_named() -> None:
    program = (
        "from nutrition.adapters.metrics.factory import make_metrics\n"
        "from nutrition.errors import ConfigurationError\n"
        "from nutrition.ports.metrics import MetricsBackend\n"
        "try:\n    make_metrics(MetricsBackend.PROMETHEUS, 'webhook')\n"
        "except ConfigurationError as error:\n    print(error)"
    )
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert ran.stdout == "METRICS=prometheus needs PROMETHEUS_MULTIPROC_DIR\n"


def test_a_function_on_lambda_never_imports_prometheus() -> None:
    """It is not in the layer, and a cold start would pay for it."""
    program = (
        "import sys, webhook.app, scenarios.handler, analysis.handler, scheduler.handler\n"
        "print(type(webhook.app.metrics).__name__, 'prometheus_client' in sys.modules)"
    )
    environment = {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TELEGRAM_WEBHOOK_SECRET": "k9Jd0-sLq2_mZx81Tw",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "METRICS": "emf",
    }
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert ran.stdout.splitlines()[-1] == "EmfMetrics False"
