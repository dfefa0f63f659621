"""The services' images are built from their Dockerfiles and run unprivileged: they get healthy and answer a call."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from localcloud.docker.client import PYTHON_STAND_IN, Variables, docker, obtain_image
from localcloud.stack.settings import PROJECT
from nutrition.adapters.grpc.channel import open_channel
from nutrition.adapters.grpc.language import GrpcLanguage
from nutrition.adapters.grpc.vision import GrpcVision
from nutrition.domain.deadline import Deadline
from tests.sam_local.service_images import build, running, size, target

BASE = "python:3.11-slim-bookworm"
MEGABYTE = 1_000_000
# What an image may add to its base, above what was measured when it was written (226 and 68 MB).
# Of vision's 329 MB, 100 are the label reader and its libraries.
MOST = {"vision": 360 * MEGABYTE, "language": 100 * MEGABYTE}


@dataclass(frozen=True)
class Container:
    service: str
    daemon: Variables
    image: str
    name: str

    def says(self, *command: str) -> str:
        """What a command in it writes."""
        return docker(self.daemon, "exec", self.name, *command)


@pytest.fixture(scope="module", params=list(MOST))
def container(daemon: Variables, request: pytest.FixtureRequest) -> Iterator[Container]:
    service: str = request.param
    image = f"nutrition-{service}:test"
    obtain_image(daemon, BASE, PYTHON_STAND_IN)
    build(daemon, service, image)
    try:
        with running(daemon, service, image) as name:
            yield Container(service, daemon, image, name)
    finally:
        docker(daemon, "image", "rm", "--force", image)


def test_it_runs_as_nobody_and_can_write_nothing(container: Container) -> None:
    assert container.says("id", "-u") == "10001"
    assert "NoNewPrivs:\t1" in container.says("cat", "/proc/1/status")
    assert "CapEff:\t0000000000000000" in container.says("cat", "/proc/1/status")
    assert container.says("sh", "-c", "touch /app/x 2>/dev/null || echo refused") == "refused"


def test_it_answers_a_call_from_outside(container: Container) -> None:
    deadline = Deadline.after(20)
    with open_channel(target(container.daemon, container.name), secure=False) as channel:
        if container.service == "vision":
            picture = (PROJECT / "tests" / "data" / "coffee.png").read_bytes()
            names = {seen.name_en for seen in GrpcVision(channel).recognise(picture, deadline).items[0]}
            assert any("espresso" in name or "coffee" in name for name in names), names
        else:
            (mention,) = GrpcLanguage(channel).parse_meal("200 g rice", "en", deadline)
            assert mention.food_key.startswith("rice"), mention
            assert mention.quantity is not None
            assert mention.quantity.value == 200


def test_no_installer_is_left_in_it(container: Container) -> None:
    assert container.says("sh", "-c", "python -c 'import pip' 2>/dev/null || echo none") == "none"


def test_it_is_small(container: Container, capsys: pytest.CaptureFixture[str]) -> None:
    base, whole = size(container.daemon, BASE), size(container.daemon, container.image)

    with capsys.disabled():
        added = f"{(whole - base) / MEGABYTE:.0f} MB on a base of {base / MEGABYTE:.0f} MB"
        print(f"\n{container.service}: {added}")  # noqa: T201 - a report
    assert whole - base < MOST[container.service]
