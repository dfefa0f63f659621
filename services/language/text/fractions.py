"""Numbers in digits: "2,5", "1/2", "1½", "1 1/2", "150-200" (its mean)."""

import re
import unicodedata

FRACTION_CHARACTERS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_RANGE = re.compile(r"^([\d.,]+?)\s?(?:-|–|—|\.\.+)\s?([\d.,]+)$")
_MIXED = re.compile(r"^(?:(\d+)\s+)?(\d+)/(\d+)$")


def parse_number(text: str) -> float:
    """The value of a number token; 0 when it has none (1/0). A range is read as its mean."""
    text = text.strip().rstrip("%").strip()
    text = re.sub(r"[\s-]?(процент\w*|percent)$", "", text, flags=re.IGNORECASE)
    if match := _RANGE.match(text):
        return (_decimal(match.group(1)) + _decimal(match.group(2))) / 2
    if match := _MIXED.match(text):
        numerator, denominator = int(match.group(2)), int(match.group(3))
        if match.group(1) is None and numerator > denominator >= 10:
            return float(numerator)  # "250/150": a main and its side, no fraction
        return int(match.group(1) or 0) + numerator / denominator if denominator else 0.0
    if text and text[-1] in FRACTION_CHARACTERS:
        whole = text[:-1].strip()
        return (int(whole) if whole else 0) + unicodedata.numeric(text[-1])
    return _decimal(text)


def split_range(text: str) -> tuple[str, str] | None:
    """The two ends of "3 - 50", which is no range of one amount: the second is over five times the first."""
    match = _RANGE.match(text.strip())
    if match is None:
        return None
    first, last = _decimal(match.group(1)), _decimal(match.group(2))
    return (match.group(1), match.group(2)) if last > 5 * first or last < first else None


def _decimal(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:  # other scripts' digits match \d but mix badly
        return 0.0
