"""Whatever a file holds, there is an answer in plain words: what was found, or why nothing was."""

import json
import random
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bringing.trackers import tracker
from workbook.answers.reading import read_text
from workbook.bringing.all_readers import READERS, bring
from workbook.bringing.found import MOST_BYTES, MOST_PROPOSED, Found, Given, Here
from workbook.bringing.placing import changes_of

CASES = [path.read_bytes() for path in sorted((Path(__file__).parent / "cases").iterdir())]
NOW = datetime(2026, 11, 28, 12, tzinfo=ZoneInfo("Europe/Berlin"))
HERE = Here({}, NOW, "Europe/Berlin")
PIECES = [
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b"'", b",", b";", b"\t", b"\n", b"\r", b"{", b"}", b"[", b"]"),
    *(
        b"\\ud800",
        "\u202e".encode(),
        "\u2066".encode(),
        b"=cmd|' /C calc'!A0",
        b"1e999",
        b"NaN",
        b"null",
        b"31/02/2026",
    ),
    *(
        b"99/99/9999",
        b"2026-13-45",
        b"0000-00-00",
        b"| --- |",
        b"```",
        b"---\n",
        b"# ",
        b"**S:**",
        b"- [x] ",
        b"<script>",
    ),
    *(b"9" * 5_000, b"x" * 200_000, "é".encode("cp1252"), "\N{ARABIC-INDIC DIGIT THREE}".encode(), b"2026-12-08T25:61"),
]


def answered(data, name):
    """Fails for any error that is no sentence, and for what no page could show."""
    for about in ("", "applications", "stories questions"):
        found, refusal = found_or_refused(Given(data, name), about)
        if found:
            shows(found)
        else:
            assert refusal.rstrip().endswith((".", ")"))
            assert len(refusal.encode()) < 2_000


def found_or_refused(given, about):
    try:
        return bring(given, HERE, about), ""
    except ValueError as refusal:
        return None, str(refusal)


def shows(found: Found):
    assert len(found.proposed) <= MOST_PROPOSED
    for text in (found.what, *found.left_out):
        text.encode()
        assert len(text) < 5_000
    for one in found.proposed:
        for text in (one.group, one.label, one.shown, one.note, *(part for pair in one.parts for part in pair)):
            text.encode()
        for value in one.answers.values():
            if isinstance(value, str):
                read_text(value, "answer")
    chosen = [one for one in found.proposed if one.ticked]
    changes_of(chosen, {})


@pytest.mark.parametrize("seed", range(10))
def test_mutated_files_never_break_it(seed):
    rng = random.Random(seed)
    for _each in range(100):
        data = bytearray(rng.choice(CASES) if rng.random() < 0.6 else tracker(rng)[0])
        for _change in range(rng.randint(1, 8)):
            at = rng.randrange(len(data) + 1)
            kind = rng.randrange(4)
            if kind == 0:
                data[at:at] = rng.choice(PIECES)
            elif kind == 1:
                del data[at : at + rng.randint(1, 40)]
            elif kind == 2 and data:
                data[min(at, len(data) - 1)] = rng.randrange(256)
            else:
                data[at:at] = data[max(0, at - 30) : at] * rng.randint(1, 5)
        answered(bytes(data), rng.choice(["x.csv", "x.json", "x.md", "x.tsv", "x.txt", ""]))


ROWS = "\n".join(f"Firm {number};Job;applied;2026-10-0{number % 9 + 1}" for number in range(100_000))
LONG = json.dumps(
    {"jobs": [{"company": f"Firm {number}", "stage": "applied", "x": "y" * 60} for number in range(42_000)]}
)
NESTED = '{"lists": [' * 400 + '{"company": "Acme"}' + "]}" * 400
LARGE = {
    "100,000 rows": (f"Company;Job title;Stage;Interview date\n{ROWS}".encode(), "x.csv"),
    "5 MB of JSON on one line": (LONG.encode(), "x.json"),
    "5 MB in one cell": (b"Company,Stage\n" + b"x" * 4_900_000, "x.csv"),
    "5 MB of quotation marks": (b"Company,Stage\n" + b'"' * 4_900_000, "x.csv"),
    "5 MB of opening brackets": (b"[" * 4_900_000, "x.json"),
    "5 MB of lines": (b"\n" * 4_900_000, "x.csv"),
    "5 MB of commas": (b"Company" + b"," * 4_900_000, "x.csv"),
    "100,000 keys of one record": (
        json.dumps({"company": "A", **{f"k{n}": "v" for n in range(100_000)}}).encode(),
        "x.json",
    ),
    "other keys in each record": (
        json.dumps([{"company": f"A{n}", f"k{n}": "v"} for n in range(50_000)]).encode(),
        "x.json",
    ),
    "nested lists": (NESTED.encode(), "x.json"),
    "5 MB of bullets": (b"- [ ] Why?\n" * 440_000, "x.md"),
    "5 MB of table": (b"| Situation | Action |\n|---|---|\n" + b"| a | b |\n" * 480_000, "x.md"),
    "5 MB of hashes": (b"#" * 4_900_000, "x.md"),
    "5 MB of stars": (b"**S:** " * 690_000, "x.md"),
    "5 MB of links": (b"# Questions\n- " + b"[" * 2_400_000 + b"](" * 1_200_000, "x.md"),
    "5 MB without a word": (b" " * 4_900_000 + b"x", "x.md"),
    "more than 5 MB": (b"x" * (MOST_BYTES + 1), "x.csv"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_large_files_are_answered(name):
    answered(*LARGE[name])


@pytest.mark.slow
def test_a_long_list_is_read_whole():
    for name in ("100,000 rows", "5 MB of JSON on one line"):
        found, refusal = found_or_refused(Given(*LARGE[name]), "applications")
        assert not refusal
        assert len(found.proposed) == MOST_PROPOSED
        assert any("more are left out" in said for said in found.left_out)


def test_many_rows_that_cannot_be_used_are_counted_and_not_told_one_by_one():
    table = b"Company,Stage\nAcme,onsite\n" + b",applied\n" * 5_000
    found, _none = found_or_refused(Given(table, "x.csv"), "applications")
    assert [one.label for one in found.proposed] == ["Acme"]
    assert found.left_out[-2:] == (
        "Row 13 names no employer and no job, so it is left out.",
        "And 4,988 more, for such reasons.",
    )


def test_many_stories_that_are_too_long_are_counted():
    found, _none = found_or_refused(
        Given(b"".join(b"## %d\nS: %s\nT: b\n" % (n, b"x" * 20_001) for n in range(50)), "x.md"), "stories"
    )
    assert len(found.left_out) == 13
    assert found.left_out[-1] == "And 38 more, for such reasons."


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.about)
@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff", b"\xff\xfe\xff", b"{", b"[1,2", b"null", b"-", b"|", b"PK\x03\x04"]
)
def test_looking_at_it_never_raises(reader, data):
    for name in ("", "x.json", "x.csv", "x.md"):
        assert reader.takes(Given(data, name)) in (True, False)


def test_directions_of_writing_and_like_headers_are_taken_as_they_are():
    text = "Company,Company,Stage\n\u202eemcA,Beta,onsite\n"
    found = bring(Given(text.encode(), "x.csv"), HERE, "applications")
    assert found.proposed[0].answers["employer"] == "\u202eemcA"
    assert any("“Company (2)”" in said for said in found.left_out)
