"""The application as uvicorn and Mangum load it: settings and the queue are made here, once, at import."""

from functools import partial

from nutrition.adapters.metered.calls import metered
from nutrition.adapters.metrics.factory import make_metrics
from nutrition.bootstrap.secrets import stored_secrets
from nutrition.observability import configure_logging
from nutrition.reloading import Reloading
from webhook.api import create_app
from webhook.broker import make_broker
from webhook.settings import WebhookSettings

logger = configure_logging("webhook")
load_settings = partial(WebhookSettings.load, stored_secrets)
settings = load_settings()
# Read again now and then: a rotated secret needs no restart.
current_secret = Reloading(load_settings, WebhookSettings.secret)
metrics = make_metrics(settings.metrics, "webhook")
broker = metered(make_broker(settings), ("send", "ping"), metrics, "queue")
app = create_app(settings, broker, current_secret, metrics=metrics)
logger.info("webhook ready")
