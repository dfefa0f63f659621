"""The environment the product's programs get: the same variables as in every other way to run it."""

from collections.abc import Mapping

from localcloud.stack.settings import PROJECT, STORE_URLS, Settings
from localcloud.stack.state import StackState

IMPORT_ROOTS = ("layers/nutrition", "functions", "services", "localstack", ".")


def app_environment(settings: Settings, state: StackState, urls: Mapping[str, str]) -> dict[str, str]:
    """The product's own variables. `urls` are the stores' by name."""
    ports = settings.ports
    return {
        **settings.passed_on,
        **{variable: urls[name] for name, variable in STORE_URLS.items()},
        "VISION_TARGET": f"127.0.0.1:{ports['vision']}",
        "LANGUAGE_TARGET": f"127.0.0.1:{ports['language']}",
        "FOOD_TABLE_PATH": str(PROJECT / "build" / "food.sqlite"),
        "VISION_MODEL_PATH": str(PROJECT / "build" / "vision" / "efficientnet_lite2.onnx"),
        "PHOTOS_DIR": str(settings.root.path / "photos"),
        "TELEGRAM_API_BASE": settings.api_base,
        "TELEGRAM_BOT_TOKEN": settings.bot_token or state.simulator_token,
        "TELEGRAM_WEBHOOK_SECRET": settings.webhook_secret or state.webhook_secret,
        "QUEUE_SHARDS": str(settings.queue_shards),
    }


def process_environment(app: Mapping[str, str], inherited: Mapping[str, str]) -> dict[str, str]:
    """`app` and the little a Python program needs besides; the rest of the user's environment stays out."""
    return {
        "PATH": inherited.get("PATH", "/usr/bin:/bin"),
        "HOME": inherited.get("HOME", "/"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": ":".join(str(PROJECT / root) for root in IMPORT_ROOTS),
        **app,
    }
