"""Inflected English words are led back to the base forms of the list of common words."""

import pytest

from language.text.english import base_forms
from language.text.morphology import Morphology
from language.text.words import load_english_words, load_synonyms

MORPHOLOGY = Morphology(load_synonyms(), load_english_words())


@pytest.mark.parametrize(
    ("word", "base"),
    [("watching", "watch"), ("tried", "try"), ("stopped", "stop"), ("shared", "share"), ("they're", "they")],
)
def test_an_inflection_has_its_base_form(word: str, base: str) -> None:
    assert base in base_forms(word)


@pytest.mark.parametrize("word", ["lol", "watching", "friends", "yesterday", "dipped", "traffic", "hungry"])
def test_common_words_are_known(word: str) -> None:
    assert MORPHOLOGY.is_known(word)


@pytest.mark.parametrize("word", ["chicken", "butter", "salmon", "runner", "zorple", "brindlewurst", "naan", "oats"])
def test_food_and_nonsense_are_no_common_words(word: str) -> None:
    assert not MORPHOLOGY.is_known(word)
