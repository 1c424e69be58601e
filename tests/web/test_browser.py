"""The desk in a real browser: sliders, words, review and adding; nothing leaves the machine, nothing fails.

Needs Playwright and a Chromium (`apt-get install chromium`, or SAYSO_CHROMIUM names one); skipped without them. With
SAYSO_AXE, the path of axe-core's `axe.min.js`, each page is also held to WCAG 2.1 A and AA.
"""

import json
import os
import re
import shutil
import socket
import threading
import time
from pathlib import Path

import pytest

from sayso.clock import SystemClock
from sayso.web.app import make_app

uvicorn = pytest.importorskip("uvicorn", reason="the desk is not installed (pip install 'sayso[desk]')")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = os.environ.get("SAYSO_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = os.environ.get("SAYSO_AXE")
PAGES = (
    "/?on=2023-11-15", "/actor?actor=MINUSMA", "/actors", "/add", "/brief?on=2023-11-15", "/changes", "/claims",
    "/disputes", "/due", "/incidents", "/place?place=Kidal", "/places", "/reports", "/review", "/sources", "/timeline",
)  # fmt: skip
WORDS = """(text) => {
    const copy = text.cloneNode(true);
    copy.querySelectorAll("a").forEach((number) => number.remove());
    return copy.textContent;
}"""
"""The words of an element, without the numbers of statements."""
MOST_MILLISECONDS = 60_000
TEXT = "The army entered the town of Anefis on Saturday, a spokesman said.\n\nThe rebels denied this."

pytestmark = [
    pytest.mark.browser,
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium (apt-get install chromium)"),
]


@pytest.fixture
def address(ledger: Path):
    """A desk that listens on a free port of this machine."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = make_app(str(ledger), clock=SystemClock(), reader="rules")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)  # there is nothing else to wait on
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def browser():
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, address):
    """A page of the desk; at the end, its browser has asked nobody else, and has had nothing to complain of."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(MOST_MILLISECONDS)
    asked, complaints = [], []
    context.on("request", lambda request: asked.append(request.url))
    opened = context.new_page()
    opened.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
    context.on("response", lambda one: complaints.append(f"{one.status} {one.url}") if one.status >= 400 else None)
    opened.on("pageerror", lambda fault: complaints.append(str(fault)))
    yield opened
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert complaints == []


def test_an_analyst_at_work(page):
    page.goto("/?on=2023-10-15")
    before = page.locator("main table").inner_text()
    slider = page.locator("#slide-on")
    slider.evaluate("(one) => { one.value = String(Number(one.value) + 31); one.dispatchEvent(new Event('change')); }")
    page.wait_for_url(re.compile("on=2023-11-15"))
    page.wait_for_function("(was) => document.querySelector('main table').innerText !== was", arg=before)
    known = page.locator("#slide-known")
    after = page.locator("main table").inner_text()
    known.evaluate("(one) => { one.value = String(Number(one.value) - 46); one.dispatchEvent(new Event('change')); }")
    page.wait_for_url(re.compile("known=2023-11-13"))
    page.wait_for_function("(was) => document.querySelector('main table').innerText !== was", arg=after)

    quote = page.locator("main table blockquote p").first.inner_text().strip("“”")
    page.locator("main table cite a").first.click()
    page.wait_for_url(re.compile("/report/.*known=2023-11-13.*#s-"))
    text = page.locator("article").evaluate(WORDS)
    assert quote in re.sub(r"\s+", " ", text)

    page.goto("/review")
    page.keyboard.press("n")
    page.wait_for_url(re.compile("/review/[0-9a-f]+"))
    subject = page.url.rsplit("/", 1)[1]
    page.locator("input[name=reason]").first.fill("of another town")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith(subject))
    page.goto("/review")
    assert "of another town" in page.locator("main").inner_text()
    page.get_by_role("button", name="Undo").first.click()
    page.wait_for_function("document.querySelector('main').innerText.includes('undone')")

    page.goto("/add")
    page.locator("textarea[name=text]").fill(TEXT)
    page.locator("input[name=published]").fill("2023-10-09")
    page.get_by_role("button", name="Read and keep").click()
    page.wait_for_url(re.compile("/report/"))
    assert page.locator("mark").count() > 0


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_window(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for path in PAGES:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert wide == []


@pytest.mark.skipif(AXE is None, reason="axe-core is not there (SAYSO_AXE)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_meets_wcag_as_far_as_axe_tells(page, scheme):
    page.emulate_media(color_scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(path)
        page.evaluate(Path(AXE).read_text(encoding="utf-8"))
        tags = json.dumps(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
        faults = page.evaluate(f"axe.run(document, {{runOnly: {tags}}}).then((result) => result.violations)")
        if faults:
            found[path] = [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in faults]
    assert found == {}


def test_pages_work_without_a_script(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(MOST_MILLISECONDS)
    page.goto("/?on=2023-10-15")
    before = page.locator("main table").inner_text()
    page.locator("input[name=on]").fill("2023-12-15")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("on=2023-12-15"))
    assert page.locator("main table").inner_text() != before
    context.close()
