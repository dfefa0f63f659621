"""Which calls with which payloads: 200 bytes to 1 MB."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from loadtests.rpc.calls import Call, ParseEdit, ParseMeal, RecogniseMeal
from loadtests.rpc.engines import Kind
from loadtests.rpc.payloads import meal_text, one_pixel, photo
from nutrition.ports.recognition import DraftLine

_DRAFT = tuple(
    DraftLine(number, name, english, english, Decimal(150))
    for number, (name, english) in enumerate(
        (("рис", "rice"), ("хлеб", "bread"), ("курица", "chicken"), ("яблоко", "apple"), ("сыр", "cheese")), 1
    )
)
_EDIT = "рис не 150, а 200 г, убери хлеб, добавь ложку сметаны"


@dataclass(frozen=True, slots=True)
class Case:
    service: str
    kind: Kind
    call: Call
    payload: int
    """Bytes of the text or picture."""
    paced: bool = False
    """Measured at the pace of people, too."""


def cases(original: Path, seed: int, *, quick: bool) -> Iterator[Case]:
    """Texts as long as people write them, and the longest that one sentence of them makes; photos as Telegram scales
    them and as a file of a camera. The engines that answer at once take the sizes between and beyond, too."""
    yield _meal("real", 200, seed, paced=not quick)
    if not quick:
        yield _meal("real", 2_000, seed)
    yield Case("language", "real", ParseEdit(_EDIT, _DRAFT), len(_EDIT.encode()))
    yield _picture("real", photo(original, 100_000, seed), paced=not quick)
    if not quick:
        yield _picture("real", photo(original, 1_000_000, seed))
    for size in (200,) if quick else (200, 4_000):
        yield _meal("no-op", size, seed)
    for size in (200, 1_000_000) if quick else (200, 10_000, 100_000, 1_000_000):
        yield _picture("no-op", one_pixel(size))


def _meal(kind: Kind, size: int, seed: int, *, paced: bool = False) -> Case:
    text = meal_text(size, seed)
    return Case("language", kind, ParseMeal(text), len(text.encode()), paced)


def _picture(kind: Kind, image: bytes, *, paced: bool = False) -> Case:
    return Case("vision", kind, RecogniseMeal(image), len(image), paced)
