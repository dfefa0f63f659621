"""Who, beside the bot's own server, gets to see what people send."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutsideModels:
    """The names of the providers, as people are told them; empty where the work is done on the bot's own server."""

    photos: str = ""
    words: str = ""
    analyses: str = ""
