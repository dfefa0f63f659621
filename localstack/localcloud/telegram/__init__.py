"""A Telegram Bot API server for one machine: the bot's side, the person's side and a chat page (decision 0011)."""

# Before any module here imports aiogram: the cheap way (decision 0005).
from scenarios import aiogram_import as aiogram_import
