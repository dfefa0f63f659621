"""What amounts take in of the words around them."""

from collections.abc import Sequence
from dataclasses import replace

from language.text.amount import Amount
from language.text.tokens import Token


def placed(amount: Amount, tokens: Sequence[Token]) -> Amount:
    """The amount with the characters that it takes."""
    return replace(amount, first=tokens[amount.start].start, last=tokens[amount.end - 1].end)


def with_tail(amount: Amount, tokens: Sequence[Token]) -> Amount:
    """Take in "of" or "each" after the amount."""
    if amount.end < len(tokens):
        if tokens[amount.end].norm == "of":
            return replace(amount, end=amount.end + 1, of=True)
        if tokens[amount.end].norm in {"each", "каждый", "каждая", "каждое"}:
            return replace(amount, end=amount.end + 1, each=True)
    return amount


def parse_unit(text: str) -> tuple[str, float]:
    """ "slice*16" as unit and factor."""
    name, _, factor = text.partition("*")
    return name, float(factor or 1)
