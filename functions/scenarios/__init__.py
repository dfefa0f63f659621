"""The scenarios of a conversation, on aiogram. Whatever part is imported first, aiogram comes in by `aiogram_import`."""

from scenarios import aiogram_import as aiogram_import
