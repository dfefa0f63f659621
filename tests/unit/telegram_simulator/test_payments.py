"""A payment goes invoice, pre-checkout, receipt, refund, each once."""

from __future__ import annotations

import pytest

from tests.factories.telegram_simulator import BotSide, Json, ManualClock, PersonSide

_PRO = {
    "title": "Pro",
    "description": "A month",
    "payload": "pro:1",
    "currency": "XTR",
    "prices": [{"label": "Pro", "amount": 250}],
}


async def _pre_checkout(bot: BotSide, person: PersonSide, target: Json) -> Json:
    response = await person.post("pay", target)
    assert response.status_code == 200, response.text
    query: Json = (await bot.updates(response.json()["update_id"]))[0]["pre_checkout_query"]
    return query


async def test_an_accepted_payment_arrives_as_a_message_once_and_can_be_refunded_once(
    bot: BotSide, person: PersonSide
) -> None:
    await person.write("/pro")
    message = await bot.result("sendInvoice", chat_id=7, **_PRO)
    assert message["invoice"]["total_amount"] == 250
    query = await _pre_checkout(bot, person, {"message_id": message["message_id"]})
    assert (query["invoice_payload"], query["total_amount"]) == ("pro:1", 250)
    await bot.result("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)
    payment = (await bot.updates())[-1]["message"]["successful_payment"]
    assert (payment["currency"], payment["invoice_payload"]) == ("XTR", "pro:1")
    assert (await person.post("pay", {"message_id": message["message_id"]})).status_code == 409

    charge = {"user_id": 7, "telegram_payment_charge_id": payment["telegram_payment_charge_id"]}
    await bot.result("refundStarPayment", **charge)
    assert (await bot.call("refundStarPayment", **charge))["description"] == "Bad Request: CHARGE_ALREADY_REFUNDED"
    assert "refunded_payment" in (await bot.updates())[-1]["message"]


async def test_a_refused_payment_brings_no_receipt(bot: BotSide, person: PersonSide) -> None:
    await person.write("/pro")
    message = await bot.result("sendInvoice", chat_id=7, **_PRO)
    query = await _pre_checkout(bot, person, {"message_id": message["message_id"]})
    answer = {"pre_checkout_query_id": query["id"], "ok": False, "error_message": "sold out"}
    await bot.result("answerPreCheckoutQuery", **answer)
    assert "pre_checkout_query" in (await bot.updates())[-1]


async def test_an_answer_after_ten_seconds_is_too_late(bot: BotSide, person: PersonSide, clock: ManualClock) -> None:
    await person.write("/pro")
    message = await bot.result("sendInvoice", chat_id=7, **_PRO)
    query = await _pre_checkout(bot, person, {"message_id": message["message_id"]})
    clock.now += 10.1
    answer = await bot.call("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)
    assert answer["description"].startswith("Bad Request: query is too old")


async def test_a_subscription_link_is_paid_with_its_period(
    bot: BotSide, person: PersonSide, clock: ManualClock
) -> None:
    await person.write("/pro")
    month = 30 * 24 * 3600
    link = await bot.result("createInvoiceLink", **_PRO, subscription_period=month)
    query = await _pre_checkout(bot, person, {"slug": link.removeprefix("https://t.me/$")})
    await bot.result("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)
    payment = (await bot.updates())[-1]["message"]["successful_payment"]
    assert payment["is_recurring"] is True
    assert payment["subscription_expiration_date"] == int(clock.now) + month


@pytest.mark.parametrize(
    ("change", "description"),
    [
        ({"currency": "XTR", "provider_token": "x"}, "STARS_INVOICE_INVALID"),
        ({"currency": "usd"}, "CURRENCY_INVALID"),
        ({"currency": "USD"}, "PAYMENT_PROVIDER_INVALID"),
        ({"payload": "p" * 129}, "INVOICE_PAYLOAD_INVALID"),
        ({"title": "t" * 33}, "INVOICE_TITLE_INVALID"),
        ({"prices": [{"label": "Pro", "amount": 0}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
    ],
)
async def test_an_invoice_that_telegram_refuses_is_refused(
    bot: BotSide, person: PersonSide, change: dict[str, object], description: str
) -> None:
    await person.write("/pro")
    answer = await bot.call("sendInvoice", chat_id=7, **(_PRO | change))
    assert answer["description"] == f"Bad Request: {description}"
