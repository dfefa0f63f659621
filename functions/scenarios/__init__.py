"""The scenarios of a conversation, on aiogram, which is imported the cheap way whatever part comes first."""

from scenarios import aiogram_import as aiogram_import
