"""A Telegram Bot API server for one machine: the bot's side, the person's side and a chat page (decision 0011)."""
