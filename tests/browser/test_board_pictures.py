"""What the board looks like beyond its window: the map, more contrast, other colours, and its pictures."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.wall import Wall
from tests.builders.houses import RunningHouse

DESK, PHONE = {"width": 1600, "height": 900}, {"width": 390, "height": 844}
CAMERA = "() => { const { x, y, zoom } = document.querySelector('#board-app').board.view.camera; return [x, y, zoom]; }"
LOOK = "([x, y, zoom]) => document.querySelector('#board-app').board.view.look({ x, y, zoom })"
CHECKED = "() => getComputedStyle(document.documentElement).getPropertyValue('--sticky-event').trim()"
BORDER = "() => document.querySelector('#board-app').board.view.palette.border"
LETTERS = "() => document.querySelector('#board-app').board.view.palette.hasLetters"
# The colour of events, #ffa94d, as a PDF says it.
EVENT_IN_PDF = re.compile(rb"1 0?\.66\d* 0?\.30\d* rg")
SELECT = """(text) => {
  const { board } = document.querySelector("#board-app");
  const found = [...board.model.notes.values()].filter((note) => board.model.textOf(note) === text);
  board.select(found.map((note) => note.id));
}"""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def page(browser: Browser, running_house: RunningHouse) -> Iterator[Page]:
    """The board of the sample orders, for all tests of this module."""
    context = browser.new_context(viewport=DESK, base_url=running_house.base_url, reduced_motion="reduce")  # type: ignore[arg-type]  # its literals
    page = context.new_page()
    page.goto(running_house.manage("demo_link").stdout.strip())
    Wall(page).saved()
    yield page
    context.close()


def test_the_map_leads_where_one_clicks_and_shift_m_hides_it(page: Page):
    wall_map = page.locator(".minimap")
    page.evaluate(LOOK, [0, 0, 1])
    expect(wall_map).to_be_visible()
    box = wall_map.bounding_box()
    assert box is not None

    page.mouse.click(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    right_below = page.evaluate(CAMERA)
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    left_above = page.evaluate(CAMERA)

    assert right_below[0] > left_above[0] + 1000
    assert right_below[1] > left_above[1] + 500
    assert right_below[2] == left_above[2] == 1
    page.locator("[data-outline]").focus()
    page.keyboard.press("Shift+M")
    expect(wall_map).to_be_hidden()
    page.keyboard.press("Shift+M")
    expect(wall_map).to_be_visible()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # its literals
    expect(wall_map).to_be_hidden()
    page.set_viewport_size(DESK)  # type: ignore[arg-type]  # its literals


def test_more_contrast_follows_the_system_and_the_choice_which_lasts(page: Page):
    assert (page.evaluate(BORDER), page.evaluate(LETTERS)) == (1.5, False)

    page.emulate_media(contrast="more")
    page.wait_for_function("() => document.querySelector('#board-app').board.view.palette.border === 3")
    page.emulate_media(contrast="no-preference")
    page.wait_for_function("() => document.querySelector('#board-app').board.view.palette.border === 1.5")
    _choose(page, "More contrast")
    page.reload()
    Wall(page).saved()

    assert (page.evaluate(BORDER), page.evaluate(LETTERS)) == (3, True)
    _choose(page, "As the system", look="contrast")
    page.wait_for_function("() => document.querySelector('#board-app').board.view.palette.border === 1.5")


def test_other_note_colours_are_kept_for_this_person_and_change_no_note(page: Page):
    usual = page.evaluate(CHECKED)
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")
    version = page.evaluate("() => document.querySelector('#board-app').session.rows.version")

    _choose(page, "For green-blind eyes")
    page.reload()
    Wall(page).saved()

    assert (usual, page.evaluate(CHECKED)) == ("#ffa94d", "#ffb84d")
    assert page.evaluate("() => document.querySelector('#board-app').session.rows.version") == version
    _choose(page, "Usual")
    assert page.evaluate(CHECKED) == usual


def test_the_svg_says_every_note_and_a_selection_only_its_own(page: Page, tmp_path: Path):
    notes = page.evaluate(
        "() => { const { model } = document.querySelector('#board-app').board;"
        " return [...model.notes.values()].map((note) => model.textOf(note)); }"
    )

    whole = _texts(_exported(page, "svg", tmp_path))

    assert all(word in whole for note in notes for word in note.split())
    assert "Customer Care" in whole
    page.evaluate(SELECT, "Order placed")
    page.locator("[popovertarget=export-menu]").click()
    page.get_by_label("Only what is selected").check()
    page.keyboard.press("Escape")
    assert _texts(_exported(page, "svg", tmp_path)).split() == ["Widget", "orders", "Order", "placed"]
    page.evaluate("() => document.querySelector('#board-app').board.select([])")


def test_the_png_is_a_picture_of_many_colours(page: Page, tmp_path: Path):
    data = _exported(page, "png", tmp_path).read_bytes()

    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    assert width > height > 1000
    assert len(set(_rows_of_png(data))) > 500


def test_the_pdf_has_one_page_with_the_words_on_it(page: Page, tmp_path: Path):
    data = _exported(page, "pdf", tmp_path).read_bytes()

    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    streams = [_inflated(found) for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)]
    assert any(b"(placed) Tj" in stream for stream in streams)


def test_the_print_is_one_sheet_with_the_picture_and_the_page_is_as_before(page: Page):
    data = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    streams = [_inflated(found) for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)]
    assert any(EVENT_IN_PDF.search(stream) for stream in streams)
    expect(page.locator(".board-sheet")).to_have_count(0)
    expect(page.get_by_role("toolbar", name="Tools")).to_be_visible()


def _choose(page: Page, name: str, *, look: str = "") -> None:
    page.locator("[popovertarget=account-menu]").click()
    items = page.locator(f"#account-menu [data-look{f'={look}' if look else ''}]").filter(has_text=name)
    items.click()
    expect(items).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#account-menu")).to_be_hidden()


def _exported(page: Page, kind: str, folder: Path) -> Path:
    page.locator("[popovertarget=export-menu]").click()
    with page.expect_download() as download:
        page.locator(f"[data-export={kind}]").click()
    assert download.value.suggested_filename == f"Widget orders.{kind}"
    path = folder / f"out.{kind}"
    download.value.save_as(path)
    return path


def _texts(svg: Path) -> str:
    """Return the words of a picture once each, in their order, those in halos left out."""
    root = ElementTree.parse(svg).getroot()
    hidden = {id(text) for group in root.iter(f"{SVG}g") if group.get("aria-hidden") for text in group}
    spoken = [text for text in root.iter() if text.tag in (f"{SVG}title", f"{SVG}text") and id(text) not in hidden]
    return " ".join(text.text or "" for text in spoken)


def _rows_of_png(data: bytes) -> list[bytes]:
    """Return the compressed picture's rows, still filtered: enough to tell that they differ."""
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    at, packed = 8, b""
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        packed += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    pixels = zlib.decompress(packed)
    stride = len(pixels) // height
    assert stride in (1 + 3 * width, 1 + 4 * width)
    return [pixels[row * stride : (row + 1) * stride] for row in range(height)]


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream
