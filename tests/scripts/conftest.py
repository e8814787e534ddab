"""Scripts on a blank page: the part is the real one, the page around it is a stand-in, and the test is the wire."""

import json
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import expect
from widgets.conftest import journal, mishaps, nothing_is_swallowed  # noqa: F401
from widgets.page import message

from workbook.widgets.kit.assets import id_of, used_by
from workbook.widgets.kit.drawn import Shelf, _packed

STAND_IN = (Path(__file__).parent / "stand_in.js").read_text(encoding="utf-8")
BLANK = "<!doctype html><html lang=en><title>A page</title><body></body></html>"
expect.set_options(timeout=60_000)  # as for the pages, since both may be in one process

MODULE = """async (text) => (globalThis.made ??= new Map()).get(text) ?? globalThis.made.set(text,
  await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })))).get(text)"""
PUT = """(await load(shelf)).default.initialize({
    model: { get: () => new DataView(Uint8Array.from(atob(packed), (one) => one.charCodeAt(0)).buffer) },
  });"""
LOAD = """async ([shelf, packed, id]) => {
  const load = MODULE;
  PUT
  const shelved = globalThis[Symbol.for("second-interview-workbook/scripts")];
  if (!shelved.has(id)) shelved.set(id, Promise.withResolvers());
  return import(await shelved.get(id).promise);
}""".replace("PUT", PUT).replace("MODULE", MODULE)
DRAW = """async ([standIn, shelf, stub, packed, state, css]) => {
  const load = MODULE;
  const { standIn: made } = await load(standIn);
  PUT
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  const el = document.body.appendChild(document.createElement("div"));
  const [model, over] = [made(state), new AbortController()];
  const host = { getWidget: async (ref) => ({ render: async ({ el: slot }) => slot.append(`(${ref})`) }) };
  await (await load(stub)).default.render({ model, el, host, signal: over.signal });
  (globalThis.models ??= []).push(Object.assign(model, { el, over }));
  return globalThis.models.length - 1;
}""".replace("PUT", PUT).replace("MODULE", MODULE)


@pytest.fixture
def page(browser):
    """A blank page; an error in a script fails the test."""
    context = browser.new_context(viewport={"width": 900, "height": 900})
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.route("**/*", lambda route: route.fulfill(content_type="text/html", body=BLANK))
    page.goto("http://localhost/")
    yield page
    context.close()
    assert errors == []


class OnPage:
    """A part and where it is drawn. Nothing goes from one to the other but by `carry`."""

    def __init__(self, page, part):
        self.page, self.part = page, part
        self.known = self._state()
        packed = b64encode(_packed(used_by(part.drawn_by), with_style=True)).decode()
        given = [STAND_IN, Shelf()._esm, part._esm, packed, self.known, part._css]
        self.number = page.evaluate(DRAW, given)
        self.el = page.locator("body > div").nth(self.number)

    def _state(self):
        return json.loads(json.dumps(self.part.get_state(), default=str))

    def _of_model(self, does, given=None):
        return self.page.evaluate(f"([number, given]) => globalThis.models[number].{does}", [self.number, given])

    def sent(self):
        """What the page has sent since this was asked last."""
        return self._of_model("take()")

    def tell(self, **traits):
        """Python says something, as if it had thought of it itself."""
        self._of_model("told(given)", traits)

    def hand_over(self, messages):
        """The part hears `messages`; what it would say is returned, and not said yet."""
        for one in messages:
            method = one.pop("method")
            self.part._handle_msg(message(method, **one))
        now = self._state()
        changed = {name: value for name, value in now.items() if value != self.known.get(name)}
        self.known = now
        return changed

    def carry(self):
        """What was sent goes to the part, and what it says comes back."""
        while messages := self.sent():
            self.tell(**self.hand_over(messages))


@pytest.fixture
def drawn(page):
    """Draw a part on the blank page."""

    def draw(part):
        on_page = OnPage(page, part)
        on_page.carry()
        return on_page

    return draw


@pytest.fixture
def script(page):
    """What a script of the kit exports, to be handed to the page."""

    def loaded(name):
        packed = b64encode(_packed(used_by(name), with_style=False)).decode()
        return page.evaluate_handle(LOAD, [Shelf()._esm, packed, id_of(name)])

    return loaded


@pytest.fixture
def answers(journal):  # noqa: F811
    from workbook import Answers

    return Answers(journal)
