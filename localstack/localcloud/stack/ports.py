"""The ports of the stack: fixed defaults, each changeable by a variable of the environment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from localcloud.servers.ports import is_free


class BadPortError(ValueError):
    """A port is no number, is taken, or is wanted twice; the text names the variable to set."""


@dataclass(frozen=True, slots=True)
class PortSetting:
    name: str
    title: str
    default: int

    @property
    def variable(self) -> str:
        return f"{self.name.upper()}_PORT"


PORTS = (
    PortSetting("webhook", "webhook", 8000),
    PortSetting("vision", "vision service", 8001),
    PortSetting("language", "language service", 8002),
    PortSetting("telegram", "Telegram simulator", 8081),
    PortSetting("postgres", "PostgreSQL", 55432),
    PortSetting("redis", "Redis", 56379),
    PortSetting("mongo", "MongoDB", 57017),
    PortSetting("localstack", "LocalStack", 4566),
    PortSetting("exporter", "metrics", 9110),
    PortSetting("vision_metrics", "metrics of the vision service", 9111),
    PortSetting("language_metrics", "metrics of the language service", 9112),
    PortSetting("prometheus", "Prometheus", 9090),
)
_HIGHEST = 65535


def ports_from(environment: Mapping[str, str]) -> dict[str, int]:
    """Every port by name. Raises BadPortError."""
    ports: dict[str, int] = {}
    for setting in PORTS:
        text = environment.get(setting.variable) or str(setting.default)
        if not text.isdecimal() or not 0 < int(text) <= _HIGHEST:
            raise BadPortError(f"{setting.variable}={text} is not a port")
        for name, port in ports.items():
            if port == int(text):
                raise BadPortError(
                    f"port {text} is wanted twice, for {name} and {setting.name}; set {setting.variable}"
                )
        ports[setting.name] = int(text)
    return ports


def check_free(wanted: Mapping[str, int], free: Callable[[int], bool] = is_free) -> None:
    """Raises BadPortError with one line for each taken port, so that nothing is started half."""
    taken = [
        f"port {wanted[setting.name]} ({setting.title}) is taken; set {setting.variable}=…"
        for setting in PORTS
        if setting.name in wanted and not free(wanted[setting.name])
    ]
    if taken:
        raise BadPortError("\n".join(taken))
