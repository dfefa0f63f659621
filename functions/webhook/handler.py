"""The Lambda entry point behind API Gateway."""

from mangum import Mangum

from webhook.app import app

handler = Mangum(app, lifespan="off")
