"""Characters to tokens. Offsets are kept so that the user's own words can be shown."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from language.text.fractions import FRACTION_CHARACTERS, parse_number, split_range
from language.text.script import is_cyrillic


class Kind(Enum):
    """What a token is for the grammar."""

    WORD = auto()
    NUMBER = auto()
    PERCENT = auto()
    TIMES = auto()  # x2, ×, *
    BREAK = auto()  # comma, semicolon, full stop, plus, line end
    EMOJI = auto()
    SHARE = auto()  # "на двоих", put in by the grammar


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text at [start, end); `norm` is lower case with ё→е; `value` is set for numbers and percents.

    `glued`: a hyphen joins it to the token before ("суп-пюре"); `single`: the word itself means one ("картофелина").
    """

    kind: Kind
    text: str
    norm: str
    start: int
    end: int
    value: float = 0.0
    glued: bool = False
    single: bool = False


_SIMPLE_NUMBER = rf"(?:\d+\s+\d+/\d+|\d+\s?[{FRACTION_CHARACTERS}]|\d+/\d+|\d+(?:[.,]\d+)?|[{FRACTION_CHARACTERS}])"
_TOKEN = re.compile(
    rf"""
      (?P<clock>(?<![\d.,])(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]\.?m\b\.?)?|\b\d{{1,2}}\s?[ap]\.?m\b\.?)
    | (?P<dotted_clock>(?:(?<=\bв\s)|(?<=[\n,;]\s)|^)(?:[01]?\d|2[0-3])\.[0-5]\d
        (?=\s*[-–:,]?\s*(?!гр|кило|мл|миллил|литр|шт|кус|лож|стак)[^\W\d_]{{3}}))
    | (?P<cured>(?<!\w)(?:[хгвс]/к|с/с|с/м)(?!\w))
    | (?P<length>(?<![\d.,])\d+(?:[.,]\d+)?(?:["″”](?=\s+[^\W\d_])|[\s-]?(?:inch(?:es)?|дюйм\w*|см|cm)\b))
    | (?P<lean>\b(?:70/30|73/27|75/25|80/20|85/15|90/10|93/7|95/5|96/4|97/3|99/1)\b)
    | (?P<percent>{_SIMPLE_NUMBER}[\s-]?(?:%|процент\w*|percent\b))
    | (?P<range>(?<![\w])(?:\d+(?:[.,]\d+)?)\s?(?:-|–|—|\.\.+)\s?(?:\d+(?:[.,]\d+)?)(?![\w/]*-))
    | (?P<leading_times>(?<![\w])[xх×*]\s?(?=\d))
    | (?P<number>{_SIMPLE_NUMBER})
    | (?P<trailing_times>(?<=\d)\s?(?:[xх×*])(?![^\W\d_]))
    | (?P<spoon>\b(?:ст|ч|дес)\.?\s?л(?:ож\w*)?\b\.?)
    | (?P<fluid>\bfl(?:uid)?\.?\s?(?:oz|ounces?)\b\.?)
    | (?P<measure>\b(?:c|pkg|pt|qt|г|гр|мл|л|кг|шт|уп|порц|ккал|oz|lbs?|tbsp|tsp|pcs?|kcal)\.(?!\s*\n))
    | (?P<word>&|[^\W\d_]+(?:['’][^\W\d_]+)*)
    | (?P<line_sign>[№#](?=\s?\d))
    | (?P<arrow>→|[-=]+>)
    | (?P<bullet>^[ \t]*[-–—•*·▪◦]+[ \t]+)
    | (?P<break>[,;.+\n!?/|:])
    | (?P<emoji>[\U0001F300-\U0001FAFF☕])
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_KINDS = {
    "lean": Kind.PERCENT,
    "percent": Kind.PERCENT,
    "range": Kind.NUMBER,
    "leading_times": Kind.TIMES,
    "trailing_times": Kind.TIMES,
    "number": Kind.NUMBER,
    "spoon": Kind.WORD,
    "fluid": Kind.WORD,
    "cured": Kind.WORD,
    "measure": Kind.WORD,
    "line_sign": Kind.WORD,
    "word": Kind.WORD,
    "arrow": Kind.BREAK,
    "break": Kind.BREAK,
    "emoji": Kind.EMOJI,
}


def normalise(text: str) -> str:
    """Lower case, ё→е, straight apostrophe: the spelling of the food table's aliases."""
    return text.lower().replace("ё", "е").replace("’", "'")


def tokenize(text: str) -> list[Token]:
    """Tokens in order. Clock times, lengths, bullets, list numbers, dashes and brackets are left out."""
    tokens: list[Token] = []
    cyrillic = is_cyrillic(text)
    for match in _TOKEN.finditer(_blank_list_numbers(text)):
        kind = _KINDS.get(match.lastgroup or "")
        if kind is None:
            if match.lastgroup == "clock" and tokens and _parts_names(tokens[-1]):
                tokens.append(Token(Kind.BREAK, match.group(), ",", match.start(), match.end()))
            continue
        said = match.group().rpartition("/")[2] if match.lastgroup == "lean" else match.group()  # "80/20": 20 % fat
        value = parse_number(said) if kind in {Kind.NUMBER, Kind.PERCENT} else 0.0
        if match.lastgroup == "range" and (ends := split_range(match.group())):
            tokens.append(_number(ends[0], match.start()))
            tokens.append(_number(ends[1], match.end() - len(ends[1])))
            continue
        norm = _one_script(_norm(match, value), cyrillic=cyrillic) if kind is Kind.WORD else _norm(match, value)
        glued = match.start() > 1 and text[match.start() - 1] == "-" and text[match.start() - 2].isalpha()
        tokens.append(Token(kind, match.group(), norm, match.start(), match.end(), value, glued))
    return tokens


def _parts_names(before: Token) -> bool:
    """ "8am porridge 11am banana": an hour between names is a comma, unless a preposition goes with it."""
    return before.kind is Kind.WORD and before.norm not in _BEFORE_HOURS


def _number(digits: str, start: int) -> Token:
    return Token(Kind.NUMBER, digits, digits, start, start + len(digits), parse_number(digits))


_BEFORE_HOURS = frozenset({"at", "by", "from", "around", "about", "until", "to", "в", "к", "до", "с", "около", "после"})
_LOOKALIKES = str.maketrans("aceopxyk", "асеорхук")


def _one_script(word: str, *, cyrillic: bool) -> str:
    """Latin letters that were typed for Cyrillic ones: alone in a Russian text ("чай c сахаром"), or inside a word."""
    if cyrillic and (len(word) == 1 or is_cyrillic(word)):
        return word.translate(_LOOKALIKES)
    return word


ARROW = "→"
_SIGNS = {"line_sign": "номер", "fluid": "fluid_ounce"}
_CURED = dict.fromkeys(("х/к", "г/к", "в/к", "с/к"), "копченый") | {"с/с": "соленый", "с/м": "замороженный"}
_SPOONS = {"с": "столовая_ложка", "ч": "чайная_ложка", "д": "десертная_ложка"}


def _norm(match: re.Match[str], value: float) -> str:
    text = normalise(match.group())
    match match.lastgroup:
        case "percent" | "lean":
            return f"{value:g}%"
        case "arrow":
            return ARROW
        case "spoon":
            return _SPOONS[text[0]]
        case "word" if text in {"n", "'n'"}:
            return "and"  # "mac n cheese"
        case "line_sign" | "fluid":
            return _SIGNS[str(match.lastgroup)]
        case "cured":
            return _CURED[text]
        case "measure":
            return text.rstrip(".")
        case _:
            return text


_LIST_NUMBER = re.compile(r"^([ \t]*)(\d{1,2})([.)])(?=[ \t]+\D)", re.MULTILINE)


def _blank_list_numbers(text: str) -> str:
    """Blank "1. " at line starts when it counts lines, keeping every offset."""
    numbers = [int(match.group(2)) for match in _LIST_NUMBER.finditer(text)]
    if numbers != list(range(1, len(numbers) + 1)) or len(numbers) < 2:
        return text
    return _LIST_NUMBER.sub(lambda match: " " * len(match.group()), text)
