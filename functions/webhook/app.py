"""The application as uvicorn and Mangum load it: settings and the queue are made here, once, at import."""

from webhook.api import create_app
from webhook.broker import make_broker
from webhook.settings import WebhookSettings

settings = WebhookSettings.load()
app = create_app(settings, make_broker(settings))
