"""Which food of the draft is which food of the case."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")


def pairs(left: Sequence[Left], right: Sequence[Right], fits: Callable[[Left, Right], bool]) -> dict[int, int]:
    """The largest one-to-one assignment, index of `left` → index of `right` (Kuhn's augmenting paths).

    A greedy one would let "bread" take the only item that "rye bread" fits.
    """
    edges = [[j for j, other in enumerate(right) if fits(one, other)] for one in left]
    taken: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in edges[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in taken or place(taken[j], tried):
                taken[j] = i
                return True
        return False

    for i in range(len(left)):
        place(i, set())
    return {i: j for j, i in sorted(taken.items(), key=lambda pair: pair[1])}
