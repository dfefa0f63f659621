"""An amount as it stands in a text."""

from dataclasses import dataclass

SPOON = "spoon"  # table or tea: the food decides
SMALL_CUP = "small_cup"  # a glass or a pot: the food decides
SHARE = "share"  # the writer's part of what was served
CONTINUOUS = frozenset({"gram", "millilitre", "kilocalorie"})


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in `unit` (a `Unit` value or SPOON; None for a bare number).

    It takes tokens [start, end), characters [first, last). `article`: only "a" was said; `each`: of every piece
    ("по 100 г"); `of`: "of" follows; `implied`: no number was said; `whole`: of one whole container ("пачка 430").
    """

    value: float
    unit: str | None
    start: int
    end: int
    article: bool = False
    decimal: bool = False
    each: bool = False
    of: bool = False
    implied: bool = False
    whole: bool = False
    first: int = 0
    last: int = 0

    @property
    def is_part(self) -> bool:
        """Whether it is a part of what was spoken of: "половину", "полпачки", "на двоих"."""
        return self.unit == SHARE or (self.value < 1 and not self.decimal and not self.continuous)

    @property
    def continuous(self) -> bool:
        """Whether it is mass, volume or energy."""
        return self.unit in CONTINUOUS
