"""Campaigns against progress files: each raises AssertionError at the first violation and returns what it counted.

The tests run them with small counts, `make torture` with the full ones. The same count gives the same files.
"""

import contextlib
import copy
import json
import shutil
import sqlite3
from collections import Counter
from hashlib import sha256
from random import Random

from workbook.journal import Journal
from workbook.journal.entry import LAST_REVISION, Entry, current, fingerprint, is_whole
from workbook.journal.progress import (
    LARGEST_PROGRESS,
    ProgressError,
    preview,
    read_progress,
    restore,
    unrestore,
    write_progress,
)

NOTHING = "Nothing was changed."


# What all campaigns use


def texts(rng):
    """Something a person might write, or might paste."""
    return rng.choice(
        [
            "Prepare two questions for the panel",
            "🙂👩‍👩‍👧‍👦 good luck 🏳️‍🌈",
            "שלום עולם — مرحبا بالعالم",
            "line one\nline two\ttab\u2028odd line\x85",
            'quotes " and \\ and / and </script><script>alert(1)</script>',
            "\x00\x01\x1f\x7f\x9f\ufeff\u202e\uffff",
            "e\u0301 é ﬁ ½ ﷺ",
            "x" * rng.randrange(200),
            "".join(chr(rng.choice([rng.randrange(32, 0xD7FF), rng.randrange(0xE000, 0x10FFFF)])) for _ in range(30)),
        ]
    )


def values(rng, depth=0):
    """Anything JSON holds."""
    simple = [None, True, False, 0, -1, 7, 10**18, -(10**99), 0.1, -0.0, 1e300, 5e-324, 1 / 3, 1e16, rng.random()]
    kind = rng.choice(["simple", "text", "text", *(["list", "object"] if depth < 5 else [])])
    if kind == "simple":
        return rng.choice(simple)
    if kind == "text":
        return texts(rng)
    inner = [values(rng, depth + 1) for _ in range(rng.randrange(4))]
    return inner if kind == "list" else {rng.choice(["b", "a", "", "key", texts(rng)]): value for value in inner}


def rows(journal):
    """All rows of a journal's file, read beside the journal itself; None when there is no file."""
    if not journal.path.exists():
        return None
    with contextlib.closing(sqlite3.connect(f"{journal.path.as_uri()}?mode=ro", uri=True)) as db:
        return [
            db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in ("about", "entry", "history")
        ]


def dump(journal):
    with contextlib.closing(sqlite3.connect(f"{journal.path.as_uri()}?mode=ro", uri=True)) as db:
        return list(db.iterdump())


def versions(journal):
    """The current versions, as a set."""
    return set(flat(journal.entries()))


def flat(entries):
    return [entry for found in entries.values() for entry in found]


def filled(path, rng, keys):
    """A journal with `keys` answers, one of them in two versions, and a nickname."""
    journal = Journal(path)
    for number in range(keys):
        journal.record(f"card-{number}.answer", values(rng))
    other = Journal(path)
    other.record("card-0.answer", "what another page wrote, unseen")
    other.close()
    journal.note("owner", "Robin 🐦")
    return journal


def refusal(data, passphrase=None):
    """The sentence with which a file is refused, or None, and what was read from it."""
    try:
        return None, read_progress(data, passphrase)
    except ProgressError as error:
        return str(error), None


def survives(entry, among):
    """Whether a version is current, or replaced by one that names it."""
    return entry in among or any(entry.name in other.ancestors and other.key == entry.key for other in among)


@contextlib.contextmanager
def room(folder, name):
    """A new folder that is removed afterwards."""
    place = folder / name
    place.mkdir(parents=True)
    try:
        yield place
    finally:
        shutil.rmtree(place)


# Bytes that changed


TOKENS = [
    (b"true", b"false"),
    (b"null", b"0"),
    (b"0", b"9"),
    (b"1", b"1.0"),
    (b": ", b": -"),
    (b'"value"', b'"text"'),
    (b'"key"', b'"Key"'),
    (b"sha256", b"sha512"),
    (b'"schema": 1', b'"schema": 2'),
    (b"[", b"[["),
    (b"}", b"}}"),
    (b'"', b"'"),
    (b",\n", b"\n"),
    (b"\\n", b"\\t"),
    (b"+00:00", b"Z"),
    (b"+00:00", b""),
    (b"card-1", b"card-2"),
    (b"\\u", b"\\ud8"),
    (b"ancestors", b"ancestor"),
    (b'"count": ', b'"count": 1'),
    (b"\n", b"\r\n"),
    (b" ", b""),
    (b'{\n"format"', b'\xef\xbb\xbf{\n"format"'),
]


def mutate(data, rng):
    """A copy of `data` with one to three changes."""
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        data = rng.choice(WAYS)(bytearray(data), rng)
    return bytes(data)


def flip(data, rng):
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return data


def put(data, rng):
    data[rng.randrange(len(data))] = rng.randrange(256)
    return data


def delete(data, rng):
    start = rng.randrange(len(data))
    del data[start : start + rng.choice([1, 2, 10, 300])]
    return data or bytearray(b"{")


def insert(data, rng):
    start = rng.randrange(len(data))
    data[start:start] = rng.choice([b"0", b" ", b"\n", b'"', b"}", b"\x00", b"\xff", b"x" * 50, rng.randbytes(5)])
    return data


def swap(data, rng):
    a, b, length = rng.randrange(len(data)), rng.randrange(len(data)), rng.choice([1, 2, 16])
    data[a : a + length], data[b : b + length] = data[b : b + length], data[a : a + length]
    return data


def lines(data, rng):
    split = data.split(b"\n")
    a, b = rng.randrange(len(split)), rng.randrange(len(split))
    match rng.randrange(3):
        case 0:
            split.insert(b, split[a])
        case 1:
            split[a], split[b] = split[b], split[a]
        case 2 if len(split) > 1:
            del split[a]
    return bytearray(b"\n".join(split)) or bytearray(b"{")


def truncate(data, rng):
    return data[: rng.randrange(1, len(data) + 1)]


def token(data, rng):
    old, new = rng.choice(TOKENS)
    places = data.count(old)
    if not places:
        return data
    if rng.random() < 0.2:
        return data.replace(old, new)
    place = -1
    for _ in range(rng.randrange(places) + 1):
        place = data.index(old, place + 1) if data.find(old, place + 1) >= 0 else place
    data[place : place + len(old)] = new
    return data


def hexadecimal(data, rng):
    """A number or a letter of a fingerprint becomes another, so that the file stays well-formed."""
    places = [place for place in range(len(data)) if data[place : place + 1] in b"0123456789abcdef"]
    if places:
        data[rng.choice(places)] = rng.choice(b"0123456789abcdef")
    return data


def letter(data, rng):
    """A letter of an answer or of the header becomes another: what a person does in an editor."""
    places = [place for place in range(len(data)) if 97 <= data[place] <= 122]
    if places:
        data[rng.choice(places)] = rng.randrange(97, 123)
    return data


WAYS = [flip, put, delete, insert, swap, lines, truncate, token, token, hexadecimal, hexadecimal, letter]


def mutated(count, folder):
    """Change bytes of good files: each is refused, known to be changed, or says just what it said.

    Reading, previewing and refusing leave the journal as it is; every 20th is also restored.
    """
    counted = Counter()
    rng = Random(1)
    journal = filled(folder / "mutated" / "journal.sqlite3", rng, 8)
    kept = [write_progress(filled(folder / f"mutated-{n}" / "journal.sqlite3", rng, n)) for n in (1, 3)]
    goods = [write_progress(journal), *kept]
    reads = [read_progress(good) for good in goods]
    before = rows(journal)
    for number in range(count):
        rng = Random(number)
        which = rng.randrange(len(goods))
        data = mutate(goods[which], rng)
        counted[_mutant(number, data, reads[which], journal)] += 1
        assert rows(journal) == before, f"mutant {number}: the journal changed"
        if number % 20 == 0:
            counted["restored" if _restored(number, data, journal, folder) else "refused to restore"] += 1
    journal.close()
    return dict(counted)


def _mutant(number, data, original, journal):
    sentence, progress = refusal(data)
    if sentence is not None:
        assert sentence.endswith(NOTHING), f"mutant {number}: {sentence}"
        return "refused"
    preview(journal, progress)
    assert all(is_whole(entry) for entry in progress.entries), f"mutant {number}: an entry is not whole"
    if progress.changed_outside:
        return "changed outside"
    assert progress == original, f"mutant {number} was believed though it says something else"
    return "says the same"


def _restored(number, data, journal, folder):
    """Restore a mutant into a copy of the journal; nothing of the journal is lost, and undo takes it back."""
    with room(folder, f"restored-{number}") as place:
        shutil.copy(journal.path, place / "journal.sqlite3")
        mine = Journal(place / "journal.sqlite3")
        before, whole = versions(mine), dump(mine)
        try:
            restored = restore(mine, read_progress(data))
        except ProgressError:
            assert dump(mine) == whole, f"mutant {number} was refused and changed the journal"
            return False
        now = versions(mine)
        assert all(survives(entry, now) for entry in before), f"mutant {number} made an answer vanish"
        unrestore(mine, restored)
        assert versions(mine) == before, f"mutant {number} could not be undone"
        mine.close()
    return True


# Files made to do harm


def good_document(entries=3):
    """A small progress file as Python has it, every hash in order."""
    stamp = "2026-11-23T09:00:00+00:00"
    items = []
    for number in range(1, entries + 1):
        item = {"key": f"card-{number}.answer", "value": f"answer {number}", "revision": number, "at": stamp}
        items.append(item | {"ancestors": [], "sha256": ""})
    document = {"format": "second-interview-workbook progress", "schema": 1, "sha256": "", "workbook": "ab" * 16}
    document |= {"owner": "Robin", "made": stamp, "by": "0.1.0", "count": entries, "entries": items}
    return document | {"end": "end of the workbook"}


def hashed(document, entries=True):
    """The bytes of a document, with all hashes as someone would compute them who wants it to be believed."""
    document = copy.deepcopy(document)
    if entries:
        for item in document["entries"]:
            with contextlib.suppress(Exception):
                item["sha256"] = "0" * 64
                text = item["text"] if "text" in item else json.dumps(item["value"], ensure_ascii=False)
                item["sha256"] = fingerprint(item["key"], text, item["revision"], item["at"], tuple(item["ancestors"]))
    if "sha256" in document:
        rest = {name: value for name, value in document.items() if name != "sha256"}
        said = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        document["sha256"] = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    return json.dumps(document).encode()


def with_entry(**changes):
    """A file whose second entry is changed; a change to `...` removes the member."""
    document = good_document()
    item = document["entries"][1] | changes
    document["entries"][1] = {name: value for name, value in item.items() if value is not ...}
    return hashed(document)


def with_member(**changes):
    document = good_document() | changes
    return hashed({name: value for name, value in document.items() if value is not ...}, entries=False)


def with_text(old, new):
    """A file in which a piece of the text is replaced, hashes as they were."""
    text = hashed(good_document()).decode()
    assert old in text, old
    return text.replace(old, new, 1).encode("utf-8", "surrogatepass")


def nested(depth):
    value = []
    for _ in range(depth - 1):
        value = [value]
    return value


def raw_value(text):
    """A file with a value that json.dumps would not write."""
    return with_text('"answer 2"', text)


def hostile_files():
    """(name, bytes, part of the sentence that refuses it), a family at a time."""
    yield from _other_files()
    yield from _cut_files()
    yield from _bad_headers()
    yield from _bad_entries()
    yield from _bad_values()
    yield from _bombs()
    yield from _sealed_files()


def _other_files():
    for name, data in {"nothing": b"", "a space": b" ", "lines": b"\r\n\n"}.items():
        yield f"empty: {name}", data, "This file is empty."
    for name, start, kind in (
        ("zip", b"PK\x03\x04\x14\x00", "a ZIP archive"),
        ("empty zip", b"PK\x05\x06" + bytes(18), "a ZIP archive"),
        ("journal", b"SQLite format 3\x00\x10\x00", "a database file"),
        ("png", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("jpeg", b"\xff\xd8\xff\xe0", "a picture"),
        ("gif", b"GIF89a", "a picture"),
        ("webp", b"RIFF\x00\x00\x00\x00WEBP", "a picture"),
        ("pdf", b"%PDF-1.7", "a PDF"),
        ("gzip", b"\x1f\x8b\x08\x00", "a compressed file"),
    ):
        yield f"other: {name}", start + bytes(range(256)), f"This is {kind}, not a progress file."
    good = hashed(good_document()).decode()
    for encoding in ("utf-16", "utf-32", "latin-1"):
        data = good.replace("Robin", "Zoë").replace("Zo\\u00eb", "Zoë").encode(encoding)
        yield f"encoding: {encoding}", data, "UTF-8"
    for raw in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88"):
        yield f"bytes: {raw.hex()}", good.encode().replace(b"answer 2", raw), "UTF-8"
    foreign = ["null", "true", "17", '"text"', "[]", "{}", "[[[]]]", "hello", "<html></html>", "a,b\n1,2", "\ufeff{}"]
    foreign += ["NUL\0", "}{", "\\", "{'a': 1}", '{"format": null}', '{"format": "another"}', '{"format": {"a": 1}}']
    foreign += ['{"cells": [], "nbformat": 4}', '{"format": ["second-interview-workbook progress"]}']
    foreign += ['{"entries": [], "end": "end of the workbook"}', '{"format": "second-interview-workbook progress2"}']
    for number, text in enumerate(foreign):
        yield f"foreign: {number}", text.encode(), "This is not a progress file of this workbook."


def _cut_files():
    good = hashed(good_document())
    for mark in ('"count"', '"entries"', '"end"', "end of the work"):
        yield f"cut: before {mark}", good[: good.index(mark.encode())], "This file is incomplete"
    for end in (1, 2, 5, 12, 30, 60):
        yield f"cut: {end} bytes", good[:end], "This file is incomplete"
    yield "cut: last bracket", good.rstrip()[:-1], "This file is incomplete"
    yield "cut: end removed", with_member(end=...), "This file is incomplete"
    for number, end in enumerate(["", "end", "End of the workbook", None, True, ["end of the workbook"], 0]):
        yield f"cut: end {number}", with_member(end=end), "This file is incomplete"
    for count in (4, 5, 60, 10_000):
        yield f"cut: {count} promised", with_member(count=count), f"This file is incomplete (it holds 3 of {count:,}"
    yield "after the end", good + b" and more", "damaged or changed at line"
    yield "twice in one", good + good, "damaged or changed at line"


def _bad_headers():
    itself = "what it says of itself"
    for schema in (2, 3, 10**6, 10**99):
        yield f"schema: {schema}", with_member(schema=schema), "newer version of the workbook"
    for schema in (0, -1, 1.0, "1", True, None, [1], {}, ...):
        yield f"schema: {schema!r}", with_member(schema=schema), itself
    wrong = {"number": 7, "list": ["Robin"], "object": {}, "null": None, "missing": ..., "long": "x" * 201}
    for member in ("workbook", "owner", "by"):
        for name, value in wrong.items():
            yield f"{member}: {name}", with_member(**{member: value}), itself
    for number, value in enumerate([*_bad_times(), 5, None, ..., []]):
        yield f"made: {number}", with_member(made=value), itself
    for number, value in enumerate(["", "0", "A" * 64, "g" * 64, "0" * 63, "0" * 65, "0" * 64 + "\n", "٠" * 64]):
        text = hashed(good_document()).decode()
        document = json.loads(text) | {"sha256": value}
        yield f"file hash: {number}", json.dumps(document).encode(), itself
    for value in (None, 0, [], True):
        yield f"file hash: {value!r}", json.dumps(good_document() | {"sha256": value}).encode(), itself
    for count in (-1, 3.0, "3", True, None, [3], ...):
        yield f"count: {count!r}", with_member(count=count), itself
    yield "count: too few", with_member(count=2), "more entries than it says"
    yield "count: huge", with_member(count=10**99), "more than 10,000 entries"
    for name, items in {"object": {}, "text": "[]", "null": None, "number": 3, "missing": ...}.items():
        yield f"entries: {name}", with_member(entries=items), itself


def _bad_times():
    yield from ("", "now", "2026-11-23", "2026-11-23T09:00:00", "2026-13-01T00:00:00+00:00", "2026-02-30T00:00:00Z")
    yield from ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "1969-12-31T23:59:59+00:00")
    yield from ("2026-11-23T09:00:00+25:00", "2026-11-23T09:00:00+00:00" + " " * 50, "٢٠٢٦-11-23T09:00:00+00:00")
    yield from ("2026-11-23T09:00:00+00:00\x00", "1763888400", "10000-01-01T00:00:00+00:00", "<b>now</b>")


BAD_KEYS = {
    "empty": "",
    "up": "../journal",
    "up twice": "../../etc/passwd",
    "up in the middle": "a/../b",
    "backslashes": "..\\..\\windows",
    "absolute": "/etc/passwd",
    "drive": "c:\\secret",
    "address": "file:///etc/passwd",
    "CON": "CON",
    "NUL": "NUL.answer",
    "a NUL": "card\x00.answer",
    "300 letters": "a" * 300,
    "121 letters": "a" * 121,
    "right to left": "card\u202eanswer",
    "zero width": "card\u200b.answer",
    "look-alike": "сard.answer",  # a Cyrillic es
    "wide": "ｃａｒｄ",
    "a line": "card.answer\n",
    "dot first": ".card",
    "dots": "card..answer",
    "dot last": "card.",
    "a space": "card answer",
    "SQL": "a'; DROP TABLE entry; --",
    "script": "<script>alert(1)</script>",
    "format": "{0.__class__}",
    "percent": "%s%n",
    "a prototype": "__proto__.A",
    "an emoji": "🙂",
    "a dollar": "${home}",
    "digits of others": "card-١",
}


def _bad_entries():
    place = "Entry 2 of this file is not as the workbook writes it:"
    for name, key in (BAD_KEYS | {"number": 5, "null": None, "list": ["a"], "true": True, "missing": ...}).items():
        yield f"key: {name}", with_entry(key=key), f"{place} its name."
    for revision in (0, -1, LAST_REVISION + 1, 10**99, 2.0, 1e12, "2", True, None, [], ...):
        yield f"revision: {revision!r}", with_entry(revision=revision), f"{place} its revision."
    for number, at in enumerate([*_bad_times(), 5, None, ..., {}]):
        yield f"at: {number}", with_entry(at=at), f"{place} its time."
    names = {"too many": ["0" * 16] * 201, "short": ["0" * 15], "long": ["0" * 17], "capitals": ["A" * 16]}
    names |= {"a line": ["0" * 16 + "\n"], "numbers": [0], "nested": [["0" * 16]], "spaces": ["0" * 8 + " " + "0" * 7]}
    names |= {"text": "0" * 16, "null": None, "object": {"0" * 16: 1}, "missing": ..., "other digits": ["٠" * 16]}
    for name, ancestors in names.items():
        yield f"ancestors: {name}", with_entry(ancestors=ancestors), f"{place} the versions it replaces."
    for number, item in enumerate([None, 5, "text", [], True, [["key", "a"]]]):
        document = good_document()
        document["entries"][1] = item
        yield f"entry: {number}", hashed(document), f"{place} it is not an entry."
    for number, value in enumerate(["", "0" * 63, "0" * 65, "F" * 64, "٠" * 64, None, 7, [], ...]):
        document = json.loads(hashed(good_document()))
        document["entries"][1]["sha256"] = value
        if value is ...:
            del document["entries"][1]["sha256"]
        yield f"fingerprint: {number}", hashed(document, entries=False), f"{place} its fingerprint."
    for number, value in enumerate(["0" * 64, "f" * 64]):
        document = json.loads(hashed(good_document()))
        document["entries"][1]["sha256"] = value
        yield (
            f"another's fingerprint: {number}",
            hashed(document, entries=False),
            f"{place} its fingerprint is another's.",
        )
    document = good_document()
    document["entries"][1] = document["entries"][0]
    yield "twice: an entry", hashed(document), "it has an entry twice"
    document = json.loads(hashed(good_document()))
    document["entries"][1] = document["entries"][0] | {"value": "changed by hand"}
    yield "twice: changed apart", json.dumps(document).encode(), "it has an entry twice"
    for name, member in {"in the file": '"schema": 1', "in an entry": '"revision": 2', "an end": '"end": "x"'}.items():
        old = '"end": ' if name == "an end" else member
        yield f"said twice: {name}", with_text(old, f"{member}, {old}"), "says the same thing twice"
    yield "said twice: a value", raw_value('{"a": 1, "a": 2}'), "says the same thing twice"
    yield "said twice: a key", with_text('"key"', '"key": "card-9.answer", "key"'), "says the same thing twice"
    yield "said twice: escaped", with_text('"key"', '"\\u006bey": "card-9.answer", "key"'), "says the same thing twice"


def _bad_values():
    for number in ("NaN", "Infinity", "-Infinity", "1e400", "-1e999", "1" * 400 + ".0", "[1, [NaN]]", '{"a": 1e999}'):
        yield f"number: {number[:9]}", raw_value(number), "not finite"
    for digits in (101, 200, 5_000, 100_000):
        yield f"number: {digits} digits", raw_value("9" * digits), "more digits"
        yield f"number: minus {digits} digits", raw_value("-" + "9" * digits), "more digits"
    yield "number: a revision of 5,000 digits", with_text('"revision": 2', f'"revision": {"9" * 5_000}'), "more digits"
    half = {"value": "\\ud800", "low": "\\udc00", "reversed": "\\udc00\\ud800", "in a text": "a\\ud83dz"}
    for name, text in half.items():
        yield f"half a character: {name}", raw_value(f'"{text}"'), "half a character"
    yield "half a character: a name", raw_value('{"\\ud800": 1}'), "half a character"
    yield "half a character: the owner", with_text("Robin", "\\ud800"), "half a character"
    yield "half a character: elsewhere", with_text('"schema"', '"more": "\\ud800", "schema"'), "half a character"
    for name, text in {"raw tab": '"a\tb"', "raw line": '"a\nb"', "raw NUL": '"a\0b"', "bad escape": '"\\x41"'}.items():
        yield f"not JSON: {name}", raw_value(text), "damaged or changed at line"
    for name, text in {"comment": "1 /* */", "hex": "0x10", "octal": "017", "plus": "+1", "comma": "[1,]"}.items():
        yield f"not JSON: {name}", raw_value(text), "damaged or changed at line"
    for depth in (21, 22, 100, 990, 1_000, 5_000):
        yield f"depth: {depth}", raw_value("[" * depth + "]" * depth), "deeper than the workbook takes"
        yield f"depth: objects {depth}", raw_value('{"a":' * depth + "1" + "}" * depth), "deeper than the workbook"
    answer = "Entry 2 of this file is not as the workbook writes it: its answer"
    for name, length in {"text": 200_000, "list": 70_000}.items():
        value = "x" * length if name == "text" else [0] * length
        yield f"too long: {name}", with_entry(value=value), f"{answer} is too long."
    yield "answer: none", with_entry(value=...), f"{answer}."
    yield "answer: two", with_entry(text='"answer 2"'), f"{answer}."
    for number, text in enumerate(["", "hello", "{", "[1,]", '"\\x"', '"\\ud800"', "1 2", '{"a" 1}', "'a'", "None"]):
        yield f"text: {number}", with_entry(value=..., text=text), f"{answer}."
    for number, text in enumerate([5, None, [], {"a": 1}, True]):
        yield f"text: not one {number}", with_entry(value=..., text=text), f"{answer}."
    yield "text: not finite", with_entry(value=..., text="NaN"), "not finite"
    yield "text: digits", with_entry(value=..., text="9" * 101), "more digits"
    yield "text: depth", with_entry(value=..., text="[" * 21 + "]" * 21), "deeper than the workbook takes"
    yield "text: stack", with_entry(value=..., text="[" * 90_000), "deeper than the workbook takes"
    yield "text: too long", with_entry(value=..., text='"' + "x" * 200_000 + '"'), f"{answer} is too long."


def _bombs():
    yield "bomb: too large", b" " * LARGEST_PROGRESS + b"{}", "larger than 5 MB"
    yield "bomb: one byte too large", hashed(good_document()).ljust(LARGEST_PROGRESS + 1), "larger than 5 MB"
    for number, text in enumerate(["[", '{"a":', "[{", '[[["', '{"format":', "[[],"]):
        yield f"bomb: stack {number}", text.encode() * (LARGEST_PROGRESS // len(text)), "than the workbook takes"
    for number, text in enumerate(["[],", "{},", '{"a":0},', "[0],"]):
        parts = (text * ((LARGEST_PROGRESS - 2_000) // len(text))).rstrip(",")
        yield f"bomb: parts {number}", raw_value(f"[{parts}]"), "more parts than the workbook takes"
    for number, text in enumerate(['"', '\\"', "\\", '"\\"', '""', "0,", '"",']):
        data = text.encode() * (LARGEST_PROGRESS // len(text))
        yield f"bomb: letters {number}", data, "This is not a progress file of this workbook."
    start = hashed(good_document()).decode().partition('"answer 2"')[0]
    yield "bomb: an unfinished text", (start + '"' + '\\"' * 2_000_000).encode(), "This file is incomplete"
    document = good_document(1)
    document["entries"] *= 10_001
    yield "bomb: entries", hashed(document | {"count": 10_001}), "more than 10,000 entries"
    yield "bomb: a list of numbers", raw_value("[" + "0," * 2_000_000 + "0]"), "its answer is too long"


def _sealed_files():
    """Sealed files with numbers that would cost memory or time, and broken ones."""
    salt, nonce, strange = "A" * 22 + "==", "A" * 16, "is not as the workbook writes it"
    scrypt = {"n": 2**15, "r": 8, "p": 1, "salt": salt}
    good = {"format": "second-interview-workbook sealed progress", "schema": 1, "scrypt": scrypt, "nonce": nonce}
    good |= {"sealed": "AAAA" * 33}
    yield "sealed: altered", json.dumps(good).encode(), "passphrase does not fit"
    yield "sealed: newer", json.dumps(good | {"schema": 2}).encode(), "newer version"
    yield "sealed: cut", json.dumps(good).encode()[:-9], "This file is incomplete"
    changes = [{"schema": schema} for schema in (0, -1, "1", None, [])]
    numbers = [{"n": n} for n in (2**40, 2**18, 2**14, 0, -1, 3, 2.0**15, "32768", None, True, [])]
    numbers += [{"r": r} for r in (9, 2**30, 0, "8", None)] + [{"p": p} for p in (2, 2**30, 0, None)]
    numbers += [{"salt": s} for s in ("", "AA==", "*", 5, None, "é", salt + "AAAA")]
    changes += [{"scrypt": scrypt | number} for number in numbers]
    changes += [{"nonce": ""}, {"nonce": 5}, {"sealed": None}, {"sealed": "*"}, {"scrypt": []}, {"scrypt": {}}]
    changes += [{"more": 1}, {"nonce": salt}, *({name: ...} for name in good if name != "format")]
    for number, change in enumerate(changes):
        members = {name: value for name, value in (good | change).items() if value is not ...}
        yield f"sealed: {number}", json.dumps(members).encode(), strange


def harmless_files():
    """(name, bytes, the value that is read): what looks dangerous and is only text, and the largest of everything."""
    odd = {
        "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "SQL": "'; DROP TABLE entry; --",
        "formula": '=HYPERLINK("http://example.invalid")',
        "template": "{{7*7}} ${7*7} %s %n {0.__class__}",
        "controls": "\x00\x07\x1b[2J\x7f\x9b",
        "right to left": "\u202egnp.exe",
        "lines": "a\u2028b\u2029c\x85d\r\ne",
        "an end": 'end of the workbook"}',
        "a format": '{"format": "second-interview-workbook sealed progress"}',
        "20,000 letters": "🙂" * 20_000,
        "prototype": {"__proto__": {"a": 1}, "constructor": 1},
        "brackets": "[{" * 50_000,
        "depth 20": nested(20),
        "100 digits": 10**99,
        "smallest": 5e-324,
        "order": {"b": 1, "a": 2, "": 3},
    }
    for name, value in odd.items():
        yield f"harmless: {name}", with_entry(value=value), value
    yield "harmless: the last revision", with_entry(revision=LAST_REVISION), "answer 2"
    yield "harmless: 200 ancestors", with_entry(ancestors=["0" * 16] * 200), "answer 2"
    yield "harmless: another zone", with_entry(at="2026-11-23T09:00:00+05:30"), "answer 2"
    yield "harmless: a text", with_entry(value=..., text='{"b":1,  "b": 1.50}'), {"b": 1.5}
    yield "harmless: unknown members", hashed(good_document() | {"later": {"a": [1]}}), "answer 2"
    yield "harmless: an unknown member of an entry", with_entry(more={"a": 1}), "answer 2"
    yield "harmless: spaces", json.dumps(json.loads(hashed(good_document())), indent=7).encode(), "answer 2"
    yield "harmless: a BOM", b"\xef\xbb\xbf" + hashed(good_document()), "answer 2"


def hostile(folder):
    """Every hostile file is refused with its sentence, every harmless one is read, and the journal stays as it is."""
    journal = filled(folder / "hostile" / "journal.sqlite3", Random(0), 3)
    before = rows(journal)
    counted, kinds = Counter(), set()
    for name, data, expected in hostile_files():
        sentence, _ = refusal(data, "a passphrase")
        assert sentence is not None, f"{name}: was believed"
        assert expected in sentence, f"{name}: {expected!r} was expected: {sentence!r}"
        assert NOTHING in sentence, f"{name}: {sentence!r}"
        assert len(sentence) < 250, f"{name}: {sentence!r}"
        counted["refused"] += 1
        kinds.add(name.partition(":")[0])
    for name, data, value in harmless_files():
        sentence, progress = refusal(data)
        assert sentence is None, f"{name}: {sentence}"
        assert not progress.changed_outside, name
        assert progress.entries[1].value == value, name
        preview(journal, progress)
        counted["harmless, read"] += 1
    assert rows(journal) == before
    journal.close()
    return {"kinds": len(kinds), **counted}


# Copies that went their own ways


def merges(count, folder):
    """Copies of a journal change apart and are put together through files, in any order, again and again."""
    counted = Counter()
    for number in range(count):
        with room(folder, f"merge-{number}") as place:
            _merge(Random(number), place, counted, f"merge {number}")
    return dict(counted)


def _merge(rng, place, counted, name):
    copies = _apart(rng, place)
    files = [write_progress(journal) for journal in copies]
    progresses = [read_progress(data) for data in files]
    found = [versions(journal) for journal in copies]
    assert all(set(progress.entries) == mine for progress, mine in zip(progresses, found, strict=True)), name
    expected = set(flat(current(set().union(*found))))
    for mine in found:
        assert all(survives(entry, expected) for entry in mine), f"{name}: a version was lost"
    for turn, journal in enumerate(copies):
        order = [progress for other, progress in enumerate(progresses) if other != turn]
        rng.shuffle(order)
        _put_together(rng, journal, order, expected, f"{name}, copy {turn}")
    counted["pairs" if len(copies) == 2 else "triples"] += 1
    counted["versions"] += len(expected)
    counted["keys in several versions"] += sum(len(kept) > 1 for kept in current(expected).values())
    _take_back(rng, copies[0], read_progress(_strangers(rng, place)), name)
    for journal in copies:
        assert journal.health().usable, f"{name}: {journal.health().sentence}"
        journal.close()


def _put_together(rng, journal, order, expected, name):
    before = rows(journal)
    for progress in order:
        seen = preview(journal, progress)
        assert rows(journal) == before, f"{name}: a preview wrote"
        at_first = versions(journal)
        restored = restore(journal, progress)
        _check_preview(seen, at_first, versions(journal), name)
        if rng.random() < 0.3:
            unrestore(journal, restored)
            assert versions(journal) == at_first, f"{name}: undo left something"
            assert set(_entry_rows(journal)) == at_first, f"{name}: undo left something in the file"
            restore(journal, progress)
        once = versions(journal)
        restore(journal, progress)
        assert versions(journal) == once, f"{name}: merging twice is not merging once"
        before = rows(journal)
    assert versions(journal) == expected, f"{name}: the order matters"
    assert set(_entry_rows(journal)) == expected, f"{name}: the file says something else"


def _check_preview(seen, before, after, name):
    keys = [*seen.new, *seen.newer, *seen.same, *seen.older, *seen.both]
    assert sorted(keys) == sorted({entry.key for entry in seen.progress.entries}), f"{name}: a key has no place"
    was, now = current(before), current(after)
    for key in keys:
        said = {entry.text for entry in was.get(key, ())} == {entry.text for entry in now[key]}
        assert said == (key in {*seen.same, *seen.older}), f"{name}: the preview of {key} was wrong"
    assert set(seen.new) == now.keys() - was.keys(), f"{name}: the preview of new answers was wrong"
    assert all(len({entry.text for entry in now[key]}) > 1 for key in seen.both), f"{name}: one version only"


def _take_back(rng, journal, progress, name):
    """A person restores, goes on, and undoes: what they wrote since stays, everything else is as before."""
    before = current(versions(journal))
    restored = restore(journal, progress)
    keys = rng.sample(sorted(journal.entries()), k=2)
    for key in keys:
        journal.latest(key)
        journal.record(key, ["since", values(rng)])
    since = {key: journal.entries()[key] for key in keys}
    unrestore(journal, restored)
    now = journal.entries()
    assert all(now[key][0] == since[key][0] for key in keys), f"{name}: what came since is gone"
    left = {key: set(found) for key, found in now.items() if key not in keys}
    assert left == {key: set(found) for key, found in before.items() if key not in keys}, f"{name}: not as before"


def _apart(rng, place):
    """Two or three journals with a common beginning; some were put together on the way."""
    origin = Journal(place / "origin" / "journal.sqlite3")
    for key in range(rng.randrange(1, 5)):
        origin.record(f"card-{key}.answer", values(rng))
    origin.seal()
    origin.close()
    copies = []
    for number in range(rng.choice([2, 2, 3])):
        path = place / f"copy-{number}" / "journal.sqlite3"
        shutil.copytree(origin.path.parent, path.parent)
        copies.append(Journal(path))
    for _ in range(rng.randrange(2, 8)):
        _change(rng, rng.choice(copies), copies)
    return copies


def _change(rng, journal, copies):
    key = f"card-{rng.randrange(6)}.answer"
    match rng.randrange(6):
        case 0:  # another page of the same copy, which was never shown the answer
            page = Journal(journal.path)
            page.record(key, values(rng))
            page.close()
        case 1 if journal.conflicts():
            several = rng.choice(sorted(journal.conflicts()))
            journal.choose(several, rng.choice(journal.entries()[several]).value)
        case 2:
            other = rng.choice(copies)
            journal.merge(read_progress(write_progress(other)).entries)
        case 3:
            journal.latest(key)
            journal.record(key, "the same words")
        case _:
            journal.latest(key)
            journal.record(key, values(rng))


def _strangers(rng, place):
    journal = Journal(place / "stranger" / "journal.sqlite3")
    for key in range(rng.randrange(2, 8)):
        journal.record(f"card-{key}.answer", values(rng))
    data = write_progress(journal)
    journal.close()
    return data


def _entry_rows(journal):
    _about, entry, _history = rows(journal)
    for key, sha, revision, text, stamp, ancestors in entry:
        yield Entry(key, text, revision, stamp, tuple(ancestors.split()), sha)


# Files that were cut off


def cuts(count, folder):
    """A file of 60 entries is cut at `count` places: each piece is refused as incomplete, and nothing changes."""
    rng = Random(3)
    with room(folder, "cuts") as place:
        journal = filled(place / "journal.sqlite3", rng, 59)
        data = write_progress(journal)
        before = rows(journal)
        last = len(data.rstrip())
        places = {1, 2, last - 1, *(round(1 + (last - 2) * n / (count - 1)) for n in range(count))}
        while len(places) > count:
            places.remove(rng.choice(sorted(places - {1, last - 1})))
        while len(places) < count:
            places.add(rng.randrange(1, last))
        for end in sorted(places):
            sentence, _ = refusal(data[:end])
            assert sentence is not None, f"cut at {end}: was believed"
            assert sentence.startswith("This file is incomplete ("), f"cut at {end}: {sentence}"
            assert sentence.endswith(NOTHING), f"cut at {end}: {sentence}"
            whole = _entries_before(data, end)
            where = f"ends after entry {whole} of 60" if whole else "ends before its first entry"
            assert where in sentence, f"cut at {end}: {whole} entries are whole: {sentence}"
        assert rows(journal) == before
        journal.close()
    return {"places": len(places), "bytes": len(data)}


def _entries_before(data, end):
    """How many lines of entries end within the first `end` bytes."""
    whole = place = 0
    for line in data.split(b"\n"):
        if line.startswith(b'{"key"') and place + len(line.removesuffix(b",")) <= end:
            whole += 1
        place += len(line) + 1
    return whole


# There and back


def round_trips(count, folder):
    """What is exported, restored into an empty journal and exported again is the same, letter by letter."""
    counted = Counter()
    for number in range(count):
        rng = Random(number)
        with room(folder, f"trip-{number}") as place:
            journal = filled(place / "here" / "journal.sqlite3", rng, rng.randrange(1, 9))
            if number % 10 == 0:
                long = rng.choice(["x", "🙂", "é", "\x01", "\\", '"', "ש"]) * 20_000
                journal.record("card-1.long", long)
            for _ in range(rng.randrange(3)):
                journal.latest("card-0.answer")
                journal.record("card-0.answer", values(rng))
                journal.seal()
            first = write_progress(journal)
            empty = Journal(place / "there" / "journal.sqlite3")
            progress = read_progress(first)
            assert not progress.changed_outside, f"trip {number}"
            restored = restore(empty, progress)
            second = write_progress(empty)
            assert lines_of(first) == lines_of(second), f"trip {number}: an entry is not as it was"
            assert versions(empty) == versions(journal), f"trip {number}"
            counted["entries"] += len(progress.entries)
            counted["bytes"] += len(first)
            unrestore(empty, restored)
            assert empty.entries() == {}, f"trip {number}: undo left something"
            journal.close()
            empty.close()
        counted["trips"] += 1
    return dict(counted)


def lines_of(data):
    return [line.removesuffix(b",") for line in data.split(b"\n") if line.startswith(b'{"key"')]
