"""The images and the compose file: pinned, unprivileged, complete; tests/sam_local builds and runs them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.infra.conftest import ROOT

COMPOSE = ROOT / "localstack" / "compose.yaml"
SERVICES = ["vision", "language"]


def dockerfile(service: str) -> list[str]:
    text = (ROOT / "services" / service / "Dockerfile").read_text(encoding="utf-8")
    return text.replace("\\\n", " ").splitlines()


def instructions(service: str, name: str) -> list[str]:
    return [line.removeprefix(f"{name} ") for line in dockerfile(service) if line.startswith(f"{name} ")]


@pytest.fixture(scope="module")
def compose() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_runs_as_nobody(service: str) -> None:
    assert instructions(service, "USER") == ["10001:10001"]


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_checks_its_own_health(service: str) -> None:
    (check,) = instructions(service, "HEALTHCHECK")

    assert json.loads(check[check.index("[") :]) == ["python", "-m", f"{service}.health_check"]
    assert (ROOT / "services" / service / "health_check.py").is_file()


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_holds_exactly_the_pinned_libraries(service: str) -> None:
    (install,) = [line for line in instructions(service, "RUN") if "pip install" in line]

    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(install.split())
    assert f"COPY requirements/{service}.txt /requirements.txt" in dockerfile(service)


@pytest.mark.parametrize("service", SERVICES)
def test_what_an_image_copies_reaches_the_builder(service: str) -> None:
    """.dockerignore leaves out everything that it does not name."""
    kept = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line[:1] == "!"
    }
    copied = [
        source
        for line in instructions(service, "COPY")
        if not line.startswith("--from")
        for source in line.split()[:-1]
    ]

    assert copied
    assert [each for each in copied if not any(Path(each).is_relative_to(root) for root in kept)] == []


@pytest.mark.parametrize("service", SERVICES)
def test_the_stack_runs_the_container_as_its_image_says(service: str) -> None:
    task = (ROOT / "template.yaml").read_text(encoding="utf-8")

    assert f"Command: [CMD, python, -m, {service}.health_check]" in task


def test_compose_has_the_whole_stack_in_productions_versions(compose: Mapping[str, Any]) -> None:
    images = {name: service["image"] for name, service in compose["services"].items()}

    assert images.keys() == {"postgres", "mongo", "redis", "localstack", "vision", "language", "prometheus", "grafana"}
    assert images["postgres"].startswith("postgres:15")
    assert images["mongo"].startswith("mongo:7")
    assert images["redis"].startswith("redis:7")
    assert all(":" in image for name, image in images.items() if name not in SERVICES), "every image has a version"


def test_compose_publishes_on_this_machine_only(compose: Mapping[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]

    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_every_file_that_compose_mounts_is_there(compose: Mapping[str, Any]) -> None:
    mounts = [
        volume.partition(":")[0] for service in compose["services"].values() for volume in service.get("volumes", [])
    ]
    files = [mount for mount in mounts if mount.startswith(".")]

    assert files
    assert [each for each in files if not (COMPOSE.parent / each).exists()] == []


def test_prometheus_asks_where_the_services_answer(compose: Mapping[str, Any]) -> None:
    configuration = yaml.safe_load((COMPOSE.parent / "monitoring" / "prometheus.yml").read_text(encoding="utf-8"))
    targets = {
        target
        for job in configuration["scrape_configs"]
        for each in job["static_configs"]
        for target in each["targets"]
    }

    for service in SERVICES:
        assert f"{service}:{compose['services'][service]['environment']['METRICS_PORT']}" in targets


def test_docker_compose_of_debian_can_read_the_file(compose: Mapping[str, Any]) -> None:
    """1.29 refuses a top-level `name`, so what others refer to is named where it stands; tests/sam_local asks it."""
    assert not {"name", "version"} & compose.keys()
    assert (
        compose["networks"]["default"]["name"]
        == compose["services"]["localstack"]["environment"]["LAMBDA_DOCKER_NETWORK"]
    )
    assert {each["name"] for each in compose["volumes"].values()} == {
        f"nutrition_{name}" for name in compose["volumes"]
    }
