"""What `make bench-coldstart` starts, and what it says of it."""

import hashlib
import json
from pathlib import Path

import pytest
import yaml

from loadtests.cold_start.aws import answer
from loadtests.cold_start.functions import BARE, Function, NotBuiltError, bare, read_built
from loadtests.cold_start.layers import zipped_mb
from loadtests.cold_start.measure import ColdStart
from loadtests.cold_start.report import Report, rows, table, verdicts, write
from loadtests.cold_start.settings import variables

EVENTS = Path(__file__).parents[3] / "events"
FUNCTION = Function("Webhook", "webhook.handler.handler", Path("code"), 512, {}, (EVENTS / "webhook.json").read_bytes())


def start(init_ms: float) -> ColdStart:
    return ColdStart(init_ms, init_ms * 0.9, 10.0, 50.0)


def report(webhook: float, layer_mb: float = 40.0) -> Report:
    runs = {
        BARE: [start(each) for each in (100.0, 90.0, 200.0)],
        "Webhook": [start(each) for each in (webhook, webhook + 1, webhook - 1)],
    }
    return Report({"commit": "abc"}, rows(runs, {BARE: 512, "Webhook": 512}), {"DependenciesLayer": layer_mb})


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """As `sam build` leaves it: long forms, code beside the template, compiled."""
    variable = {"UPDATES_QUEUE_URL": {"Ref": "UpdatesQueue"}, "LEVEL": "7"}
    shared = {"Environment": {"Variables": {"LOG_LEVEL": {"Ref": "LogLevel"}}}}
    resources = {
        "Layer": {"Type": "AWS::Serverless::LayerVersion", "Properties": {"ContentUri": "Layer"}},
        "WebhookFunction": {
            "Type": "AWS::Serverless::Function",
            "Properties": {
                "Handler": "webhook.handler.handler",
                "CodeUri": "WebhookFunction",
                "MemorySize": 512,
                "Environment": {"Variables": variable},
                "Events": {"Update": {"Type": "Api", "Properties": {}}},
            },
        },
        "Queue": {"Type": "AWS::SQS::Queue"},
    }
    content = {"Globals": {"Function": shared}, "Resources": resources}
    (tmp_path / "template.yaml").write_text(yaml.safe_dump(content))
    for name in ("Layer", "WebhookFunction"):
        (tmp_path / name / "__pycache__").mkdir(parents=True)
        (tmp_path / name / "__pycache__" / "code.pyc").touch()
    return tmp_path


def test_every_function_of_the_built_template_is_started(built: Path) -> None:
    found = read_built(built, EVENTS)

    (webhook,) = found.functions
    assert (webhook.name, webhook.handler, webhook.memory_mb) == ("Webhook", "webhook.handler.handler", 512)
    assert json.loads(webhook.event)["httpMethod"] == "POST"
    assert webhook.variables.keys() == {"LOG_LEVEL", "UPDATES_QUEUE_URL", "LEVEL"}
    assert found.layers == {"Layer": built / "Layer"}


def test_nothing_built_is_said_and_not_measured(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError, match="make sam-build"):
        read_built(tmp_path, EVENTS)


def test_code_that_was_not_compiled_is_not_measured(built: Path) -> None:
    """It would be compiled at every start here, and on Lambda's read-only disk too."""
    (built / "Layer" / "__pycache__" / "code.pyc").unlink()

    with pytest.raises(NotBuiltError, match="not compiled"):
        read_built(built, EVENTS)


def test_all_of_aws_is_on_this_machine(built: Path) -> None:
    (webhook,) = read_built(built, EVENTS).functions

    made = variables(webhook, "http://127.0.0.1:7")

    assert made["AWS_ENDPOINT_URL"] == "http://127.0.0.1:7"
    assert made["UPDATES_QUEUE_URL"].startswith("http://127.0.0.1:7/")
    assert made["LEVEL"] == "7"


def test_a_new_variable_is_not_measured_as_unset() -> None:
    function = Function("New", "new.handler", Path("code"), 512, {"NEW_THING": {"Ref": "Thing"}}, b"{}")

    with pytest.raises(NotBuiltError, match="NEW_THING"):
        variables(function, "http://127.0.0.1:7")


def test_the_bare_function_is_asked_for_what_it_has() -> None:
    event = json.loads(bare(Path("hello"), FUNCTION).event)

    assert (event["httpMethod"], event["path"]) == ("GET", "/hello")


def test_the_stand_in_for_aws_answers_what_a_cold_start_asks() -> None:
    secret = answer("secretsmanager.GetSecretValue", {"SecretId": "arn"})
    sent = answer("AmazonSQS.SendMessage", {"MessageBody": "{}"})

    assert secret is not None
    assert "telegram_webhook_secret" in json.loads(secret["SecretString"])
    assert sent is not None
    assert sent["MD5OfMessageBody"] == hashlib.md5(b"{}", usedforsecurity=False).hexdigest()
    assert answer("AmazonSQS.DeleteQueue", {}) is None


def test_medians_and_ratios_to_the_bare_function() -> None:
    bare_row, webhook = report(120.0).rows

    assert (bare_row.init_ms, bare_row.spread_ms, bare_row.times_bare) == (100.0, 110.0, 1.0)
    assert (webhook.init_ms, webhook.spread_ms, webhook.times_bare) == (120.0, 2.0, 1.2)
    assert table(report(120.0))[2][-1] == "1.20"


@pytest.mark.parametrize(("webhook", "layer", "holds"), [(150.0, 60.0, [True, True]), (151.0, 60.1, [False, False])])
def test_the_goals(webhook: float, layer: float, holds: list[bool]) -> None:
    assert [each for each, _ in verdicts(report(webhook, layer))] == holds


def test_a_report_of_cold_starts_is_never_written_over(tmp_path: Path) -> None:
    first, second = (write(report(120.0), tmp_path, "coldstart-2026-11-22") for _ in range(2))

    assert (first.name, second.name) == ("coldstart-2026-11-22.json", "coldstart-2026-11-22-2.json")
    assert json.loads(first.read_text())["rows"][1]["runs"][0]["peak_mb"] == 50.0


def test_a_layer_is_weighed_as_it_is_uploaded(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("x = 1\n" * 100_000)

    assert 0 < zipped_mb(tmp_path) < 0.1
