"""What the user may choose: read from the environment once, checked before anything starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from localcloud.servers.ports import LOOPBACK
from localcloud.stack.dataroot import DataRoot
from localcloud.stack.ports import ports_from

PROJECT = Path(__file__).resolve().parents[3]
STORE_URLS = {"postgres": "DATABASE_URL", "redis": "REDIS_URL", "mongo": "MONGO_URL"}
WEBHOOK_PATH = "/telegram/webhook"
TELEGRAM = "https://api.telegram.org"
# Settings of the product's own parts, and what a network with a proxy needs; a variable that we set ourselves wins.
_PASSED_ON = (
    "NUTRITIONIX_",
    "FDC_",
    "LLM_",
    "AWS_BEARER_TOKEN_BEDROCK",
    "PHRASING",
    "OPENFOODFACTS_",
    "LOG_LEVEL",
    "VISION_",
    "LANGUAGE_",
    "SIMULATOR_",
    "HTTPS_PROXY",
    "https_proxy",
    "NO_PROXY",
    "SSL_CERT_",
)
_MOST_SHARDS = 16


class BadSettingError(ValueError):
    """A variable has a value we cannot use; the text names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`bot_token` is None for the simulator. `external_urls`: stores that the user runs, by name; ours do not start."""

    root: DataRoot
    ports: Mapping[str, int]
    queue_shards: int
    bot_token: str | None
    given_api_base: str | None
    webhook_secret: str | None
    external_urls: Mapping[str, str]
    passed_on: Mapping[str, str]
    exporter_host: str = LOOPBACK

    @property
    def simulated(self) -> bool:
        return self.bot_token is None

    @property
    def api_base(self) -> str:
        return self.given_api_base or (self.simulator_url if self.simulated else TELEGRAM)

    @property
    def simulator_url(self) -> str:
        """Also where the chat page is."""
        return f"http://{LOOPBACK}:{self.ports['telegram']}"

    @property
    def webhook_url(self) -> str:
        return f"http://{LOOPBACK}:{self.ports['webhook']}{WEBHOOK_PATH}"


def data_root(environment: Mapping[str, str]) -> DataRoot:
    """NUTRITION_DATA_DIR, else .local in the project."""
    chosen = environment.get("NUTRITION_DATA_DIR")
    return DataRoot(Path(chosen).resolve() if chosen else PROJECT / ".local")


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Raises BadPortError or BadSettingError."""
    shards = environment.get("QUEUE_SHARDS") or "4"
    if not shards.isdecimal() or not 0 < int(shards) <= _MOST_SHARDS:
        raise BadSettingError(f"QUEUE_SHARDS={shards} is not a number from 1 to {_MOST_SHARDS}")
    token, api_base = environment.get("TELEGRAM_BOT_TOKEN") or None, environment.get("TELEGRAM_API_BASE")
    if api_base and token is None:
        raise BadSettingError("TELEGRAM_API_BASE without TELEGRAM_BOT_TOKEN: set both, or none for the simulator")
    return Settings(
        root=data_root(environment),
        ports=ports_from(environment),
        queue_shards=int(shards),
        bot_token=token,
        given_api_base=api_base or None,
        webhook_secret=environment.get("TELEGRAM_WEBHOOK_SECRET") or None,
        external_urls={name: environment[key] for name, key in STORE_URLS.items() if environment.get(key)},
        passed_on={key: value for key, value in environment.items() if key.startswith(_PASSED_ON)},
        exporter_host=environment.get("EXPORTER_HOST") or LOOPBACK,
    )
