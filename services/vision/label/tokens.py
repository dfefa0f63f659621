"""From lines of OCR text to words and numbers, the usual misreadings mended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Letters that OCR takes for digits' look-alikes, in the middle of a number.
_DIGITS = str.maketrans("OoОоЗзбlI|", "0000336111")
_TOKEN = re.compile(
    r"""
    (?P<less>[<≤]\s*)?
    (?P<number>[0-9][0-9OoОоЗзбlI|]*(?:[.,][0-9OoОоЗзбlI|]+)?|[OoОоЗз](?=[.,]\d)[.,][0-9OoОоЗзбlI|]+)
  | (?P<misread>(?<![^\W\d_])[lI|OОЗ](?=\d)[0-9OoОоЗзбlI|]*(?:[.,][0-9OoОоЗзбlI|]+)?)
  | (?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*\)?)
  | (?P<mark>[%()/:;.,])
    """,
    re.VERBOSE,
)
# "5, 1 г", "5 ,1г": a blank beside the decimal comma.
_SPLIT_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,3})(?: ,|, |\. )(\d{1,2})(?=\s?[гgrтГ](?!\w))")
# "25,/ г": a seven that was taken for a stroke.
_STROKE = re.compile(r"(\d[.,])/(?=\s?[гgr](?!\w))")
# "3 6г": the comma was not seen.
_LOST_COMMA = re.compile(r"(?<![\d.,])(\d{1,2}) (\d)(?=\s?[гg](?!\w))")


@dataclass(frozen=True, slots=True)
class Token:
    """`digits` is the number as printed ("12.57"), empty for a word or a mark; `is_bound` for "<0,5"."""

    text: str
    digits: str = ""
    is_bound: bool = False
    starts_line: bool = False


def tokens(lines: list[str]) -> list[Token]:
    """Everything that may mean something, in reading order."""
    return [token for line in lines for token in _of_line(line)]


def _of_line(line: str) -> Iterator[Token]:
    line = _STROKE.sub(r"\g<1>7", line.replace("—", " ").replace("–", " "))
    line = _LOST_COMMA.sub(r"\1.\2", _SPLIT_DECIMAL.sub(r"\1.\2", line))
    for position, match in enumerate(_TOKEN.finditer(line)):
        if number := match["number"] or match["misread"]:
            digits = number.translate(_DIGITS).replace(",", ".")
            yield Token(digits, digits, bool(match["less"]), position == 0)
        else:
            yield Token(match[0].lower().replace("ё", "е"), starts_line=position == 0)
