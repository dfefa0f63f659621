"""The webhook as Lambda loads it: answered, and measured."""

import os
import subprocess
import sys

from tests.support.emf import emf_lines, values_of

# The module reads its settings at import, so it is a process of its own.
PROGRAM = """
import json, pathlib
from localcloud.function import LambdaContext
from webhook.handler import handler

event = json.loads(pathlib.Path("events/webhook.json").read_text())
for _ in range(2):
    print(handler(event, LambdaContext("webhook", "request", 1e9))["statusCode"])
"""


def test_each_invocation_leaves_its_metrics_in_the_log() -> None:
    environment = {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "METRICS": "emf",
        "TELEGRAM_WEBHOOK_SECRET": "another-4-than-the-events",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    ran = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert ran.stdout.splitlines().count("403") == 2
    lines = emf_lines(ran.stdout)
    assert [(line["service"], line["route"], line["status"]) for line in lines] == [("webhook", "webhook", "403")] * 2
    assert len(values_of(lines, "nutrition_webhook_request_seconds")) == 2
