"""Names that a model may give to food: words, and nothing that could be more than a name."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field

MOST_CHARACTERS = 60
MOST_WORDS = 8
# Letters with their marks, digits, and what stands in "M&M's", "2% milk", "rice (cooked)", "salt/pepper".
_NAME = re.compile(r"[\w][\w ,.'’&%()/+-]*")
_ADDRESS = re.compile(r"https?|www\.|\w\.(com|net|org|ru|io|me|info|рф)\b|//|@", re.IGNORECASE)


def _plain_name(text: str) -> str:
    """Raises ValueError for an address, markup, a sentence, or signs that a name does not have."""
    name = " ".join(unicodedata.normalize("NFKC", text).split())
    if not _NAME.fullmatch(name) or _ADDRESS.search(name) or not any(sign.isalpha() for sign in name):
        raise ValueError("not a name")
    if len(name) > MOST_CHARACTERS or len(name.split()) > MOST_WORDS or "_" in name:
        raise ValueError("too long for a name")
    return name


FoodName = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_plain_name)]
