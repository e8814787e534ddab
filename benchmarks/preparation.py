"""The content packs and the checklists: loading all packs, and ticking one of about 200 items.

The tick is what the kernel does with the message of the page: save, count anew, and tell every part of the page.
"""

import json
import tempfile
from itertools import cycle
from pathlib import Path

import yaml
from ipywidgets import Checkbox

from workbook import Answers, Checklist, Home, Journal
from workbook.content.data_files import FOLDER
from workbook.content.packs import library as packs
from workbook.content.packs.schema import AREAS

from .rounds import in_turn, milliseconds
from .table import Row

ROUNDS = 15


def rows() -> list[Row]:
    return [_loading(), *_ticking()]


def _loading() -> Row:
    """All packs from nothing, beside PyYAML's own reader, which checks nothing of what it reads."""
    files = sorted((FOLDER / "packs").glob("*.yaml"))

    def ours() -> None:
        for kept in (packs._put_together, packs._read):
            kept.cache_clear()
        packs.library()

    def peer() -> None:
        for file in files:
            with file.open(encoding="utf-8") as text:
                yaml.load(text, Loader=yaml.CSafeLoader)

    measured = in_turn({"ours": milliseconds(ours), "peer": milliseconds(peer)}, ROUNDS)
    return Row.of("load all packs", measured, "ours", "peer", "ms", "yaml.CSafeLoader alone", most=150)


def _ticking() -> list[Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        answers = Answers(Journal(Path(folder) / "journal.sqlite3"))
        parts = [*(Checklist(answers, area) for area in AREAS), Home(answers)]
        sent: list[dict] = []
        for part in parts:
            part._send = lambda message, **_more: sent.append(message)
        plain = Checkbox()
        plain._send = lambda message, **_more: None
        key, ticks, values = parts[0].fields[0]["key"], cycle(["yes", ""]), cycle([True, False])
        ours = milliseconds(lambda: parts[0]._handle_msg(_custom(do="type", key=key, typed=next(ticks))))
        peer = milliseconds(lambda: plain._handle_msg(_update(value=next(values))))
        measured = in_turn({"ours": ours, "peer": peer}, 10 * ROUNDS)
        bytes_a_tick = len(json.dumps(sent)) / (10 * ROUNDS)
        items = sum(len(part.fields) for part in parts[:-1])
    note = f"{items} items in six checklists and the readiness map, all drawn"
    return [
        Row.of("tick an item, kernel side", measured, "ours", "peer", "ms", "a bare Checkbox", most=10, note=note),
        Row("tick an item, on the wire", bytes_a_tick / 1000, "kB", most=5, note="sent by all seven parts together"),
    ]


def _custom(**content: str) -> dict:
    return {"content": {"data": {"method": "custom", "content": content}}, "buffers": []}


def _update(**state: bool) -> dict:
    return {"content": {"data": {"method": "update", "state": state}}, "buffers": []}
