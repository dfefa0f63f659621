"""What Telegram shows of the bot before anybody writes: the command menu and the description, in both languages."""

from localcloud.botapi import BotApi
from nutrition.domain.user import Locale
from nutrition.ports.texts import Texts

# In the order of the menu; what each does stands in the catalogue under `command-<name>`.
COMMANDS = ("today", "week", "month", "finish", "profile", "goals", "settings", "help", "privacy", "delete_me")


def announce(api: BotApi, texts: Texts) -> None:
    """Set menu and description for Russian, and English for everybody else. Raises as `BotApi.call`."""
    for locale, language_code in ((Locale.EN, ""), (Locale.RU, "ru")):
        commands = [
            {"command": name, "description": texts.format(locale, f"command-{name.replace('_', '-')}")}
            for name in COMMANDS
        ]
        api.call("setMyCommands", commands=commands, language_code=language_code)
        api.call("setMyDescription", description=texts.format(locale, "bot-description"), language_code=language_code)
        short = texts.format(locale, "bot-short-description")
        api.call("setMyShortDescription", short_description=short, language_code=language_code)
