"""The methods of the Bot API that are simulated, by name."""

from __future__ import annotations

from typing import Any

from aiogram import methods as api

from localcloud.telegram.methods import about, answering, editing, media, payments, pinning, receiving, sending
from localcloud.telegram.methods.call import Entry

ENTRIES: tuple[Entry[Any], ...] = (
    Entry(api.GetMe, about.get_me),
    Entry(api.SetMyCommands, about.set_my_commands),
    Entry(api.GetMyCommands, about.get_my_commands),
    Entry(api.DeleteMyCommands, about.delete_my_commands),
    Entry(api.SetMyDescription, about.set_my_description),
    Entry(api.GetMyDescription, about.get_my_description),
    Entry(api.SetMyShortDescription, about.set_my_short_description),
    Entry(api.GetMyShortDescription, about.get_my_short_description),
    Entry(api.SetWebhook, receiving.set_webhook),
    Entry(api.DeleteWebhook, receiving.delete_webhook),
    Entry(api.GetWebhookInfo, receiving.get_webhook_info),
    Entry(api.GetUpdates, receiving.get_updates),
    Entry(api.SendMessage, sending.send_message),
    Entry(api.SendChatAction, sending.send_chat_action),
    Entry(api.SendPhoto, media.send_photo),
    Entry(api.SendDocument, media.send_document),
    Entry(api.SendMediaGroup, media.send_media_group),
    Entry(api.GetFile, media.get_file),
    Entry(api.EditMessageText, editing.edit_message_text),
    Entry(api.EditMessageCaption, editing.edit_message_caption),
    Entry(api.EditMessageReplyMarkup, editing.edit_message_reply_markup),
    Entry(api.EditMessageMedia, editing.edit_message_media),
    Entry(api.DeleteMessage, editing.delete_message),
    Entry(api.DeleteMessages, editing.delete_messages),
    Entry(api.PinChatMessage, pinning.pin_chat_message),
    Entry(api.UnpinChatMessage, pinning.unpin_chat_message),
    Entry(api.UnpinAllChatMessages, pinning.unpin_all_chat_messages),
    Entry(api.AnswerCallbackQuery, answering.answer_callback_query),
    Entry(api.SendInvoice, payments.send_invoice),
    Entry(api.CreateInvoiceLink, payments.create_invoice_link),
    Entry(api.AnswerPreCheckoutQuery, payments.answer_pre_checkout_query),
    Entry(api.RefundStarPayment, payments.refund_star_payment),
)

METHODS: dict[str, Entry[Any]] = {entry.name.lower(): entry for entry in ENTRIES}
"""Telegram takes method names in any case."""
