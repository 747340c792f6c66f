"""What the page does when it is used, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.publish.page import page
from tests.factories import sample_report
from tests.publish.browser import Tab, find_chromium, open_browser
from tests.publish.test_page import hostile_report

CHROMIUM = find_chromium()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    assert CHROMIUM is not None
    with open_browser(CHROMIUM, tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("page") / "page.html"
    written.write_text(page([sample_report(), sample_report("second.txt")]), encoding="utf-8")
    return written


@pytest.fixture
def tab(browser: Tab, file: Path) -> Tab:
    browser.size(1280, 900)
    browser.open(file)
    return browser


def chosen(tab: Tab) -> Any:
    return tab.run("[...document.querySelectorAll('.card.on')].map(card => card.id)")


def lit(tab: Tab) -> Any:
    """The words that are coloured while a claim is chosen."""
    return tab.run("[...document.querySelectorAll('.choosing .text .on')].map(words => words.textContent)")


def in_view(tab: Tab, element: str) -> Any:
    box = f"document.getElementById('{element}').getBoundingClientRect()"
    return tab.run(f"(box => box.top >= 0 && box.bottom <= innerHeight)({box})")


def test_it_opens_without_a_request_or_an_error(tab: Tab, file: Path) -> None:
    tab.run("1")
    requests = [
        each["params"]["request"]["url"] for each in tab.events if each["method"] == "Network.requestWillBeSent"
    ]
    assert requests == [file.as_uri()]
    assert not [each for each in tab.events if each["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
    assert tab.run("document.querySelector('.shown').textContent") == "20 of 20 claims"
    assert chosen(tab) == []


def test_clicked_words_choose_their_claim(tab: Tab) -> None:
    tab.click("#r2 .text [data-m~='7c']")
    assert chosen(tab) == ["r2c7"]
    assert in_view(tab, "r2c7")
    assert lit(tab) == [
        "Monitors",
        "counted",
        "up to 33 militants",
        "at least 70 civilians",
        "dead",
        "clashes",
        "the SDF",
        "ISIS",
        "the city",
    ]
    assert tab.run("location.hash") == "#r2c7"


def test_words_of_several_claims_choose_one_after_the_other(tab: Tab) -> None:
    found = []
    for _ in range(3):
        tab.click("#r1 .text [data-m~='2a']")
        found += chosen(tab)
    assert found == ["r1c1", "r1c2", "r1c1"]


def test_a_clicked_card_shows_its_words(tab: Tab) -> None:
    tab.click("#r1c10 .who")
    assert chosen(tab) == ["r1c10"]
    assert in_view(tab, "r1t10")
    assert lit(tab) == ["the army", "shell", "the road", "an opposition site", "warned"]


def test_words_in_two_roles_keep_those_of_the_chosen_claim(tab: Tab) -> None:
    tab.click("#r1c3 .who")
    classes = tab.run("document.querySelector(\"#r1 .text [data-m~='3c'][data-m~='3t']\").className")
    assert set(classes.split()) == {"m", "m-tc", "on"}
    background = tab.run("getComputedStyle(document.querySelector('#r1 .m-tc')).backgroundImage")
    assert background.startswith("linear-gradient(")


def test_keys_choose_too(tab: Tab) -> None:
    tab.run("document.getElementById('r1t4').focus()")
    tab.press("Enter")
    assert chosen(tab) == ["r1c4"]
    assert tab.run("document.activeElement.id") == "r1c4"
    tab.press("ArrowDown")
    assert chosen(tab) == ["r1c5"]
    assert tab.run("document.activeElement.closest('.card').id") == "r1c5"
    tab.press("ArrowUp")
    tab.press("ArrowUp")
    assert chosen(tab) == ["r1c3"]
    assert tab.run("document.getElementById('r1t3').getAttribute('aria-current')") == "true"
    tab.press("Escape")
    assert chosen(tab) == []
    assert lit(tab) == []


def test_an_address_opens_on_its_claim(tab: Tab, file: Path) -> None:
    tab.open(file, "#r2c6")
    assert chosen(tab) == ["r2c6"]
    assert in_view(tab, "r2c6")


def test_filters(tab: Tab) -> None:
    def filtered(name: str, value: str) -> Any:
        tab.run(
            f"(select => {{ select.value = '{value}'; select.dispatchEvent(new Event('change', {{bubbles: true}})); }})"
            f"(document.querySelector('select[name={name}]'))"
        )
        return tab.run("[...document.querySelectorAll('#r1 .card:not([hidden])')].map(card => card.id)")

    assert filtered("event", "advance") == ["r1c2", "r1c8"]
    assert tab.run("document.querySelector('.shown').textContent") == "4 of 20 claims"
    assert tab.run(
        "[...document.querySelectorAll('#r1 .m-g')].filter(m => m.closest('.text')).map(m => m.textContent)"
    ) == ["moved toward", "enter"]
    assert filtered("speaker", "ISIS") == []
    assert filtered("event", "") == ["r1c3"]
    assert tab.run("getComputedStyle(document.getElementById('r1t1')).display") == "none"
    tab.click("#r1 .text [data-m~='3t']")
    assert chosen(tab) == ["r1c3"]
    filtered("speaker", "Monitors")
    assert chosen(tab) == []


def test_without_script_links_lead_both_ways(browser: Tab, file: Path) -> None:
    browser.size(1280, 900)
    browser.without_script(True)
    try:
        browser.open(file, "#r1c9")
    finally:
        browser.without_script(False)
    assert browser.run("document.querySelector('.filters').hidden") is True
    assert browser.run("document.querySelector(':target').id") == "r1c9"
    assert browser.run("document.documentElement.className") == ""
    browser.click("#r1c9 .n")
    assert browser.run("document.querySelector(':target').id") == "r1t9"
    assert in_view(browser, "r1t9")


# --- the map ---------------------------------------------------------------------------------------------------------


def box(tab: Tab) -> list[float]:
    """The part of the map that is shown: x, y, width, height."""
    shown = tab.run("document.querySelector('#r1 .sheet svg').getAttribute('viewBox')")
    return [float(part) for part in shown.split()]


def lit_places(tab: Tab) -> Any:
    return tab.run("[...document.querySelectorAll('#r1 .spot.on')].map(spot => spot.getAttribute('aria-label'))")


def test_a_chosen_claim_shows_its_place(tab: Tab) -> None:
    tab.click("#r1c5 .who")
    assert lit_places(tab) == ["near al-Daraiya: claim 5 (estimated position)"]
    tab.press("Escape")
    assert lit_places(tab) == []


def test_a_clicked_place_shows_its_claims_one_after_the_other(tab: Tab) -> None:
    numbers = tab.run("document.querySelector('#r1 .s-point:not(.estimate)').dataset.c.split(' ')")
    assert len(numbers) > 1
    found = []
    for _ in range(2):
        tab.click("#r1 .s-point:not(.estimate) .dot:not(.halo)")
        found += chosen(tab)
    assert found == [f"r1c{number}" for number in numbers[:2]]


def test_the_map_zooms_and_pans_by_buttons_and_keys(tab: Tab) -> None:
    home = box(tab)
    tab.click("#r1 [data-do=in]")
    closer = box(tab)
    assert closer[2] == pytest.approx(home[2] / 1.5, rel=0.01)
    assert chosen(tab) == []
    tab.run("document.querySelector('#r1 .sheet svg').focus()")
    tab.press("ArrowDown")
    assert box(tab)[1] > closer[1]
    tab.click("#r1 [data-do=fit]")
    assert box(tab) == pytest.approx(home)


def test_the_map_grows_and_shrinks(tab: Tab) -> None:
    width = "document.querySelector('#r1 .sheet').getBoundingClientRect().width"
    small = tab.run(width)
    tab.click("#r1 [data-do=large]")
    assert tab.run(width) > 2 * small
    tab.press("Escape")
    assert tab.run(width) == pytest.approx(small, abs=1)


def test_a_place_in_the_list_is_brought_into_view(tab: Tab) -> None:
    tab.run("document.querySelector('#r1 .places').open = true")
    for _ in range(6):
        tab.click("#r1 [data-do=in]")
    far = "#r1 .places li:last-child a"
    tab.click(far)
    x, y, width, height = box(tab)
    middle = tab.run("(({x, y}) => [x, y])(document.querySelector('#r1 .spot:target .dot').getBBox())")
    assert x < middle[0] < x + width
    assert y < middle[1] < y + height


def test_filters_take_places_off_the_map(tab: Tab) -> None:
    tab.run(
        "(select => { select.value = 'airstrike'; select.dispatchEvent(new Event('change', {bubbles: true})); })"
        "(document.querySelector('select[name=event]'))"
    )
    shown = "[...document.querySelectorAll('#r1 .spot:not(.away)')].map(spot => spot.getAttribute('aria-label'))"
    assert tab.run(shown) == ["near al-Daraiya: claim 5 (estimated position)"]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(browser: Tab, file: Path, width: int) -> None:
    browser.size(width, 800, mobile=width < 768)
    browser.open(file)
    assert browser.run("document.documentElement.scrollWidth") <= width


def test_right_to_left_lines_run_right_to_left(tab: Tab) -> None:
    line = "[...document.querySelectorAll('#r1 .text p')].find(p => p.textContent.includes('المدينة'))"
    assert tab.run(f"getComputedStyle({line}).direction") == "rtl"
    assert tab.run("getComputedStyle(document.querySelector('#r1 .text p')).direction") == "ltr"


def test_hostile_text_does_nothing(browser: Tab, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(page([hostile_report()]), encoding="utf-8")
    browser.size(1280, 900)
    browser.open(file)
    browser.click("#r1c1 .who")
    assert chosen(browser) == ["r1c1"]
    assert not [
        each
        for each in browser.events
        if each["method"] in ("Log.entryAdded", "Runtime.exceptionThrown", "Page.javascriptDialogOpening")
    ]
    requests = [
        each["params"]["request"]["url"] for each in browser.events if each["method"] == "Network.requestWillBeSent"
    ]
    assert requests == [file.as_uri()]
