"""Text in Markdown and in HTML: what is escaped reads as it was, what is a description keeps to its place."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from support.documentation import Html, github_slugs, read, text_of

from ftgen.python.text import literal, one_line
from ftgen.targets.docs import html, markdown
from ftgen.targets.docs.places import Slugs

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = st.text(
    alphabet=st.sampled_from("ab1 \\`*_[]()<>#+-.!|~&;:{}$=\"'/%@\n\té"), max_size=30
)


def shown(line: str) -> str:
    """The text of a single paragraph that has no markup."""
    opening, inline, _ = PARSER.parse(line)
    assert opening.type == "paragraph_open"
    assert {each.type for each in inline.children or []} <= {"text", "text_special"}
    return text_of(inline.children or [])


@given(NASTY)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    if one_line(text):
        assert shown(markdown.escape(text)) == one_line(text)


@given(NASTY)
def test_escaped_text_reads_as_it_was_in_a_cell(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {markdown.escape(text)} | end |"
    assert read(table).tables == [[["a", "b"], [one_line(text), "end"]]]


@given(NASTY)
def test_code_reads_as_it_was_in_a_cell_and_outside(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {markdown.code(text)} | end |"
    assert read(table).tables == [[["a", "b"], [one_line(text), "end"]]]
    if one_line(text):
        (inline,) = PARSER.parseInline(f"x {markdown.code(text, cell=False)}")
        assert text_of(inline.children or []) == f"x {one_line(text)}"


@given(NASTY, NASTY)
def test_a_code_block_ends_where_its_text_does(text: str, after: str) -> None:
    source = f"{markdown.code_block(text, 'json')}\n\nafter"
    fence, *paragraph = PARSER.parse(source)
    assert fence.type == "fence"
    assert fence.content == (f"{text}\n" if text else "\n")
    assert paragraph[1].content == "after"


@given(NASTY)
def test_a_description_stays_within_its_place(text: str) -> None:
    page = read(
        f"# Title\n\n{markdown.block(text)}\n\n## Next\n\n| a |\n| --- |\n| {markdown.line(text)} |\n"
    )
    assert page.headings == [("h1", "Title"), ("h2", "Next")]
    assert page.html == []
    assert [len(row) for row in page.tables[-1]] == [1, 1]


@given(NASTY)
def test_html_of_a_description_is_balanced(text: str) -> None:
    assert Html(html.block(text) + html.line(text) + html.escape(text)).broken == []


@given(
    st.lists(
        st.sampled_from(
            ["Parameters", "parameters", "parameters-1", "A b", "a.b", "ab", "x_y"]
        )
    )
)
def test_anchors_are_githubs(headings: list[str]) -> None:
    slugs = Slugs()
    assert [slugs.add(heading) for heading in headings] == list(github_slugs(headings))


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("# Head\ntext", "**Head**\n\ntext"),
        ("- a\n- b\n    - c", "-   a\n-   b\n    -   c"),
        ("3) x\n4) y", "3.  x\n4.  y"),
        ("> q\n> r", "> q\n> r"),
        ("```py\nx", "```py\nx\n```"),
        ("````\n```\n````", "````\n```\n````"),
        (
            "| a | b |\n|:-:|---|\n| x\\|y | z |",
            "| a | b |\n| --- | --- |\n| x\\|y | z |",
        ),
        ("a *b* **c** ~~d~~ `e`", "a *b* **c** ~~d~~ `e`"),
        (
            "[a](https://e.com/x_(y)) [b](/docs/b) [c]()",
            "[a](https://e.com/x_%28y%29) b (`/docs/b`) c",
        ),
        ("![logo](https://e.com/a.png)", "[logo](https://e.com/a.png)"),
        (
            "See https://e.com/a?b=1, or (http://e.com).",
            "See <https://e.com/a?b=1>, or (<http://e.com>).",
        ),
        ("[https://a.com](https://e.com)", "[https://a.com](https://e.com)"),
        ("<b>x</b>", "**x**"),
        (
            "<p>One <code>two</code></p><ul><li>three</li></ul>",
            "One `two`\n\n-   three",
        ),
        ("`<b>` <i x='1'>", "`<b>` &lt;i x='1'>"),
        (
            '<a href="https://e.com">x</a> <a href="javascript:y()">z</a>',
            "[x](https://e.com) \\[z\\](javascript:y())",
        ),
    ],
)
def test_descriptions_are_written_anew(description: str, expected: str) -> None:
    assert markdown.block(description) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("# Head\n<script>", "<p><strong>Head</strong></p><p>&lt;script&gt;</p>"),
        (
            "[a](https://e.com/?a=1&b=2)",
            '<p><a href="https://e.com/?a=1&amp;b=2">a</a></p>',
        ),
        ("```json\n<b>\n```", '<pre class="json"><code>&lt;b&gt;</code></pre>'),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ],
)
def test_descriptions_become_html(description: str, expected: str) -> None:
    assert html.block(description) == expected


def test_lists_nest_alike_in_python_markdown() -> None:
    """MkDocs reads by Python-Markdown, which wants four spaces before what belongs to an item."""
    text = "1. a\n\n   more\n2. b\n   - c\n     - d\n\n   e $1 and $2 ~f :g:\n\n: h"
    ours = PARSER.render(markdown.block(text))
    assert shape(Markdown().convert(markdown.block(text))) == shape(ours)


def shape(html: str) -> list[str]:
    """The lists, their items and the words in them."""
    return re.findall(r"</?[uo]l|<li|[\w$~:]+(?=[^<>]*<)", unescape(html))


def test_a_cell_has_the_whole_description_on_one_line() -> None:
    text = (
        "# Head\n\nFirst *one*.\n\n- a\n- b\n\n```\ncode\nhere\n```\n\n---\n\n> quote"
    )
    assert markdown.line(text) == "**Head** First *one*. • a • b `code here` quote"
    assert markdown.summary(text) == "**Head**"


@given(NASTY)
def test_markdown_and_html_of_a_description_say_the_same(text: str) -> None:
    again = Html(PARSER.render(markdown.block(text))).text
    written = Html(html.block(text)).text
    assert "".join("".join(again).split()) == "".join("".join(written).split())


@pytest.mark.parametrize("char", "\u200b\u200e\u200f\u2060\u00ad\u202e\u2066\ufeff\x85")
def test_what_cannot_be_seen_is_shown(char: str) -> None:
    assert one_line(f"a{char}b") == "a\N{REPLACEMENT CHARACTER}b"
    assert literal(f"a{char}b").isascii()


def test_joiners_that_languages_and_emoji_need_are_kept() -> None:
    assert one_line("👩\u200d💻 می\u200cخواهم") == "👩\u200d💻 می\u200cخواهم"
