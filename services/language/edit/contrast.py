""" "Не A, а B": what was wrong and what is right."""

from collections.abc import Sequence
from dataclasses import dataclass

from language.edit.clauses import Clause, Intent
from language.edit.context import EditContext, said_mention
from language.edit.narrowing import narrowed
from language.edit.reference import Reference
from language.edit.words import EditWords
from language.meal.parser import Reading
from language.model import Quantity, Unit
from language.text.amount import Amount
from language.text.tokens import ARROW, Kind, Token


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words about the item itself, what it is not, what it is; `used` clauses were read."""

    subject: tuple[Token, ...]
    wrong: tuple[Token, ...]
    right: tuple[Token, ...]
    used: int


def find_contrast(clauses: Sequence[Clause], words: EditWords) -> Contrast | None:
    """The contrast that the first clauses make, if any."""
    first = clauses[0]
    following = clauses[1] if len(clauses) > 1 else None
    if following is not None and following.joint == ARROW:
        return Contrast((), first.tokens, following.tokens, 2)
    if (
        following is not None
        and words.is_one(following.tokens[0], "negation")
        and following.intent is not Intent.REMOVE
    ):
        return Contrast((), following.tokens[1:], first.tokens, 2) if len(following.tokens) > 1 else None
    if following is not None and (amiss := _amiss(first, following, words)):
        return amiss
    position = words.find(first.tokens, "negation")
    if position is not None and words.has(first.tokens[position + 1 : position + 2], "not_finished"):
        return None  # "салат не доел, …"
    if position is None or first.intent in {Intent.REMOVE, Intent.ADD}:
        return None
    before, after = first.tokens[:position], first.tokens[position + 1 :]
    if following is not None and after and _is_right(following, before, after):
        return Contrast(before, after, following.tokens, 2)
    again = next((i for i, token in enumerate(after) if i and words.is_one(token, "correction")), None)
    if again is not None and all(words.is_one(token, "correction") for token in before):
        return Contrast(before, after[:again], after[again:], 1)  # "это не курица это индейка"
    return Contrast((), after, before, 1) if before and after else None


def _amiss(first: Clause, second: Clause, words: EditWords) -> Contrast | None:
    """ "250 много, было 180", "180 was right, 250 is too much"."""
    if not _says(first.tokens) or not _says(second.tokens):
        return None
    if words.has(first.tokens, "amiss"):
        return Contrast((), first.tokens, second.tokens, 2)
    return Contrast((), second.tokens, first.tokens, 2) if words.has(second.tokens, "amiss") else None


def _is_right(following: Clause, before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether what follows "A не B" is right, and not the amount of A ("pear, not apple, 60 g")."""
    if before and _says(following.tokens[:1]) and not _says(after):
        return False
    return following.joint in {"а", "но", "but"} or not _says(before)


def _says(tokens: Sequence[Token]) -> bool:
    return any(token.kind is Kind.NUMBER for token in tokens)


def apply_contrast(contrast: Contrast, context: EditContext) -> None:
    """Replace the food, or correct the amount."""
    wrong, wrong_amounts = context.read(contrast.wrong)
    right, right_amounts = context.read(contrast.right)
    subject, _ = context.read(contrast.subject)
    foods = [reading for reading in right if reading.is_food]
    if not right_amounts and not any(reading.said for reading in right) and _narrow(context, contrast, subject, wrong):
        return
    if foods and any(reading.is_food or context.index.by_reading(reading) for reading in wrong):
        _replace(context, wrong, foods[0])
        return
    quantity = _quantity(context, right, right_amounts, wrong, wrong_amounts)
    if quantity is not None:
        _correct(context, contrast, [*right, *subject, *wrong], wrong_amounts, quantity)
    elif foods and (reference := context.resolve([*subject, foods[0]], contrast.subject) or context.unnamed()):
        context.replace(reference, said_mention(foods[0]))


def _narrow(context: EditContext, contrast: Contrast, subject: Sequence[Reading], wrong: Sequence[Reading]) -> bool:
    """ "молоко не коровье, а овсяное", "thigh, not breast": the same food of another quality."""
    reference = context.resolve(subject, contrast.subject) or context.resolve(wrong, ())
    right, _ = context.read(contrast.right)
    named = any(reading.mention.food_key for reading in right)
    if reference is None or (named and not context.index.is_part_of_name(contrast.wrong, reference)):
        return False
    found = narrowed(context, reference.item, contrast.right, contrast.wrong)
    if found is None:
        return False
    context.replace(reference, said_mention(found))
    return True


def _replace(context: EditContext, wrong: Sequence[Reading], right: Reading) -> None:
    """The wrong food's item becomes the right food; the same food twice is a correction of its amount."""
    reference = _wrong_item(context, wrong, right)
    if reference is None:
        reference = context.index.by_reading(right) if right.said else context.index.only()
        if reference is not None and right.said and context.index.by_reading(right) is not None:
            context.set_quantity(reference, _of(right))
            return
    elif right.said and wrong[0].mention.food_key and wrong[0].mention.food_key == right.mention.food_key:
        context.set_quantity(reference, _of(right))
        return
    reference = reference or context.index.by_reading(right)
    if reference is not None:
        context.replace(reference, said_mention(right))
    else:
        context.doubt()


def _wrong_item(context: EditContext, wrong: Sequence[Reading], right: Reading) -> Reference | None:
    """The item that was wrong; "не белый" may be said of much, so the right name's words count more than it."""
    if any(reading.mention.food_key for reading in wrong):
        return context.resolve(wrong, ())
    return context.index.by_reading(right) or context.resolve(wrong, ())


def _of(reading: Reading) -> Quantity:
    return reading.mention.quantity or Quantity(1.0, Unit.PIECE)


def _quantity(
    context: EditContext,
    right: Sequence[Reading],
    right_amounts: Sequence[Amount],
    wrong: Sequence[Reading],
    wrong_amounts: Sequence[Amount],
) -> Quantity | None:
    """The right amount; a bare number takes the wrong one's measure ("не 2 яйца, а 3", "не 150 г, а 200")."""
    said = next((reading.mention.quantity for reading in right if reading.said), None)
    if said is not None:
        return said
    if not right_amounts:
        return None
    quantity = context.meals.plain_quantity(right_amounts[0])
    if right_amounts[0].unit is not None:
        return quantity
    measured = next((reading.mention.quantity for reading in wrong if reading.said), None)
    if measured is None and wrong_amounts:
        measured = context.meals.plain_quantity(wrong_amounts[0])
    return Quantity(right_amounts[0].value, measured.unit) if measured else quantity


def _correct(
    context: EditContext,
    contrast: Contrast,
    readings: Sequence[Reading],
    wrong_amounts: Sequence[Amount],
    quantity: Quantity,
) -> None:
    tokens = (*contrast.subject, *contrast.right)
    reference = context.resolve(readings, tokens)
    if reference is None and wrong_amounts and context.focus is None:
        reference = context.index.by_grams(wrong_amounts[0].value)
    reference = reference or context.unnamed()
    if reference is not None:
        context.set_quantity(reference, quantity)
