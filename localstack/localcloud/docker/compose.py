"""Docker Compose, of either kind: the plugin of Docker's own client, or the command that Debian has."""

import subprocess

from localcloud.docker.host import Host, NoDockerError, install

_ANSWER_SECONDS = 60


def compose_command(host: Host) -> tuple[str, ...]:
    """What calls Compose here; root on Debian and Ubuntu gets `docker-compose` by apt where there is none.

    Raises NoDockerError.
    """
    for command in (("docker", "compose"), ("docker-compose",)):
        if host.has(command[0]) and _works(command):
            return command
    if not (host.is_root and host.has("apt-get")):
        raise NoDockerError("there is no Compose, and installing it needs root and apt-get")
    install("docker-compose")
    return ("docker-compose",)


def _works(command: tuple[str, ...]) -> bool:
    """A client without the plugin takes `compose` for an unknown command."""
    done = subprocess.run(
        (*command, "version"), stdin=subprocess.DEVNULL, capture_output=True, timeout=_ANSWER_SECONDS, check=False
    )
    return done.returncode == 0
