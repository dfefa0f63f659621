"""A Docker daemon of one's own: all it has is in one folder, and the host's firewall is not touched."""

import os
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGTERM

from localcloud.docker.client import DockerFailedError, docker
from localcloud.servers.process import Launch, StopStep

_BRIDGE = "docker0"
_INTERFACES = Path("/sys/class/net")
_MOUNTS = Path("/proc/self/mounts")
_STOP_SECONDS = 30
_SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def _bridge_exists() -> bool:
    return (_INTERFACES / _BRIDGE).exists()


@dataclass(frozen=True, slots=True)
class PrivateDaemon:
    """A `localcloud.servers.run.Server`. Needs root. `folder` is short: a socket's path has at most 107 bytes."""

    folder: Path
    name: str = "dockerd"
    had_bridge: bool = field(default_factory=_bridge_exists)

    @property
    def url(self) -> str:
        return f"unix://{self.folder}/docker.sock"

    @property
    def variables(self) -> dict[str, str]:
        """What makes Docker's clients talk to this daemon."""
        return {"DOCKER_HOST": self.url}

    def prepare(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / "daemon.json").write_text("{}")  # not the host's own settings

    def launch(self) -> Launch:
        """Ports are published by a proxy process, so that no rule is written and forwarding stays as it is."""
        return Launch(
            argv=(
                "dockerd",
                f"--config-file={self.folder}/daemon.json",
                f"--host={self.url}",
                f"--data-root={self.folder}/data",
                f"--exec-root={self.folder}/exec",
                f"--pidfile={self.folder}/docker.pid",
                "--iptables=false",
                "--ip6tables=false",
                "--ip-forward=false",
                "--ip-masq=false",
                "--dns=127.0.0.1",  # nothing outside is in reach: an unknown name fails at once
            ),
            log=self.folder / "dockerd.log",
            env={**os.environ, "PATH": f"{os.environ.get('PATH', '')}:{_SYSTEM_PATH}"},
            cwd=self.folder,
            stop=(StopStep(SIGTERM, _STOP_SECONDS),),
        )

    def probe(self) -> None:
        docker(self.variables, "version", "--format", "{{.Server.Version}}")

    def empty(self) -> None:
        """Remove all containers and networks: their processes and interfaces would outlive the daemon."""
        with suppress(DockerFailedError):
            if containers := docker(self.variables, "ps", "--all", "--quiet").split():
                docker(self.variables, "rm", "--force", *containers, seconds=_STOP_SECONDS)
            docker(self.variables, "network", "prune", "--force")

    def discard(self) -> None:
        for mount in self._mounts():
            subprocess.run(["umount", "--lazy", mount], check=False, capture_output=True, timeout=_STOP_SECONDS)
        if not self.had_bridge and _bridge_exists() and shutil.which("ip"):
            subprocess.run(["ip", "link", "delete", _BRIDGE], check=False, capture_output=True, timeout=_STOP_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _mounts(self) -> list[str]:
        """What is still mounted below the folder, the innermost first."""
        mounts = (line.split()[1] for line in _MOUNTS.read_text().splitlines())
        return sorted((each for each in mounts if Path(each).is_relative_to(self.folder)), reverse=True)
