"""A payment from the button to the receipt, as https://core.telegram.org/bots/payments-stars describes it."""

from __future__ import annotations

import secrets
from typing import Any

from localcloud.telegram.errors import ClientError
from localcloud.telegram.incoming import receive
from localcloud.telegram.outgoing import Draft, send
from localcloud.telegram.simulator import Simulator
from localcloud.telegram.store.chats import ChatRow
from localcloud.telegram.store.payments import Payment
from localcloud.telegram.store.queries import Query

Json = dict[str, Any]


def start_payment(simulator: Simulator, chat: ChatRow, reference: str) -> int | None:
    """Ask the bot (``pre_checkout_query``); it has ten seconds. ``reference`` is a message id or a link's slug.

    Raises:
        ClientError: there is no such invoice, or it is paid.
    """
    store = simulator.store
    invoice = store.payments.find_invoice(reference)
    if invoice is None:
        raise ClientError("there is no such invoice", 404)
    if invoice.get("paid"):
        raise ClientError("the invoice is paid", 409)
    with store.transaction():
        query_id = store.queries.add("pre_checkout", chat.chat_id, simulator.clock(), {"reference": reference})
        query = {
            "id": query_id,
            "from": chat.user(),
            "currency": invoice["currency"],
            "total_amount": invoice["total_amount"],
            "invoice_payload": invoice["payload"],
        }
        return simulator.publisher.publish(chat.chat_id, "pre_checkout_query", query)


def complete_payment(simulator: Simulator, query: Query) -> None:
    """The bot agreed: a message with ``successful_payment`` from the person."""
    store = simulator.store
    reference = str(query.data["reference"])
    invoice = store.payments.find_invoice(reference) or {}
    chat = store.chats.open(query.chat_id)
    payment: Json = {
        "currency": invoice["currency"],
        "total_amount": invoice["total_amount"],
        "invoice_payload": invoice["payload"],
        "telegram_payment_charge_id": f"stx{secrets.token_urlsafe(40)}",
        "provider_payment_charge_id": f"{query.chat_id}_{secrets.randbelow(10**8)}",
    }
    if period := invoice.get("subscription_period"):
        until = int(simulator.clock()) + period
        payment |= {"subscription_expiration_date": until, "is_recurring": True, "is_first_recurring": True}
    store.payments.add(query.chat_id, payment)
    if not invoice.get("subscription_period"):
        store.payments.keep_invoice(reference, invoice | {"paid": True})
    receive(simulator, chat, {"successful_payment": payment})
    simulator.hub.publish(query.chat_id, "paid", reference=reference)


def refuse_payment(simulator: Simulator, query: Query, reason: str) -> None:
    """The bot refused; the page shows why."""
    simulator.hub.publish(query.chat_id, "payment_failed", reference=query.data["reference"], reason=reason)


def show_refund(simulator: Simulator, payment: Payment) -> None:
    """A service message about the refund; the bot gets it too."""
    chat = simulator.store.chats.open(payment.chat_id)
    names = ("currency", "total_amount", "invoice_payload", "telegram_payment_charge_id")
    refunded = {name: payment.data[name] for name in names}
    message = send(simulator, chat, Draft({"refunded_payment": refunded}))
    simulator.publisher.publish(payment.chat_id, "message", message)
