"""Each script is on the shelf once, in whichever order and however often it comes."""

import gzip
import json
from base64 import b64encode

from scripts.conftest import MODULE
from workbook.widgets.kit.drawn import Shelf

PUT = """async ([shelf, packs]) => {
  const load = MODULE;
  const { initialize } = (await load(shelf)).default;
  for (const packed of packs) {
    const bytes = Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
    initialize({ model: { get: () => new DataView(bytes.buffer) } });
  }
  const shelved = globalThis[Symbol.for("second-interview-workbook/scripts")];
  while (!shelved.has("b-00000002")) await new Promise((resolve) => setTimeout(resolve, 10));
  const [one, two] = [(await import(await shelved.get("b-00000002").promise)).twice(),
                      (await import(await shelved.get("b-00000002").promise)).twice()];
  return [one, two, document.querySelectorAll("style[data-workbook=kit]").length];
}""".replace("MODULE", MODULE)

A = "let made = 0;\nexport function next() {\n  return (made += 1);\n}\n"
B = 'import { next } from "a-00000001";\nexport function twice() {\n  return next() * 2;\n}\n'


def pack(scripts, style=""):
    return b64encode(gzip.compress(json.dumps({"style": style, "scripts": scripts}).encode())).decode()


def test_what_imports_waits_for_what_it_imports_and_each_is_there_once(page):
    packs = [
        pack({"b-00000002": B}),
        pack({"a-00000001": A}, ".x { color: red; }"),
        pack({"a-00000001": A, "b-00000002": B}, ".x {}"),
    ]
    assert page.evaluate(PUT, [Shelf()._esm, packs]) == [2, 4, 1]


def test_the_style_of_what_jupyterlab_loads_is_left_alone(page):
    page.evaluate("() => document.head.insertAdjacentHTML('beforeend', '<style data-workbook=ours>.y {}</style>')")
    page.evaluate(PUT, [Shelf()._esm, [pack({"a-00000001": A, "b-00000002": B}, ".x {}")]])
    assert page.locator("style[data-workbook=ours]").evaluate("style => style.textContent") == ".y {}"
