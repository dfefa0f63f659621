"""HTML and plain text become text and entities as Telegram makes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localcloud.telegram.entities import format_text
from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.html_markup import parse_html, utf16_length


def test_offsets_count_utf16_units_so_an_emoji_is_two() -> None:
    text, entities = format_text("🥗 <b>салат</b>", "HTML")
    assert text == "🥗 салат"
    assert entities == [{"type": "bold", "offset": 3, "length": 5}]


def test_nested_tags_give_nested_entities_the_longer_first() -> None:
    _, entities = format_text("<b>a <i>b</i></b>", "html")
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == [
        ("bold", 0, 3),
        ("italic", 2, 1),
    ]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<strong>x</strong>", "bold"),
        ("<em>x</em>", "italic"),
        ("<ins>x</ins>", "underline"),
        ("<del>x</del>", "strikethrough"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ("<code>x</code>", "code"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
    ],
)
def test_every_tag_of_the_bot_api_has_its_entity(markup: str, kind: str) -> None:
    assert format_text(markup, "HTML") == ("x", [{"type": kind, "offset": 0, "length": 1}])


def test_a_link_keeps_its_address_with_references_decoded() -> None:
    _, entities = format_text('<a href="https://example.org/?a=1&amp;b=2">там</a>', "HTML")
    assert entities == [{"type": "text_link", "url": "https://example.org/?a=1&b=2", "offset": 0, "length": 3}]


def test_a_code_block_with_a_language_is_one_entity() -> None:
    _, entities = format_text('<pre><code class="language-python">x = 1</code></pre>', "HTML")
    assert entities == [{"type": "pre", "language": "python", "offset": 0, "length": 5}]


def test_only_the_four_named_references_and_numeric_ones_are_decoded() -> None:
    assert parse_html("&lt;&gt;&amp;&quot;&#33;&#x1F34E; &nbsp;")[0] == '<>&"!🍎 &nbsp;'


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("ж<b>x</i>", 'Unmatched end tag, expected "</b>", found "</i>" at byte offset 6'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_markup_that_telegram_refuses_is_refused_with_its_words(markup: str, problem: str) -> None:
    with pytest.raises(BadRequestError) as refused:
        format_text(markup, "HTML")
    assert refused.value.description == f"Bad Request: can't parse entities: {problem}"


def test_only_html_is_a_parse_mode_here() -> None:
    with pytest.raises(BadRequestError, match="unsupported parse_mode"):
        format_text("*x*", "MarkdownV2")


def test_surrounding_space_is_trimmed_and_entities_move_with_it() -> None:
    assert format_text("\n <b> x</b>  ", "HTML") == ("x", [{"type": "bold", "offset": 0, "length": 1}])


def test_commands_links_mentions_and_hashtags_are_found_in_plain_text() -> None:
    text = "/start@my_bot см. https://ya.ru/x?y=1, @friend #обед a@b.org"
    _, entities = format_text(text)
    found = [(entity["type"], text[entity["offset"] : entity["offset"] + entity["length"]]) for entity in entities]
    assert found == [
        ("bot_command", "/start@my_bot"),
        ("url", "https://ya.ru/x?y=1"),
        ("mention", "@friend"),
        ("hashtag", "#обед"),
        ("email", "a@b.org"),
    ]


def test_nothing_is_found_inside_code() -> None:
    _, entities = format_text("<code>/start</code>", "HTML")
    assert [entity["type"] for entity in entities] == ["code"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60))
def test_escaped_text_comes_back_as_it_was_and_entities_lie_within_it(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain, entities = format_text(f"<b>{escaped}</b>", "HTML")
    assert plain == text.strip()
    assert all(
        entity["offset"] >= 0 and entity["offset"] + entity["length"] <= utf16_length(plain) for entity in entities
    )
