"""Case files: outside data of the documented formats are read, others are refused with the line."""

import json
from pathlib import Path

import pytest

from tools.accuracy.edit_cases import parse_edit_case
from tools.accuracy.lines import CaseFileError, read_cases
from tools.accuracy.photo_cases import PhotoCase, read_photos
from tools.accuracy.text_cases import ASSUMED, HOUSEHOLD, SAID, TextCase, parse_text_case
from tools.accuracy.tone_score import parse_tone_case

GOOD = {"text": "рис 100 г", "lang": "ru", "items": [{"name": "рис|rice", "grams": 100}], "kcal": 130, "carbs": None}


def write(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def text_case(**fields: object) -> TextCase:
    return parse_text_case({**GOOD, **fields})


def test_unknown_fields_and_blank_lines_are_ignored(tmp_path: Path) -> None:
    path = write(tmp_path, "", json.dumps({**GOOD, "author": "somebody"}), "")
    (case,) = read_cases(path, parse_text_case)
    assert (case.text, case.kcal, case.carbs, case.is_nonsense) == ("рис 100 г", 130, None, False)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "not JSON"),
        ("[]", "a JSON object"),
        (json.dumps({**GOOD, "lang": "de"}), '"lang"'),
        (json.dumps({**GOOD, "text": " "}), '"text"'),
        (json.dumps({**GOOD, "items": [{"name": "(", "grams": None}]}), "regular expression"),
        (json.dumps({**GOOD, "items": [{"name": "рис", "grams": -5}]}), '"grams"'),
        (json.dumps({**GOOD, "items": "рис"}), '"items"'),
        (json.dumps({**GOOD, "kcal": "130"}), '"kcal"'),
    ],
)
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, line: str, complaint: str) -> None:
    path = write(tmp_path, json.dumps(GOOD), "", line)
    with pytest.raises(CaseFileError, match=rf"cases\.jsonl:3: .*{complaint}"):
        read_cases(path, parse_text_case)


def test_a_file_that_is_missing_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="absent"):
        read_cases(tmp_path / "absent.jsonl", parse_text_case)
    with pytest.raises(CaseFileError, match="no cases"):
        read_cases(write(tmp_path, ""), parse_text_case)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("рис 100 г", SAID),
        ("полкило риса", SAID),
        ("rice, 4 oz", SAID),
        ("стакан риса", HOUSEHOLD),
        ("2 eggs", HOUSEHOLD),
    ],
)
def test_how_the_amount_was_said_is_read_from_the_text(text: str, amounts: str) -> None:
    assert text_case(text=text).amounts == amounts


def test_an_amount_of_null_was_left_to_the_bot() -> None:
    assert text_case(items=[{"name": "рис", "grams": None}]).amounts == ASSUMED


def test_no_items_mean_that_nothing_may_be_answered_with_confidence() -> None:
    assert text_case(items=[], kcal=None).is_nonsense


def test_an_amount_is_right_within_ten_percent_or_its_own_tolerance() -> None:
    (said,) = text_case().readings[0]
    assert said.is_amount(90)
    assert said.is_amount(110)
    assert not said.is_amount(111)
    ((cup,),) = text_case(items=[{"name": "рис", "grams": 100, "tolerance": 0.3}]).readings
    assert cup.is_amount(130)


def test_an_edit_on_a_line_that_is_not_in_the_draft_is_refused() -> None:
    case = {"text": "убери", "lang": "ru", "draft": [{"name": "рис", "grams": 100}]}
    with pytest.raises(ValueError, match="line of the draft"):
        parse_edit_case({**case, "operations": [{"op": "remove", "item": 2}]})
    with pytest.raises(ValueError, match='"op"'):
        parse_edit_case({**case, "operations": [{"op": "paint", "item": 1}]})
    with pytest.raises(ValueError, match='"quantity"'):
        parse_edit_case({**case, "operations": [{"op": "set", "item": 1}]})


def test_a_tone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match='"tone"'):
        parse_tone_case({"text": "ура", "lang": "ru", "tone": "bliss"})


def test_photos_are_looked_for_beside_their_list(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    path = tmp_path / "photos.csv"
    spellings = ("Bell pepper", "bell_pepper", "bell-pepper", "BellPepper", " BELL  PEPPER ")
    path.write_text("file,label,source\n" + "".join(f"a.jpg,{each},mine\n" for each in spellings), encoding="utf-8")
    assert read_photos(path) == [PhotoCase(tmp_path / "a.jpg", "bell_pepper")] * len(spellings)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("file\na.jpg\n", "1: the column label"),
        ("file,label\nb.jpg,rice\n", "2: there is no file"),
        ("file,label\n,x\n", "2: "),
    ],
)
def test_a_bad_list_of_photos_is_refused_with_the_line(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "photos.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CaseFileError, match=complaint):
        read_photos(path)


@pytest.mark.parametrize(
    ("label", "name", "right"),
    [
        ("banana", "Bananas, raw", True),
        ("cookies", "chocolate cookie", True),
        ("bell_pepper", "bell pepper", True),
        ("eggs", "eggnog", False),
        ("bread", "meatloaf", False),
        ("pasta", "spaghetti squash", False),
        ("green_tea", "tea", False),
        ("tomato_soup", "vegetable soup", True),
        ("vegetables", "vegetable soup", False),
        ("hamburgers", "cheeseburger", True),
        ("meat_loaf", "meatloaf", True),
        ("meat", "meat loaf", False),
        ("chocolate", "chocolate syrup", False),
        ("cheese", "pizza, cheese", False),
        ("mashed_potatoes", "mashed potato", True),
        ("potatoes", "mashed potato", False),
        ("icecream", "ice cream", True),
        ("wine", "red wine", True),
        ("white_wine", "red wine", False),
        ("coffee", "coffee, espresso", True),
        ("strawberry", "strawberries", True),
        ("apples", "custard apple", False),
        ("sweet_corn", "corn", True),
        ("popcorn", "corn", False),
        ("bread_rolls", "bread, french", True),
        ("squash", "acorn squash", True),
        ("sausages", "hot dog", False),
    ],
)
def test_a_label_means_a_name_by_its_words_or_by_the_reviewed_list(label: str, name: str, right: bool) -> None:
    assert PhotoCase(Path("x.jpg"), label).is_shown(name) is right
