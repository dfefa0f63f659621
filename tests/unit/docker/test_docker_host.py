"""Whether a daemon can be started, and what is said when not; which runtime image is taken."""

from pathlib import Path

import pytest

from localcloud.docker import host as module
from localcloud.docker.client import DockerFailedError, obtain_image
from localcloud.docker.compose import compose_command
from localcloud.docker.host import Host, NoDockerError, docker_daemon
from localcloud.docker.private import PrivateDaemon

EVERYTHING = frozenset({"docker", "dockerd", "apt-get"})


def host(platform: str = "linux", *, root: bool = True, programs: frozenset[str] = EVERYTHING) -> Host:
    return Host(platform, root, programs.__contains__)


@pytest.mark.parametrize(
    "able",
    [host(), host(programs=frozenset({"docker", "dockerd"})), host(programs=frozenset({"docker", "apt-get"}))],
    ids=["everything", "installed", "installable"],
)
def test_root_on_linux_can_try(able: Host) -> None:
    assert able.why_not() is None


@pytest.mark.parametrize(
    ("unable", "reason"),
    [
        (host("darwin"), "Linux only"),
        (host(root=False), "needs root"),
        (host(programs=frozenset({"docker"})), "no dockerd and no apt-get"),
    ],
)
def test_the_reason_is_one_line(unable: Host, reason: str) -> None:
    said = unable.why_not()

    assert said is not None
    assert reason in said
    assert "\n" not in said


def test_a_daemon_that_answers_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "answers", lambda _variables: True)

    with docker_daemon() as variables:
        assert variables == {}


def test_without_a_way_to_docker_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "answers", lambda _variables: False)
    monkeypatch.setattr(Host, "here", lambda: host(root=False))

    with pytest.raises(NoDockerError, match="needs root"), docker_daemon():
        pass


def test_a_private_daemon_keeps_to_its_folder_and_leaves_the_firewall_alone(tmp_path: Path) -> None:
    arguments = PrivateDaemon(tmp_path).launch().argv

    for option in ("--data-root", "--exec-root", "--pidfile", "--config-file"):
        assert [each for each in arguments if each.startswith(f"{option}={tmp_path}/")]
    assert f"--host=unix://{tmp_path}/docker.sock" in arguments
    assert {"--iptables=false", "--ip6tables=false", "--ip-forward=false", "--ip-masq=false"} <= set(arguments)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that are found first."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def program(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def test_the_stand_in_is_built_only_when_the_public_image_cannot_be_pulled(commands: Path) -> None:
    stand_in = program(commands, "build", f'echo "$1" > {commands}/built')
    program(commands, "docker", '[ "$1" = pull ]')
    obtain_image({}, "image", stand_in)
    assert not (commands / "built").exists()

    program(commands, "docker", "exit 1")
    obtain_image({}, "image", stand_in)
    assert (commands / "built").read_text() == "image\n"


def test_a_stand_in_that_cannot_be_built_says_why(commands: Path) -> None:
    stand_in = program(commands, "build", "echo building the stand-in image needs root >&2; exit 2")
    program(commands, "docker", "exit 1")

    with pytest.raises(DockerFailedError, match="needs root"):
        obtain_image({}, "image", stand_in)


def test_compose_is_the_plugin_or_the_command_and_says_why_there_is_none(commands: Path) -> None:
    program(commands, "docker", '[ "$1" = compose ]')
    program(commands, "docker-compose", "exit 0")
    both = host(programs=frozenset({"docker", "docker-compose"}))
    assert compose_command(both) == ("docker", "compose")

    program(commands, "docker", "exit 1")
    assert compose_command(both) == ("docker-compose",)

    with pytest.raises(NoDockerError, match="needs root"):
        compose_command(host(root=False, programs=frozenset()))
