"""Invoices, pre-checkout, refunds. No money moves: the page pays."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from aiogram.methods import AnswerPreCheckoutQuery, CreateInvoiceLink, RefundStarPayment, SendInvoice
from aiogram.types import InlineKeyboardMarkup, LabeledPrice

from localcloud.telegram.checkout import complete_payment, refuse_payment, show_refund
from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.limits import PRE_CHECKOUT_TTL_S
from localcloud.telegram.methods.answering import TOO_OLD
from localcloud.telegram.methods.call import Call, Json
from localcloud.telegram.outgoing import Draft, send

STARS = "XTR"
_MONTH_S = 30 * 24 * 3600
_PAYLOAD_LIMIT = 128
_TITLE_LIMIT = 32
_DESCRIPTION_LIMIT = 255
INVOICE_LINK = "https://t.me/$"


def _check_texts(title: str, description: str, payload: str) -> None:
    if not 1 <= len(title) <= _TITLE_LIMIT:
        raise BadRequestError("INVOICE_TITLE_INVALID")
    if not 1 <= len(description) <= _DESCRIPTION_LIMIT:
        raise BadRequestError("INVOICE_DESCRIPTION_INVALID")
    if not 1 <= len(payload.encode()) <= _PAYLOAD_LIMIT:
        raise BadRequestError("INVOICE_PAYLOAD_INVALID")


def _total(currency: str, prices: Sequence[LabeledPrice], provider_token: str | None) -> int:
    """Amount in the currency's smallest unit, whole stars for XTR (https://core.telegram.org/bots/payments-stars)."""
    total = sum(price.amount for price in prices)
    if currency == STARS:
        if len(prices) != 1 or provider_token:
            raise BadRequestError("STARS_INVOICE_INVALID")
    elif not (len(currency) == 3 and currency.isupper()):
        raise BadRequestError("CURRENCY_INVALID")
    elif not provider_token:
        raise BadRequestError("PAYMENT_PROVIDER_INVALID")
    if total <= 0:
        raise BadRequestError("CURRENCY_TOTAL_AMOUNT_INVALID")
    return total


async def send_invoice(call: Call, request: SendInvoice) -> Json:
    simulator = call.simulator
    chat = simulator.writable_chat(request.chat_id)
    _check_texts(request.title, request.description, request.payload)
    total = _total(request.currency, request.prices, request.provider_token)
    markup = request.reply_markup
    if isinstance(markup, InlineKeyboardMarkup) and markup.inline_keyboard and not markup.inline_keyboard[0][0].pay:
        raise BadRequestError("REPLY_MARKUP_BUY_EMPTY")
    simulator.limiter.spend(chat.chat_id)
    invoice = {
        "title": request.title,
        "description": request.description,
        "start_parameter": request.start_parameter or "",
        "currency": request.currency,
        "total_amount": total,
    }
    with simulator.store.transaction():
        message = send(simulator, chat, Draft({"invoice": invoice}, markup, request.reply_parameters))
        simulator.store.payments.keep_invoice(str(message["message_id"]), invoice | {"payload": request.payload})
    return message


async def create_invoice_link(call: Call, request: CreateInvoiceLink) -> str:
    """A link ``https://t.me/$slug``; the page lets the person pay it when a button opens it."""
    _check_texts(request.title, request.description, request.payload)
    total = _total(request.currency, request.prices, request.provider_token)
    if request.subscription_period is not None and (request.currency, request.subscription_period) != (STARS, _MONTH_S):
        raise BadRequestError("SUBSCRIPTION_PERIOD_INVALID")
    slug = secrets.token_urlsafe(12)
    invoice = {
        "title": request.title,
        "description": request.description,
        "currency": request.currency,
        "total_amount": total,
        "payload": request.payload,
        "subscription_period": request.subscription_period,
    }
    call.simulator.store.payments.keep_invoice(slug, invoice)
    return INVOICE_LINK + slug


async def answer_pre_checkout_query(call: Call, request: AnswerPreCheckoutQuery) -> bool:
    """Lets the payment through or stops it.

    Raises:
        BadRequestError: unknown query, asked more than ten seconds ago, or answered before.
    """
    simulator = call.simulator
    query = simulator.store.queries.find("pre_checkout", request.pre_checkout_query_id)
    if query is None or query.answered or simulator.clock() - query.created_at > PRE_CHECKOUT_TTL_S:
        raise BadRequestError(TOO_OLD)
    if not request.ok and not request.error_message:
        raise BadRequestError("error message must be non-empty")
    with simulator.store.transaction():
        simulator.store.queries.mark_answered(query.query_id)
        if request.ok:
            complete_payment(simulator, query)
        else:
            refuse_payment(simulator, query, request.error_message or "")
    return True


async def refund_star_payment(call: Call, request: RefundStarPayment) -> bool:
    simulator = call.simulator
    payment = simulator.store.payments.find(request.telegram_payment_charge_id)
    if payment is None or payment.chat_id != request.user_id or payment.data["currency"] != STARS:
        raise BadRequestError("CHARGE_NOT_FOUND")
    if payment.refunded:
        raise BadRequestError("CHARGE_ALREADY_REFUNDED")
    with simulator.store.transaction():
        simulator.store.payments.mark_refunded(payment.charge_id)
        show_refund(simulator, payment)
    return True
