"""How the bot gets updates: webhook or long polling."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetUpdates, GetWebhookInfo, SetWebhook
from aiogram.types import WebhookInfo

from localcloud.telegram.errors import BadRequestError, ConflictError
from localcloud.telegram.methods.call import Call, Described, Json
from localcloud.telegram.store.settings import DEFAULT_MAX_CONNECTIONS, Webhook
from localcloud.telegram.views import show_all_chats
from localcloud.telegram.wire import to_wire

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_BATCH = 100
_LONGEST_POLL_S = 50


async def set_webhook(call: Call, request: SetWebhook) -> Described:
    """Any HTTP or HTTPS address and port, as a Bot API server of one's own takes them."""
    if not request.url:
        return await delete_webhook(call, DeleteWebhook(drop_pending_updates=request.drop_pending_updates))
    if not request.url.startswith(("http://", "https://")):
        raise BadRequestError("bad webhook: invalid webhook URL specified")
    if request.secret_token and not _SECRET.fullmatch(request.secret_token):
        raise BadRequestError("secret token contains unallowed characters")
    settings = call.simulator.store.settings
    connections = min(100, max(1, request.max_connections or DEFAULT_MAX_CONNECTIONS))
    webhook = Webhook(url=request.url, secret_token=request.secret_token or "", max_connections=connections)
    was_set = settings.webhook.url == request.url
    with call.simulator.store.transaction():
        settings.webhook = webhook
        _remember_kinds(call, request.allowed_updates)
        if request.drop_pending_updates:
            call.simulator.store.updates.keep_last(0)
    call.simulator.delivery.webhook_changed()
    show_all_chats(call.simulator)
    return Described(True, "Webhook is already set" if was_set else "Webhook was set")


async def delete_webhook(call: Call, request: DeleteWebhook) -> Described:
    store = call.simulator.store
    was_set = bool(store.settings.webhook.url)
    store.settings.webhook = Webhook()
    if request.drop_pending_updates:
        store.updates.keep_last(0)
    call.simulator.delivery.webhook_changed()
    show_all_chats(call.simulator)
    return Described(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


async def get_webhook_info(call: Call, _: GetWebhookInfo) -> Json:
    store = call.simulator.store
    webhook = store.settings.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": store.updates.count(),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
        info |= _address(webhook.url)
    if webhook.last_error_date is not None:
        info |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error_message}
    if store.settings.allowed_updates:
        info["allowed_updates"] = store.settings.allowed_updates
    return to_wire(WebhookInfo.model_validate(info))


def _address(url: str) -> Json:
    """The IP address where it is known without asking DNS."""
    host = urlsplit(url).hostname or ""
    try:
        return {"ip_address": str(ip_address(host))}
    except ValueError:
        return {}


async def get_updates(call: Call, request: GetUpdates) -> list[Json]:
    """Long polling. A second poller ends the first one's wait, as with Telegram.

    Raises:
        ConflictError: a webhook is set, or another poller came.
    """
    store = call.simulator.store
    if store.settings.webhook.url:
        raise ConflictError(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    _remember_kinds(call, request.allowed_updates)
    if request.offset is not None and request.offset < 0:
        store.updates.keep_last(-request.offset)
    elif request.offset:
        store.updates.confirm_below(request.offset)
    first = not call.simulator.polls.taken
    turn = call.simulator.polls.take_turn()
    if first:
        show_all_chats(call.simulator)
    limit = min(_BATCH, max(1, request.limit or _BATCH))
    deadline = call.simulator.config.monotonic() + min(_LONGEST_POLL_S, max(0, request.timeout or 0))
    while not (pending := store.updates.hand_out(limit)):
        left = deadline - call.simulator.config.monotonic()
        if left <= 0:
            break
        await call.simulator.queued.wait(left)
        if not call.simulator.polls.has_turn(turn):
            raise ConflictError(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )
    return [item.update for item in pending]


def _remember_kinds(call: Call, kinds: list[str] | None) -> None:
    if kinds is not None:
        call.simulator.store.settings.allowed_updates = kinds
