"""A model is chosen by parameters: every setting arrives where it is read, and the permission goes to who asks."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
import yaml

from language.settings import Settings as LanguageSettings
from llm.settings import LlmSettings
from localcloud.cloud.deployer import OF_MODELS
from nutrition.settings import EngineSettings, PhrasingSettings
from tests.infra.conftest import BEDROCK, MANAGED, MODEL, OPENAI, ROOT
from tests.infra.test_permissions import as_list, role_of, statements, variables
from tests.support.cloudformation import Deployment, deploy, referenced
from vision.settings import Settings as VisionSettings

ENGINES = {"Vision": "VisionEngine", "Language": "LanguageEngine", "Analysis": "PhrasingEngine"}
SECRET = {"LLM_API_KEY"}
OF_SERVICES = {f"LLM_{name.upper()}" for name in LlmSettings.model_fields} | {
    settings.variable(field) for settings in (VisionSettings, LanguageSettings) for field in ("engine", "llm_seconds")
}
# What people are told needs no model of its own, and neither service has a part in an analysis.
OF_PEN = {name.upper() for name in PhrasingSettings.model_fields if name.startswith(("llm", "phras"))} - {
    "LLM_PROVIDER_NAME"
}
OF_SCENARIOS = {name.upper() for name in EngineSettings.model_fields if name not in {"log_level", "metrics"}}


def container(deployment: Deployment, service: str) -> Mapping[str, Any]:
    (found,) = deployment.properties(f"{service}Task")["ContainerDefinitions"]
    described: Mapping[str, Any] = found
    return described


def environment(deployment: Deployment, service: str) -> dict[str, Any]:
    return {each["Name"]: each["Value"] for each in container(deployment, service)["Environment"]}


def may_ask(deployment: Deployment) -> dict[str, Any]:
    """On what each role may invoke a model."""
    return {
        role: each["Resource"] for role, each in statements(deployment) if "bedrock" in str(as_list(each["Action"]))
    }


def asking_role(deployment: Deployment, part: str) -> str:
    if part == "Analysis":
        return role_of(deployment, part)
    (role,) = referenced(deployment.properties(f"{part}Task")["TaskRoleArn"])
    return role


@pytest.mark.parametrize("service", ["Vision", "Language"])
def test_every_setting_reaches_the_services(translated: Mapping[str, Any], service: str) -> None:
    deployed = deploy(translated, **MANAGED | OPENAI)
    given = environment(deployed, service)

    assert given.keys() >= OF_SERVICES - SECRET
    assert (given[f"{service.upper()}_ENGINE"], given["LLM_MODEL"]) == ("openai", "eye-1")
    assert (given["LLM_USD_PER_MILLION_INPUT"], given["LLM_USD_PER_MILLION_OUTPUT"]) == ("0.15", "0.6")
    (key,) = [each["ValueFrom"] for each in container(deployed, service)["Secrets"] if each["Name"] == "LLM_API_KEY"]
    assert key == {"Fn::Sub": "${LlmSecret}:llm_api_key::"}
    assert "sk" in str(deployed.properties("LlmSecret")["SecretString"])


def test_every_setting_reaches_the_pen_and_what_people_are_told(translated: Mapping[str, Any]) -> None:
    deployed = deploy(translated, **MANAGED | OPENAI)

    assert variables(deployed, "Analysis").keys() >= OF_PEN - SECRET
    assert [*referenced(variables(deployed, "Analysis")["LLM_SECRET_ARN"])] == ["LlmSecret"]
    assert variables(deployed, "Scenarios").keys() >= OF_SCENARIOS


def test_a_key_stays_out_where_the_pen_is_the_embedded_one(translated: Mapping[str, Any]) -> None:
    deployed = deploy(translated, **MANAGED | OPENAI | {"PhrasingEngine": "embedded"})

    assert "LLM_SECRET_ARN" not in variables(deployed, "Analysis")


def test_by_default_no_model_is_asked_and_nobody_may(prod: Deployment) -> None:
    assert (
        environment(prod, "Vision")["VISION_ENGINE"] == environment(prod, "Language")["LANGUAGE_ENGINE"] == "embedded"
    )
    assert variables(prod, "Analysis")["PHRASING_ENGINE"] == "embedded"
    assert may_ask(prod) == {}
    assert "LlmSecret" not in prod.resources


def test_an_endpoint_elsewhere_needs_no_permission(translated: Mapping[str, Any]) -> None:
    assert may_ask(deploy(translated, **MANAGED | OPENAI)) == {}


@pytest.mark.parametrize("chosen", [*product([False, True], repeat=3)])
def test_only_who_asks_bedrock_may_and_only_that_model(translated: Mapping[str, Any], chosen: tuple[bool, ...]) -> None:
    parts = dict(zip(ENGINES, chosen, strict=True))
    engines = {ENGINES[part]: "bedrock" for part, asks in parts.items() if asks}
    deployed = deploy(translated, **MANAGED | MODEL | engines)
    may = may_ask(deployed)

    assert {part: asking_role(deployed, part) in may for part in ENGINES} == parts
    assert all(
        resource == {"Fn::Sub": "arn:${AWS::Partition}:bedrock:*::foundation-model/eye-1"} for resource in may.values()
    )
    actions = [each["Action"] for _, each in statements(deployed) if "bedrock" in str(each)]
    assert set(actions) <= {"bedrock:InvokeModel"}


def test_an_inference_profile_is_named_with_its_models(translated: Mapping[str, Any]) -> None:
    arns = "arn:aws:bedrock:eu-central-1:1:inference-profile/eu.m,arn:aws:bedrock:eu-west-1::foundation-model/m"
    deployed = deploy(translated, **MANAGED | BEDROCK | {"LlmModelArns": arns})

    assert may_ask(deployed)
    assert all(resource == {"Fn::Split": [",", arns]} for resource in may_ask(deployed).values())


@pytest.mark.parametrize("size", ["small", "large"])
@pytest.mark.parametrize("service", ["Vision", "Language"])
def test_the_days_money_is_shared_by_the_most_tasks_that_a_service_may_have(
    translated: Mapping[str, Any], service: str, size: str
) -> None:
    """No task knows of the others: each spends its part, so all of them together do not pass the service's limit."""
    deployed = deploy(translated, **MANAGED | OPENAI | {"Size": size})

    assert environment(deployed, service)["LLM_PROCESSES"] == deployed.properties(f"{service}Scaling")["MaxCapacity"]


def test_a_model_without_name_or_price_is_not_deployed(translated: Mapping[str, Any]) -> None:
    rule = translated["Rules"]["AModelHasNameAndPrice"]

    assert set(referenced(rule["RuleCondition"])) == set(ENGINES.values())
    assert set(referenced(rule["Assertions"])) == {"LlmModel", "LlmUsdPerMillionInput", "LlmUsdPerMillionOutput"}


@pytest.mark.parametrize("service", ["vision", "language"])
def test_compose_passes_every_setting_on(service: str) -> None:
    compose = yaml.safe_load((ROOT / "localstack" / "compose.yaml").read_text(encoding="utf-8"))

    assert compose["services"][service]["environment"].keys() >= OF_SERVICES


def test_the_emulated_cloud_gives_the_functions_what_they_read(translated: Mapping[str, Any]) -> None:
    assert OF_MODELS.keys() >= OF_PEN | OF_SCENARIOS
    assert set(OF_MODELS.values()) <= translated["Parameters"].keys()
