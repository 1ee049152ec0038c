"""The HTML reference in a browser: on a phone, a tablet and a desktop, in the light and in the dark, by keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.browser import browser
from support.documentation import documentation, read
from support.project import ROOT, SPEC

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SPEC_AS_JSON = ROOT / "out" / "docs" / "openapi.json"
WIDTHS = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1440, 900)}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("reference")
    documentation(SPEC, folder)
    return (folder / "out" / "docs" / "reference.html").as_uri()


@contextmanager
def shown(
    chromium: Browser, address: str, width: str = "desktop", **options: Any
) -> Iterator[Page]:
    """The page in a window of a width; anything that it complains of or asks the network for fails the test."""
    across, down = WIDTHS[width]
    context = chromium.new_context(
        viewport={"width": across, "height": down},
        has_touch=width != "desktop",
        **options,
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url))
    page.goto(address)
    yield page
    context.close()
    assert [each for each in faults if not each.startswith("file:")] == []


def top(page: Page, id_: str) -> float:
    """How far below the upper edge of the window an element stands once the page has come to rest."""
    page.wait_for_timeout(300)
    script = "id => document.getElementById(id).getBoundingClientRect().top"
    return float(page.evaluate(script, id_))


def rests(page: Page, id_: str) -> bool:
    """Whether the page comes to rest with an element at the upper edge of the window."""
    script = """id => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top > -6 && top < 150;
    }"""
    page.wait_for_function(script, arg=id_)
    page.wait_for_timeout(150)
    return bool(page.evaluate(script, id_))


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_found_about_in(chromium: Browser, address: str, width: str) -> None:
    """It scrolls on and never sideways; deep links and the contents lead where they say."""
    with shown(chromium, address, width) as page:
        places = []
        for _ in range(8):
            page.evaluate("scrollBy(0, 500)")
            page.wait_for_timeout(40)
            places.append(page.evaluate("scrollY"))
        assert places == sorted(set(places))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for id_ in (
            "list_fine_tuning_events",
            "createFineTuningJob",
            "FineTuningJob.status",
        ):
            page.goto("about:blank")
            page.goto(f"{address}#{id_}")
            assert rests(page, id_)
        if page.locator("#menu").is_visible():
            page.locator("#menu").click()
        page.locator("nav a[href='#cancel_fine_tuning_job']").click()
        assert rests(page, "cancel_fine_tuning_job")
        assert page.locator("main").evaluate("main => !main.inert")


def test_it_has_every_anchor_of_the_markdown(chromium: Browser, tmp_path: Path) -> None:
    """Names that need to be written with care included."""
    description = json.loads(SPEC_AS_JSON.read_text("utf-8"))
    schemas = description["components"]["schemas"]
    schemas["FineTuningJob"]["properties"]['a "b" <c>|#%é'] = {"type": "string"}
    pages = documentation(description, tmp_path)
    texts = (text for path, text in pages.items() if path.endswith(".md"))
    marks = [mark for text in texts for mark in read(text).marks]
    assert 'FineTuningJob.a "b" <c>|#%é' in marks
    assert len(marks) == len(set(marks)) > 90
    reference = (tmp_path / "out" / "docs" / "reference.html").as_uri()
    with shown(chromium, reference) as page:
        script = """async (mark) => {
            location.hash = encodeURIComponent(mark);
            await new Promise(done => setTimeout(done, 5));
            return document.querySelector(".aim")?.id;
        }"""
        assert [page.evaluate(script, mark) for mark in marks] == marks


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("create-fine", "create_fine_tuning_job"),
        ("createFineTuningJob", "create_fine_tuning_job"),
        ("n_epochs", "CreateFineTuningJobRequestHyperparameters"),
        ("events", "list_fine_tuning_events"),
        ("one is drawn", "CreateFineTuningJobRequest"),
    ],
)
def test_search_knows_names_ids_properties_and_words(
    searched: Page, asked: str, first: str
) -> None:
    searched.locator("#search").fill(asked)
    assert first in searched.locator("#hits b").all_inner_texts()[:3]


@pytest.fixture(scope="module")
def searched(chromium: Browser, address: str) -> Iterator[Page]:
    with shown(chromium, address) as page:
        yield page


def test_search_is_led_by_keys(chromium: Browser, address: str) -> None:
    with shown(chromium, address, "phone") as page:
        page.keyboard.press("Control+k")
        page.keyboard.type("fine tuning")
        second = page.locator("#hits a").nth(1)
        id_ = str(second.get_attribute("href")).removeprefix("#")
        page.keyboard.press("ArrowDown")
        assert second.get_attribute("aria-selected") == "true"
        page.keyboard.press("Enter")
        assert rests(page, id_)
        page.keyboard.press("/")
        page.keyboard.type("no such word")
        assert "Nothing" in page.locator("#none").inner_text()
        page.keyboard.press("Escape")
        assert page.locator("#tree").evaluate("tree => !tree.hidden")


def test_schemas_unfold_in_place(chromium: Browser, address: str) -> None:
    with shown(chromium, f"{address}#create_fine_tuning_job") as page:
        body = page.locator("#create_fine_tuning_job .body > .inner")
        assert "The base model to train." in body.inner_text()
        inner = body.locator("dt", has_text="hyperparameters").locator(".unfold").first
        inner.click()
        assert "n_epochs" in body.inner_text()
        inner.click()
        assert "n_epochs" not in body.inner_text()


def test_one_choice_of_a_call_holds_for_the_page(
    chromium: Browser, address: str
) -> None:
    chosen = "details[open] > summary"
    with shown(chromium, f"{address}#create_fine_tuning_job") as page:
        first = page.locator("#create_fine_tuning_job .calls")
        first.get_by_text("curl", exact=True).click()
        assert "curl https://api.openai.com" in first.inner_text()
        page.goto(f"{address}#list_fine_tuning_events")
        second = page.locator("#list_fine_tuning_events .calls")
        assert second.locator(chosen).all_inner_texts() == ["curl"]
        page.reload()
        page.locator("#list_fine_tuning_events .calls[data-ready]").wait_for()
        assert second.locator(chosen).all_inner_texts() == ["curl"]


def test_examples_are_chosen_by_name_and_answers_by_status(
    chromium: Browser, address: str
) -> None:
    with shown(chromium, f"{address}#create_fine_tuning_job") as page:
        article = page.locator("#create_fine_tuning_job .code")
        article.get_by_text("tracked", exact=True).click()
        assert '"wandb"' in article.inner_text()
        article.get_by_text("4XX", exact=True).click()
        assert "There is no fine-tuning job" in article.inner_text()


def test_the_theme_that_was_chosen_stays(chromium: Browser, address: str) -> None:
    with shown(chromium, address, color_scheme="light") as page:
        page.locator("#theme").click()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        page.reload()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_what_is_copied_is_the_code(chromium: Browser, address: str) -> None:
    rights = ["clipboard-read", "clipboard-write"]
    place = f"{address}#list_fine_tuning_events"
    with shown(chromium, place, permissions=rights) as page:
        code = page.locator("#list_fine_tuning_events .calls pre").first
        code.hover()
        code.locator(".copy").click()
        code.get_by_text("Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
    compile(copied, "copied", "exec")
    assert copied.startswith("from documented_api import Client\n")


def test_it_is_read_without_scripts(chromium: Browser, address: str) -> None:
    with shown(chromium, address, "phone", java_script_enabled=False) as page:
        assert page.locator("nav a[href='#cancel_fine_tuning_job']").is_visible()
        assert page.locator("#FineTuningJob dt", has_text="status").is_visible()
        assert page.get_by_text("curl", exact=True).first.is_visible()


def test_it_is_printed_dark_on_white_and_whole(chromium: Browser, address: str) -> None:
    with shown(chromium, address, color_scheme="dark") as page:
        page.locator("#theme").click()
        page.locator("#theme").click()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        page.emulate_media(media="print")
        color = page.evaluate("getComputedStyle(document.body).color")
        assert color == "rgb(28, 33, 40)"
        assert page.get_by_text("There is no fine-tuning job").first.is_visible()
        assert not page.locator("nav").is_visible()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        pytest.param("phone", "light", marks=pytest.mark.long),
        ("tablet", "dark"),
        ("desktop", "light"),
    ],
)
def test_axe_finds_nothing(
    chromium: Browser, address: str, width: str, scheme: str
) -> None:
    """The rules of WCAG 2.2 AA, as axe-core checks them."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    with shown(chromium, address, width, color_scheme=scheme) as page:
        page.evaluate(
            "document.querySelectorAll('article').forEach(each => each.scrollIntoView())"
        )
        page.wait_for_timeout(300)
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": tags}})
        told = {
            each["id"]: [node["html"][:90] for node in each["nodes"][:3]]
            for each in found.response["violations"]
        }
        assert told == {}
