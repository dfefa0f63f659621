"""An unchanged aiogram bot works against the simulator as against Telegram."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable

import httpx
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LabeledPrice,
    Update,
    UserProfilePhotos,
)
from PIL import Image

from localcloud.telegram.limits import DOWNLOAD_LIMIT, Rate
from scenarios.aiogram_import import prepare
from tests.contract.telegram_simulator.conftest import StartSimulator
from tests.factories.telegram_simulator import TOKEN, PersonSide, eventually, jpeg

prepare(UserProfilePhotos)  # the answer of a method that the simulator does not have


async def _updates(bot: Bot) -> list[Update]:
    return await bot.get_updates(timeout=5)


def _picture(name: str = "chart.jpg", colour: str = "green") -> BufferedInputFile:
    return BufferedInputFile(jpeg(1000, 500, colour), name)


async def test_a_message_with_markup_and_buttons_comes_back_as_a_message(bot: Bot, person: PersonSide) -> None:
    await person.write("/start")
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="ok", callback_data="d:1")]])
    sent = await bot.send_message(7, "<b>Привет</b> 🥗", parse_mode="HTML", reply_markup=keyboard)
    assert sent.text == "Привет 🥗"
    assert sent.html_text == "<b>Привет</b> 🥗"
    assert sent.reply_markup is not None
    assert sent.reply_markup.model_dump() == keyboard.model_dump()
    edited = await bot.edit_message_text("later", chat_id=7, message_id=sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("later", None)


async def test_a_poll_waits_for_the_next_message(bot: Bot, person: PersonSide) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(_updates(bot))
        await person.write("рис 200 г")
    (update,) = waiting.result()
    assert update.message is not None
    assert update.message.text == "рис 200 г"
    assert await bot.get_updates(offset=update.update_id + 1) == []


async def test_an_uploaded_photo_can_be_fetched_and_sent_again_by_its_id(bot: Bot, person: PersonSide) -> None:
    await person.write("/today")
    sent = await bot.send_photo(7, _picture(), caption="day")
    assert sent.photo is not None
    assert [size.width for size in sent.photo] == [90, 320, 800, 1000]
    file = await bot.get_file(sent.photo[-1].file_id)
    assert file.file_path is not None
    content = await bot.download_file(file.file_path)
    assert content is not None
    assert Image.open(content).size == (1000, 500)
    again = await bot.send_photo(7, sent.photo[0].file_id)
    assert again.photo is not None
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id


async def test_the_bot_gets_the_bytes_of_a_persons_document_unchanged(bot: Bot, person: PersonSide) -> None:
    await person.post("document", files={"file": ("a.bin", b"\x00\x01\x02")})
    (update,) = await _updates(bot)
    assert update.message is not None
    assert update.message.document is not None
    target = io.BytesIO()
    await bot.download(update.message.document, destination=target)
    assert target.getvalue() == b"\x00\x01\x02"


async def test_a_file_over_20_mb_cannot_be_fetched(bot: Bot, person: PersonSide) -> None:
    await person.post("document", files={"file": ("big.bin", bytes(DOWNLOAD_LIMIT + 1))})
    (update,) = await _updates(bot)
    assert update.message is not None
    assert update.message.document is not None
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(update.message.document.file_id)


async def test_an_album_of_uploads_is_sent_as_one_group(bot: Bot, person: PersonSide) -> None:
    await person.write("/week")
    media = [InputMediaPhoto(media=_picture(f"{colour}.jpg", colour)) for colour in ("red", "blue")]
    sent = await bot.send_media_group(7, list(media))
    assert len({message.media_group_id for message in sent}) == 1
    files = {message.photo[-1].file_unique_id for message in sent if message.photo}
    assert len(files) == 2


async def test_a_pressed_button_is_answered_and_its_message_edited(bot: Bot, person: PersonSide) -> None:
    await person.write("hi")
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="ok", callback_data="d:1")]])
    sent = await bot.send_photo(7, _picture(), caption="draft", reply_markup=keyboard)
    pressed = (await person.post("press", {"message_id": sent.message_id, "data": "d:1"})).json()
    (update,) = await bot.get_updates(offset=pressed["update_id"], timeout=5)
    assert update.callback_query is not None
    assert update.callback_query.data == "d:1"
    assert await bot.answer_callback_query(update.callback_query.id, text="saved", show_alert=True)
    await bot.edit_message_caption(chat_id=7, message_id=sent.message_id, caption="saved", reply_markup=keyboard)
    await bot.edit_message_reply_markup(chat_id=7, message_id=sent.message_id)
    await bot.edit_message_media(InputMediaPhoto(media=_picture(colour="red")), chat_id=7, message_id=sent.message_id)
    assert await bot.delete_message(7, sent.message_id)


async def test_what_a_bot_does_at_its_start_is_taken(bot: Bot, person: PersonSide) -> None:
    await person.write("hi")
    commands = [BotCommand(command="today", description="the day")]
    assert (await bot.me()).username == "nutrition_local_bot"
    assert await bot.set_my_commands(commands, language_code="en")
    kept = await bot.get_my_commands(language_code="en")
    assert [(command.command, command.description) for command in kept] == [("today", "the day")]
    assert await bot.set_my_description("long", language_code="ru")
    assert await bot.set_my_short_description("short")
    assert await bot.send_chat_action(7, "typing")
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.delete_webhook(drop_pending_updates=True)


async def test_a_payment_in_stars_goes_through_and_back(bot: Bot, person: PersonSide) -> None:
    await person.write("/pro")
    price = [LabeledPrice(label="Pro", amount=250)]
    sent = await bot.send_invoice(7, "Pro", "A month", "pro:1", "XTR", price)
    paid = (await person.post("pay", {"message_id": sent.message_id})).json()
    (asked,) = await bot.get_updates(offset=paid["update_id"], timeout=5)
    assert asked.pre_checkout_query is not None
    await bot.answer_pre_checkout_query(asked.pre_checkout_query.id, ok=True)
    (receipt,) = await bot.get_updates(offset=asked.update_id + 1, timeout=5)
    assert receipt.message is not None
    assert receipt.message.successful_payment is not None
    charge_id = receipt.message.successful_payment.telegram_payment_charge_id
    assert await bot.refund_star_payment(7, charge_id)


async def test_flood_control_raises_retry_after(start_simulator: StartSimulator, connect: Callable[..., Bot]) -> None:
    address = await start_simulator(per_chat=Rate(burst=2, window_s=60))
    bot = connect(address)
    async with httpx.AsyncClient(base_url=address) as http:
        await PersonSide(http).write("hi")
    await bot.send_message(7, "1")
    await bot.send_message(7, "2")
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(7, "3")
    assert refused.value.retry_after == 30


async def test_errors_arrive_as_aiograms_own(
    bot: Bot, person: PersonSide, address: str, connect: Callable[..., Bot]
) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(7, "x")
    await person.write("hi")
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await bot.send_message(7, "<b>x", parse_mode="HTML")
    await person.post("block")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(7, "x")
    with pytest.raises(TelegramUnauthorizedError):
        await connect(address, "1:wrong").get_me()
    with pytest.raises(TelegramNotFound, match="method not found"):
        await bot.get_user_profile_photos(7)
    await bot.set_webhook("http://127.0.0.1:9/none")
    with pytest.raises(TelegramConflictError):
        await bot.get_updates()


async def test_a_second_poller_ends_the_first_ones_wait(
    bot: Bot, address: str, connect: Callable[..., Bot], person: PersonSide
) -> None:
    other = connect(address)

    async def polled() -> bool:
        return bool((await person.http.get("/client/7")).json()["bot"]["connected"])

    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(_outcome(bot))
        await eventually(polled)
        second = tasks.create_task(_outcome(other))
        assert await first == "conflict"
        await person.write("hi")
    assert second.result() == "updates"


async def _outcome(bot: Bot) -> str:
    try:
        await _updates(bot)
    except TelegramConflictError:
        return "conflict"
    return "updates"


async def test_the_token_is_no_part_of_what_a_person_can_read(person: PersonSide, http: httpx.AsyncClient) -> None:
    await person.photo(jpeg())
    shown = (await http.get("/client/7")).text + (await http.get("/client/7/messages")).text
    assert TOKEN not in shown
