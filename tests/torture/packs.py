"""Campaigns against content packs: each raises AssertionError at the first violation and returns what it counted.

A pack is loaded as it stands, or refused with sentences that name the file, the line and what to mend. Nothing else may
come of it: no other error, no code run, no file touched, no long wait. The same count gives the same files.
"""

import sys
import threading
import time
import unicodedata
from collections import Counter
from itertools import pairwise
from random import Random

import yaml

from torture.progress_files import delete, flip, insert, lines, put, swap, truncate
from workbook.content.data_files import FOLDER
from workbook.content.packs.library import library
from workbook.content.packs.loading import load
from workbook.content.packs.problems import MOST_PROBLEMS, PackError
from workbook.content.packs.schema import Pack

LONGEST_WAIT = 2.0  # seconds of work for one file
MOST_MEMORY = 200_000_000  # bytes more than before

GOOD = """\
pack: ours
title: Ours
checklist:
  - key: ours-one
    text: Bring the badge
    area: logistics
    minutes: 5
    source: practice wisdom
"""


# What a load may do


class Watch:
    """Notes, while it is on, whatever the interpreter is asked for beyond opening one file to read it."""

    EVENTS = ("os.", "subprocess.", "socket.", "shutil.", "exec", "compile", "import", "ctypes.", "pty.", "open")

    def __init__(self):
        self.path, self.seen, self.others = None, [], frozenset()
        sys.addaudithook(self.note)

    def note(self, event, args):
        if self.path is None or not event.startswith(self.EVENTS) or threading.get_ident() in self.others:
            return
        opens_it = event == "open" and (isinstance(args[0], int) or str(args[0]) == self.path)
        if not opens_it:
            self.seen.append((event, str(args[:1])))


def tried(path, watch):
    """What loading a file comes to: the pack, or the problems."""
    # Threads that were there before, such as those that save, are none of the pack's; one that it starts is.
    watch.others = {thread.ident for thread in threading.enumerate()} - {threading.get_ident()}
    watch.path, watch.seen = str(path), []
    start = time.process_time()
    try:
        outcome = load(path).pack
    except PackError as error:
        outcome = error.problems
    finally:
        watch.path = None
    spent = time.process_time() - start
    assert not watch.seen, f"{path.name}: {watch.seen}"
    assert spent < LONGEST_WAIT, f"{path.name}: {spent:.1f} s"
    return outcome, spent


def is_said_well(problems, path):
    """Each problem names the file, a line that is there and a reason, and none steers a terminal."""
    there = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 2
    assert 1 <= len(problems) <= MOST_PROBLEMS + 1
    for problem in problems:
        assert problem.file == path.name
        assert 1 <= problem.line <= there, problem
        assert problem.sentence.endswith((".", "?")), problem
        assert len(str(problem)) < 700, problem
        assert str(problem).isprintable(), problem
        assert not any(word in problem.sentence for word in ("Error", "pydantic", "Input should")), problem


def peak():
    """The most memory this process ever had, in bytes; 0 where the system does not say."""
    if not sys.platform.startswith("linux"):
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def as_yaml_has_it(data):
    """The pack as PyYAML's own reader of texts has it, its texts composed and without blanks around them."""
    return Pack.model_validate(tidy(yaml.load(data.decode("utf-8-sig"), Loader=yaml.CBaseLoader)))


def tidy(value):
    match value:
        case dict():
            return {tidy(key): tidy(one) for key, one in value.items()}
        case list():
            return [tidy(one) for one in value]
    return unicodedata.normalize("NFC", value).strip()


def campaign(count, folder, make):
    """Load what `make` gives for each number: the bytes, and whether they must be refused (None: either)."""
    room = folder / "packs"
    room.mkdir(parents=True)
    canary = folder / "canary"
    watch, counted, slowest, before = Watch(), Counter(), 0.0, peak()
    library([_written(folder, "first.yaml", b"x")])  # what is loaded when it is first used is loaded then
    (folder / "first.yaml").unlink()
    for number in range(count):
        data, refused = make(number, canary)
        path = _written(room, f"{number}.yaml", data)
        outcome, spent = tried(path, watch)
        slowest = max(slowest, spent)
        loaded = isinstance(outcome, Pack)
        assert refused in (None, not loaded), f"{number}: {outcome}"
        if loaded:
            assert outcome == as_yaml_has_it(data), f"{number}: not what the file says"
        else:
            is_said_well(outcome, path)
        if number % 25 == 0:
            counted["on a page"] += _on_a_page(room, loaded)
        assert not canary.exists(), f"{number}: the canary was touched"
        assert [found.name for found in room.iterdir()] == [path.name], f"{number}: another file"
        assert path.read_bytes() == data, f"{number}: the file was changed"
        path.unlink()
        counted["loaded" if loaded else "refused"] += 1
    assert [found.name for found in folder.iterdir()] == ["packs"]
    assert peak() - before < MOST_MEMORY
    return dict(counted) | {"slowest_ms": round(slowest * 1000)}


def _written(room, name, data):
    path = room / name
    path.write_bytes(data)
    return path


def _on_a_page(room, loaded):
    """A broken pack is left out whole, and the workbook's own content is there all the same."""
    own, both = library([]), library([room])
    assert len(both.packs) >= len(own.packs)
    if not loaded:
        assert both.problems
        assert both.checklist == own.checklist
    return 1


# Hostile packs, made by hand


def laughs(rng, _canary):
    """Ten to the power of many, or an endless loop, in a few lines."""
    width, depth = rng.randrange(2, 12), rng.randrange(2, 40)
    names = [f"a{n}" for n in range(depth)]
    bomb = f"{names[0]}: &{names[0]} [{', '.join(['lol'] * width)}]\n"
    for old, new in pairwise(names):
        bomb += f"{new}: &{new} [{', '.join([f'*{old}'] * width)}]\n"
    loop = f"about: &{names[0]} [*{names[0]}]\n"
    return rng.choice([bomb + GOOD, GOOD + bomb, GOOD + loop, f"&x {{*x : *x}}\n{GOOD}", GOOD + "about: &x hello\n"])


def tags(rng, canary):
    """Tags that have other readers run code, open files or make objects."""
    touch = f"touch {canary}"
    payload = rng.choice(
        [
            f"!!python/object/apply:os.system ['{touch}']",
            f"!!python/object/apply:subprocess.check_output [[touch, '{canary}']]",
            f"!!python/object/apply:builtins.eval [\"open('{canary}', 'w')\"]",
            f"!!python/object/apply:builtins.open ['{canary}', 'w']",
            f"!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{canary}']]",
            f"!!python/object/new:os.system ['{touch}']",
            f"!!python/object/new:type {{args: [x], state: {{extend: !!python/name:exec}}, listitems: '{touch}'}}",
            "!!python/name:os.system",
            "!!python/module:os",
            "!!python/tuple [a, b]",
            "!!python/bytes aGVsbG8=",
            "!!binary aGVsbG8=",
            "!!timestamp 2001-12-14",
            "!!set {a, b}",
            "!!str hello",
            "!!int 5",
            "! hello",
            "!local hello",
            f"!<tag:yaml.org,2002:python/object/apply:os.system> ['{touch}']",
        ]
    )
    spot = rng.choice(["{0}: x\n", "about: {0}\n", "? {0}\n: x\n", "hide: [{0}]\n", "{0}\n"])
    text = spot.format(payload)
    return rng.choice([GOOD + text, text, "%TAG !! tag:yaml.org,2002:python/\n---\n" + text])


def deep(rng, _canary):
    """Lists and fields inside one another."""
    depth = rng.choice([11, 12, 100, 1_000, 20_000, 100_000])
    opened, closed = rng.choice([("[", "]"), ("{a: ", "}"), ("[{a: ", "}]"), ("- ", ""), ("? ", ""), ("{? [", "]}")])
    nested = opened * depth + "x" + closed * (depth if rng.random() < 0.5 else 0)
    indented = "".join(f"{' ' * n}a:\n" for n in range(min(depth, 600)))
    return rng.choice([nested, f"about:\n  {nested}\n", f"{GOOD}hide: {nested}\n", indented])


def many(rng, _canary):
    """Very many small things."""
    count = rng.choice([20_001, 30_000, 70_000])
    ways = [
        lambda: "".join(f"{n:x}: \n" for n in range(count)),
        lambda: "{" + ",".join(f"{n:x}" for n in range(count)) + "}",
        lambda: "hide: [" + ",".join("a" for _ in range(count)) + "]",
        lambda: "- \n" * count,
        lambda: GOOD + "".join(f"  - key: k{n}\n" for n in range(min(count, 15_000))),
        lambda: GOOD + "".join("  - {key: k, text: t, area: fit, minutes: 1, source: s}\n" for _ in range(1_500)),
        lambda: "{" * (count // 2) + "," * (count // 2),
        lambda: "hide:\n" + "- &a b\n" * (count // 3),
        lambda: GOOD + "".join(f"x{n}: y\n" for n in range(9_000)),
        lambda: "? a\n" * count,
        lambda: "a: b\n" * count,
    ]
    return rng.choice(ways)()


def huge(rng, _canary):
    """One thing that is too long."""
    length = rng.choice([4_001, 5_000, 100_000, 250_000, 1_000_000])
    long = rng.choice(["x", "é", "🙂", "word ", "' ", "\\n"]) * length
    ways = [
        f"about: {long}\n{GOOD}",
        f'about: "{long}"\n{GOOD}',
        f"about: |\n  {long}\n{GOOD}",
        f"{long}: x\n{GOOD}",
        f"? {long}\n: x\n{GOOD}",
        f"about: &{'a' * length} x\n{GOOD}",
        f"about: !{'a' * length} x\n{GOOD}",
        f"about: *{'a' * length}\n{GOOD}",
        GOOD.replace("minutes: 5", f"minutes: {'9' * length}"),
        GOOD.replace("ours-one", "k" * length),
        f"%YAML {'1' * length}.1\n---\n{GOOD}",
    ]
    return rng.choice(ways)


def twice(rng, _canary):
    """The same field twice, or what looks or sorts like it."""
    again = rng.choice(
        [
            "pack",
            "Pack",
            "PACK",
            '"pack"',
            "' pack'",
            '"pack "',
            '"p\\u0061ck"',
            "title",
            "Title",
            "! title",
            '"title\\t"',
        ]
    )
    accents = "caf\u00e9: a\ncafe\u0301: b\n"
    inner = GOOD.replace(
        "    minutes: 5\n", f"    minutes: 5\n    {rng.choice(['minutes', 'Minutes', 'MINUTES'])}: 6\n"
    )
    return rng.choice([f"{GOOD}{again}: other\n", GOOD + accents, inner, GOOD + GOOD.split("\n", 2)[2]])


def hidden(rng, _canary):
    """Characters nobody sees: written out, or as a code in quotes."""
    code = rng.choice(
        [0, 1, 7, 8, 11, 27, 31, 127, 128, 133, 155, 0x2028, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFFF]
    )
    text = GOOD + 'about: "hello there"\n'
    place = rng.randrange(1, len(text))
    escaped = f'{GOOD}about: "a\\u{code:04x}b"\n'
    short = GOOD + rng.choice(
        ['about: "\\0"\n', 'about: "\\e[2J"\n', 'about: "\\a"\n', 'about: "\\N"\n', '"\\x1b]0;x": y\n']
    )
    return rng.choice([text[:place] + chr(code) + text[place:], escaped, short])


def surrogates(rng, _canary):
    code = rng.randrange(0xD800, 0xE000)
    spot = rng.choice(['about: "{0}"\n', '"{0}": x\n', 'hide: ["{0}"]\n'])
    return GOOD + spot.format(
        rng.choice([f"\\u{code:04x}", f"\\ud83d\\u{code:04x}", f"\\U0000{code:04X}", "\\U00110000"])
    )


def encodings(rng, _canary):
    """Bytes that are no UTF-8."""
    text = GOOD + "about: Café Zoë, naïve\n"
    name = rng.choice(
        ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "broken", "overlong", "random"]
    )
    if name == "broken":
        return (
            GOOD.encode()
            + b"about: caf"
            + rng.choice([b"\xc3", b"\xe2\x82", b"\xf0\x9f\x99", b"\xff\xfe", b"\xed\xa0\x80"])
        )
    if name == "overlong":
        return (
            GOOD.encode()
            + b"about: "
            + rng.choice([b"\xc0\x80", b"\xc0\xaf", b"\xe0\x80\x80", b"\xf4\x90\x80\x80"])
            + b"\n"
        )
    return rng.randbytes(rng.randrange(1, 5_000)) if name == "random" else text.encode(name)


def merges(rng, _canary):
    return GOOD + rng.choice(["<<: {a: b}\n", '"<<": x\n', "<<: [a, b]\n", "    <<: x\n", "base: &b {a: 1}\n<<: *b\n"])


def documents(rng, _canary):
    end = rng.choice(["---\n", "...\n---\n", "--- x\n", "--- !x\n", "%YAML 1.1\n---\n"])
    return GOOD + end + rng.choice([GOOD, "", "x", "- 1\n"])


def names(rng, _canary):
    """Names that would be a path, a device, or another letter that looks the same."""
    name = rng.choice(
        ["../ours", "../../etc/passwd", "/etc/passwd", "C:\\\\ours", "CON", "NUL.txt", "ours.yaml", ".", "..", "a/b",
         "a\\\\b",
         "%2e%2e", "k" * 65, "k" * 300, "", " ", "our s", "our\u0455", "\uff4furs", "ours\\nmine", "-ours", "ours-",
         "o--urs", "~", "$HOME", "`id`", "Ours", "our own", "\u05e9\u05dc\u05d5\u05dd", "\u2024\u2024/x", "\\x00",
         "🙂"]
    )  # fmt: skip
    text = rng.choice(["pack: ours", "key: ours-one"])
    return GOOD.replace(text, f'{text.split(":")[0]}: "{name}"')


def shapes(rng, _canary):
    """Good YAML that is no pack."""
    return rng.choice(
        ["", "# only a note\n", "x", "- x\n", "[]", "{}", "null", "~", "pack\n", "pack: ours\n", "---\n", "...\n", "''",
         GOOD + "hide: x\n", GOOD + "hide: {a: b}\n", GOOD + "hide: [[a]]\n", GOOD + "facts: [x]\n",
         GOOD + "facts: [[x]]\n", GOOD + "prompts:\n", GOOD + "? [a, b]\n: c\n", GOOD + "? {a: b}\n: c\n",
         GOOD + "about: {a: b}\n", GOOD + ": x\n", GOOD.replace("Bring the badge", ""),
         GOOD.replace("Bring the badge", "[Bring]"), GOOD.replace("logistics", "day"),
         GOOD.replace("    source: practice wisdom\n", ""), GOOD + "    applies_to: [x]\n",
         GOOD + "    applies_to: \n", GOOD + "    applies_to: {role_family: [nobody]}\n",
         GOOD + "    applies_to: {format: [x], place: y, z: 1}\n",
         GOOD + "facts:\n  - {key: a, text: b, area: fit, minutes: 1, source: c, kind: choice}\n",
         GOOD + "personas:\n  - {role: [x]}\n",
         GOOD + "questions:\n  - {key: [a], applies_to: {role_family: {a: b}}}\n"]
    )  # fmt: skip


def numbers(rng, _canary):
    """What other readers take for a number of minutes."""
    wrong = ["0", "-5", "241", "1e1", "1e309", "NaN", ".inf", "0x10", "0o7", "12:30", "5 minutes", "5,5", "5.5", "yes",
             "~", "null", '""', "\u22125", "2001-01-01", "9" * 4_000, "[5]", "{a: 5}"]  # fmt: skip
    return GOOD.replace("minutes: 5", f"minutes: {rng.choice(wrong)}")


def broken(rng, _canary):
    """YAML with a mistake in it."""
    return GOOD + rng.choice(
        ['about: "never closed\n', "about: 'never closed\n", "about: a: b\n", "about:\n\t- x\n", "about: @x\n",
         "about: `x\n",
         "about: %x\n", "hello there\n", "hide: [a, b\n", "hide: {a: b\n", " hide: x\n", "hide: ]\n",
         'about: "\\q"\n', 'about: "x" y\n', "about: |9x\n  b\n", "about: & b\n", "about: *\n", "about: !x!y z\n",
         "   x: y\n", "  - a\n b: c\n", "%FOO\n", "about: - x\n  y\n", "- a\n", "about: >+x\n", "? ?\n? ?\n:::\n",
         "about: !<x y\n"]
    )  # fmt: skip


def quirks(rng, _canary):
    """What YAML 1.1 makes something else of: it stays the text that was written."""
    text = rng.choice(
        ["NO", "no", "Yes", "on", "off", "y", "true", "null", "~", "012", "0x1F", "0b1", "12:30:45", "1e3", "1_000",
         ".inf",
         ".NaN", "2001-12-14", "2001-12-14t21:59:43.10-05:00", "=", "3.0", "+1", "<b>bold</b>",
         "<script>alert(1)</script>", "_it_ **bold** $x$", "=1+1", "(( x ))", "\u05e9\u05dc\u05d5\u05dd",
         "\u0645\u0631", "🙂👩\u200d👩\u200d👧", "e\u0301 é", "javascript:alert(1)", "../../x", "C:\\x"]
    )  # fmt: skip
    return GOOD.replace("Bring the badge", text).replace("title: Ours", f"title: {text}")


def unusual(rng, _canary):
    """Good packs that look odd."""
    data = GOOD + f"about: >-\n  {'word ' * rng.randrange(1, 700)}\n"
    ways = [
        lambda: "\ufeff" + data,
        lambda: data.replace("\n", "\r\n"),
        lambda: data.replace("\n", "\r"),
        lambda: "---\n" + data + "...\n",
        lambda: "%YAML 1.1\n---\n" + data,
        lambda: "# note\n" * 20_000 + data,
        lambda: data + "\n" * 100_000,
        lambda: data + "# " + "x" * 200_000,
        lambda: data + f"hide: [{', '.join(f'k{n}' for n in range(15_000))}]\n",
        lambda: data.replace("minutes: 5", "minutes: 005"),
        lambda: "{pack: ours, title: Ours, checklist: []}",
        lambda: "? pack\n: ours\n? title\n: Ours\n",
    ]
    return rng.choice(ways)()


REFUSED = [
    laughs, tags, deep, many, huge, twice, hidden, surrogates, encodings, merges, documents, names, shapes, numbers,
    broken,
]  # fmt: skip
ACCEPTED = [quirks, unusual]


def hostile(count, folder):
    """Each family of hostile packs in turn: all but the last two are refused, and those stay text."""

    def make(number, canary):
        families = REFUSED + ACCEPTED
        family = families[number % len(families)]
        made = family(Random(number), canary)
        return made if isinstance(made, bytes) else made.encode(), family in REFUSED

    return campaign(count, folder, make)


# Real packs that changed


TOKENS = [
    (b": ", b":"),
    (b": ", b": : "),
    (b": ", b": &x "),
    (b": ", b": *x "),
    (b": ", b": !!str "),
    (b": ", b": |\n"),
    (b": ", b": >-\n  "),
    (b": ", b': "'),
    (b": ", b": ["),
    (b": ", b": NO "),
    (b"- ", b"-"),
    (b"- ", b"- - "),
    (b"- ", b"? "),
    (b"  ", b"\t"),
    (b"\n    ", b"\n   "),
    (b"\n  - ", b"\n  "),
    (b'"', b"'"),
    (b'"', b""),
    (b"[", b"{"),
    (b"]", b""),
    (b"key:", b"Key:"),
    (b"key:", b"<<:"),
    (b"text:", b"txet:"),
    (b"minutes: ", b"minutes: -"),
    (b"minutes: ", b"minutes: 0"),
    (b"area: ", b"area: x"),
    (b"checklist:", b"questions:"),
    (b"\n", b"\r\n"),
    (b"\n", b"\r"),
    (b"\n", b"\n---\n"),
    (b"\n", b"\n\n"),
    (b"\n", b" "),
    (b"\n", b" #\n"),
    (b"\n", b"\xe2\x80\xa8"),
    (b"e", b"\xc3\xa9"),
    (b"a", b"\xd0\xb0"),
    (b"pack:", b"\xef\xbb\xbfpack:"),
]


def token(data, rng):
    """One of the signs YAML is made of becomes another, in one place or everywhere."""
    old, new = rng.choice(TOKENS)
    parts = bytes(data).split(old)
    if len(parts) < 2 or rng.random() < 0.1:
        return bytearray(new.join(parts))
    place = rng.randrange(1, len(parts))
    return bytearray(old.join(parts[:place]) + new + old.join(parts[place:]))


def letter(data, rng):
    """A small letter becomes another: a slip of the finger."""
    places = [place for place in range(len(data)) if 97 <= data[place] <= 122]
    if places:
        data[rng.choice(places)] = rng.randrange(97, 123)
    return data


WAYS = [flip, put, delete, insert, swap, lines, lines, truncate, token, token, token, token, letter, letter]


def mutated(count, folder):
    """One to three changes in a pack of the workbook, in a part of one, or in a small one."""
    real = [path.read_bytes() for path in sorted((FOLDER / "packs").glob("*.yaml"))]

    def make(number, _canary):
        rng = Random(number)
        data = rng.choice([GOOD.encode(), *real])
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            data = bytes(rng.choice(WAYS)(bytearray(data), rng)) or b"x"
        return data, None

    return campaign(count, folder, make)
