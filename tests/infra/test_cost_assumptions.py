"""The cost model reckons with the stack that the template makes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.infra.conftest import MANAGED, WAYS
from tests.support.cloudformation import Deployment, deploy, referenced
from tools.cost_model import assumptions, measurements
from tools.cost_model.assumptions import Stack
from tools.cost_model.lines import LINES
from tools.translate_template import read_template

ASSUMED = assumptions.read()
TEMPLATE = Path(__file__).parents[2] / "template.yaml"
_ALARMS_OF_A_SCALING_POLICY = 2  # target tracking makes one to scale out and one to scale in


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def stack(size: str) -> Stack:
    return ASSUMED.stacks[size]


@pytest.fixture
def deployed(translated: Mapping[str, Any], size: str) -> Deployment:
    return deploy(translated, **MANAGED | {"Size": size})


def test_every_type_of_resource_has_a_line_or_a_reason_why_not(translated: Mapping[str, Any]) -> None:
    types = {each["Type"] for way in WAYS.values() for each in deploy(translated, **way).resources.values()}

    assert types <= ASSUMED.resources.keys()
    assert ASSUMED.resources.keys() <= {each["Type"] for each in translated["Resources"].values()}
    assert all(line in LINES or line.startswith("free: ") for line in ASSUMED.resources.values())


def test_every_line_of_the_table_pays_for_something() -> None:
    assert LINES.keys() <= set(ASSUMED.resources.values())


def test_the_stores_are_of_the_same_classes(deployed: Deployment, stack: Stack) -> None:
    database = deployed.properties("Database")

    assert database["DBInstanceClass"] == stack.database_class
    assert float(database["AllocatedStorage"]) == stack.database_gb
    assert deployed.properties("MongoInstanceA")["DBInstanceClass"] == stack.mongo_class
    assert deployed.properties("Redis")["CacheNodeType"] == stack.redis_class


def test_the_services_have_the_same_tasks(deployed: Deployment, stack: Stack) -> None:
    vision, language = deployed.properties("VisionTask"), deployed.properties("LanguageTask")
    scaling = deployed.properties("VisionScaling")

    assert (vision["Cpu"] / 1024, vision["Memory"] / 1024) == (stack.vision_cpu, stack.vision_gb)
    assert (language["Cpu"] / 1024, language["Memory"] / 1024) == (stack.language_cpu, stack.language_gb)
    assert (scaling["MinCapacity"], scaling["MaxCapacity"]) == (stack.tasks_least, stack.tasks_most)


def test_what_is_paid_for_by_number_is_counted_right(deployed: Deployment, stack: Stack) -> None:
    interface = [each for each in deployed.of_type("AWS::EC2::VPCEndpoint").values() if "SubnetIds" in each]
    scaling = len(deployed.of_type("AWS::ApplicationAutoScaling::ScalingPolicy"))

    assert len(deployed.of_type("AWS::EC2::NatGateway")) == stack.nat_gateways
    assert len(deployed.of_type("AWS::EC2::EIP")) == stack.nat_gateways
    assert len(interface) == stack.endpoints
    assert len(deployed.of_type("AWS::SecretsManager::Secret")) == stack.secrets
    alarms = len(deployed.of_type("AWS::CloudWatch::Alarm")) + scaling * _ALARMS_OF_A_SCALING_POLICY
    assert alarms == stack.alarms
    assert len(deployed.of_type("AWS::CloudWatch::Dashboard")) == stack.dashboards
    assert len(deployed.of_type("AWS::KMS::Key")) == stack.keys


def test_limits_are_those_of_the_template(deployed: Deployment, stack: Stack) -> None:
    by_function = {
        name: each["ScalingConfig"]["MaximumConcurrency"]
        for each in deployed.of_type("AWS::Lambda::EventSourceMapping").values()
        for name in referenced(each["FunctionName"])
    }
    (api,) = deployed.of_type("AWS::ApiGateway::Stage").values()

    assert by_function["ScenariosFunction"] == stack.scenarios_concurrency
    assert by_function["AnalysisFunction"] == stack.analysis_concurrency
    assert api["MethodSettings"][0]["ThrottlingRateLimit"] == stack.requests_per_second
    connections = deployed.properties("DatabaseParameters")["Parameters"]["max_connections"]
    assert int(connections) == stack.database_connections


def test_functions_have_the_memory_that_was_measured() -> None:
    resources = read_template(TEMPLATE)["Resources"]
    declared = {
        name.removesuffix("Function"): each["Properties"]["MemorySize"]
        for name, each in resources.items()
        if each["Type"] == "AWS::Serverless::Function"
    }

    assert measurements.read().memory_mb == declared
