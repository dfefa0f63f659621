"""One template, several ways to deploy it: each is whole, and the local one holds nothing that is only faked."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.infra.conftest import BROUGHT, MANAGED
from tests.support.cloudformation import Deployment, deploy

# What LocalStack from PyPI really runs, of the types used here; others it takes and fakes.
EMULATED = {
    "AWS::ApiGateway::Deployment",
    "AWS::ApiGateway::RestApi",
    "AWS::ApiGateway::Stage",
    "AWS::CloudWatch::Alarm",
    "AWS::Events::Rule",
    "AWS::IAM::Role",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Lambda::EventSourceMapping",
    "AWS::Lambda::Function",
    "AWS::Lambda::LayerVersion",
    "AWS::Lambda::Permission",
    "AWS::Logs::LogGroup",
    "AWS::S3::Bucket",
    "AWS::S3::BucketPolicy",
    "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
}


def test_the_local_stage_holds_only_what_the_emulator_runs(local: Deployment) -> None:
    """A faked resource makes a stack that is complete and does nothing."""
    assert {resource["Type"] for resource in local.resources.values()} <= EMULATED


def test_nothing_refers_to_what_is_not_deployed(deployment: Deployment) -> None:
    missing = {
        name: gone
        for name in deployment.resources
        if (gone := deployment.references(name) - deployment.resources.keys())
    }

    assert missing == {}


def test_the_http_api_that_no_emulator_runs_is_not_used(deployment: Deployment) -> None:
    types = {resource["Type"] for resource in deployment.resources.values()}

    assert not [each for each in types if "ApiGatewayV2" in each or each.startswith("AWS::Scheduler")]


def test_bringing_everything_needs_no_network_and_no_store(translated: Mapping[str, Any]) -> None:
    deployed = deploy(translated, **BROUGHT)

    types = {resource["Type"].split("::")[1] for resource in deployed.resources.values()}
    assert types.isdisjoint({"EC2", "RDS", "DocDB", "ElastiCache", "ECS", "ECR", "ServiceDiscovery"})
    assert all("VpcConfig" not in each for each in deployed.of_type("AWS::Lambda::Function").values())


@pytest.mark.parametrize(
    ("parameter", "family"),
    [("DatabaseUrl", "AWS::RDS::"), ("RedisUrl", "AWS::ElastiCache::"), ("MongoUrl", "AWS::DocDB::")],
)
def test_a_store_that_is_brought_is_not_made(translated: Mapping[str, Any], parameter: str, family: str) -> None:
    deployed = deploy(translated, **MANAGED, **{parameter: BROUGHT[parameter]})

    assert not [name for name, each in deployed.resources.items() if each["Type"].startswith(family)]


@pytest.mark.parametrize("name", ["Database", "Redis", "Mongo"])
def test_the_address_that_is_brought_reaches_the_functions(translated: Mapping[str, Any], name: str) -> None:
    deployed = deploy(translated, **BROUGHT)

    assert BROUGHT[f"{name}Url"] in str(deployed.properties(f"{name}Secret"))


def test_the_first_deploy_runs_no_task_as_there_is_no_image_yet(translated: Mapping[str, Any]) -> None:
    first = deploy(translated, **MANAGED | {"ImageTag": ""})

    assert {each["DesiredCount"] for each in first.of_type("AWS::ECS::Service").values()} == {0}
    scaling = first.of_type("AWS::ApplicationAutoScaling::ScalableTarget").values()
    assert {(each["MinCapacity"], each["MaxCapacity"]) for each in scaling} == {(0, 0)}


def test_services_scale_on_cpu_between_their_bounds(prod: Deployment) -> None:
    for target in prod.of_type("AWS::ApplicationAutoScaling::ScalableTarget").values():
        assert 2 <= target["MinCapacity"] < target["MaxCapacity"]
    policies = prod.of_type("AWS::ApplicationAutoScaling::ScalingPolicy").values()
    metrics = [
        each["TargetTrackingScalingPolicyConfiguration"]["PredefinedMetricSpecification"]["PredefinedMetricType"]
        for each in policies
    ]
    assert metrics == ["ECSServiceAverageCPUUtilization"] * 2


def test_data_outlives_the_stack(prod: Deployment) -> None:
    for name in ("Database", "Mongo"):
        resource = prod.resources[name]
        assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Snapshot", "Snapshot")
        assert resource["Properties"]["DeletionProtection"] == "true"
        assert resource["Properties"]["BackupRetentionPeriod"] >= 7
