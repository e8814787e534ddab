"""One file is one pack, or everything that is wrong with it, in sentences."""

import os
import sys

import pytest

from workbook.content.packs.loading import FAMILIES, PACK_SECTIONS, load, load_bytes
from workbook.content.packs.problems import PackError

GOOD = """\
pack: ours
title: Ours
checklist:
  - key: badge
    text: Bring the badge
    area: logistics
    minutes: 5
    source: us
"""


def wrong(text):
    """Each problem as it is shown."""
    with pytest.raises(PackError) as caught:
        load_bytes(text.encode(), "ours.yaml")
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem).removeprefix("ours.yaml, ") for problem in caught.value.problems]


def test_a_good_pack():
    loaded = load_bytes(GOOD.encode(), "ours.yaml")
    [item] = loaded.pack.checklist
    assert (item.key, item.minutes, item.matters, item.applies_to.place) == ("badge", 5, 2, ())
    assert loaded.lines["checklist", 0, "minutes"] == 7


CHANGES = {
    ("minutes: 5", "minutes: abc"): 'line 7, checklist 1 (badge), minutes: "abc" is not a whole number from 1 to 240.',
    ("minutes: 5", "minutes: 0"): 'line 7, checklist 1 (badge), minutes: "0" is not a whole number from 1 to 240.',
    ("minutes: 5", f"minutes: {'9' * 3000}"): (
        f'line 7, checklist 1 (badge), minutes: "{"9" * 40}…" is not a whole number from 1 to 240.'
    ),
    ("minutes: 5", "minutes: [5]"): (
        "line 7, checklist 1 (badge), minutes: A list stands here. Please write a whole number from 1 to 240."
    ),
    ("source: us", "source: us\n    mater: 3"): (
        'line 9, checklist 1 (badge), mater: "mater" is no field here. Did you mean "matters"?'
    ),
    ("source: us", "source: us\n    private: maybe"): (
        'line 9, checklist 1 (badge), private: "maybe" is not true or false.'
    ),
    ("source: us", "source: us\n    private: [false]"): (
        "line 9, checklist 1 (badge), private: A list stands here. Please write true or false."
    ),
    ("area: logistics", "area: Logistic"): (
        'line 6, checklist 1 (badge), area: "Logistic" is not one of process, people, content, fit, stakeholders, '
        'logistics, afterwards, references, offer, learning. Did you mean "logistics"?'
    ),
    ("area: logistics", "area: offer"): (
        "line 4, checklist 1 (badge): The area 'offer' is for the time after the interview, so this needs when: after."
    ),
    ("Bring the badge", ""): (
        "line 5, checklist 1 (badge), text: Nothing stands here. Please write one line, at most 300 characters."
    ),
    ("Bring the badge", "x" * 301): (
        "line 5, checklist 1 (badge), text: This text has 301 characters. "
        "Please write one line, at most 300 characters."
    ),
    ("Bring the badge", '"two\\nlines"'): (
        'line 5, checklist 1 (badge), text: "two\ufffdlines" does not fit here. '
        "Please write one line, at most 300 characters."
    ),
    ("key: badge", "key: Our Badge"): (
        'line 4, checklist 1 (Our Badge), key: "Our Badge" does not fit here. '
        "Please write lower-case letters from a to z, digits and single hyphens, at most 64 characters."
    ),
    ("    source: us\n", ""): (
        'line 4, checklist 1 (badge), source: "source" is missing. Please write one line, at most 300 characters.'
    ),
    ("  - key: badge\n", "  - badge\n  - key: badge\n"): (
        'line 4, checklist 1: "badge" does not fit here. '
        "Please write an entry with the fields key, text, area, minutes, source."
    ),
    ("title: Ours", "title: Ours\nprompts:"): (
        "line 3, prompts: Nothing stands here. Please write a list, each part of it on a line of its own after \"- \"."
    ),
    ("source: us", "source: us\n    applies_to: {place: on_site}"): (
        'line 9, checklist 1 (badge), applies_to, place: "on_site" does not fit here. '
        'Please write a list, each part of it on a line of its own after "- ".'
    ),
    ("source: us", "source: us\n    applies_to:\n      role_family:\n        - sales\n        - public_sector"): (
        'line 12, checklist 1 (badge), applies_to, role_family 2: "public_sector" is not one of software, '
        'digital-marketing, sales, general, graduate, public-sector. Did you mean "public-sector"?'
    ),
    ("source: us", "source: us\nfacts:\n  - {key: a, text: b, area: fit, minutes: 1, source: c, kind: choice}"): (
        "line 10, facts 1 (a): Choices belong to the kind 'choice', and that kind needs them."
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "said"), CHANGES.items(), ids=[new[:40] for _old, new in CHANGES])
def test_what_the_schema_refuses_is_a_sentence_with_its_line(change, said):
    old, new = change
    assert old in GOOD
    assert wrong(GOOD.replace(old, new)) == [said]


def test_a_key_is_used_once_in_a_section():
    entry = GOOD.split("checklist:\n")[1]
    assert wrong(GOOD + entry) == [
        'line 9, checklist 2 (badge), key: "badge" is the key of entry 1 already. Please choose another.'
    ]
    load_bytes((GOOD + "prompts:\n" + entry).encode(), "another section")


def test_everything_that_is_wrong_is_said_at_once():
    text = GOOD.replace("title: Ours", "title: &x Ours\nTitle: again").replace("minutes: 5", "minutes: five")
    text = text.replace("badge\n    area", "\u202ebadge\n    area").replace("source: us", "source: *x")
    assert [said.split(":")[0] for said in wrong(text)] == [
        "line 2, title",
        "line 3, Title",
        "line 6",
        "line 8, checklist 1 (badge), minutes",
        "line 9, checklist 1 (badge), source",
    ]


def test_fifty_problems_are_listed_and_the_others_counted():
    said = wrong(GOOD + "".join(f"x{n}: y\n" for n in range(70)))
    assert len(said) == 51
    assert said[0].startswith('line 9, x0: "x0" is no field here.')
    assert said[-1] == "line 58: 20 more problems were found after this one."


def test_what_came_does_not_steer_a_terminal():
    said = wrong(GOOD.replace("minutes: 5", 'minutes: "\\e[2J\\u202e"').replace("key: badge", 'key: "\\a"'))
    assert all(line.isprintable() for line in said)


@pytest.mark.parametrize("text", ["x", "- x\n", "[[a], {b: c}]", "''", "{}", "- {key: a}\n- - b\n- &x b\n"])
def test_what_is_no_pack_at_all_is_a_sentence(text):
    assert all(said.startswith("line ") for said in wrong(text))


def test_kinds_of_work_and_sections():
    assert {"software", "digital-marketing", "public-sector"} <= set(FAMILIES)
    assert {"checklist", "facts", "personas"} <= set(PACK_SECTIONS)
    assert "hide" not in PACK_SECTIONS


# Files


def refusal(path):
    with pytest.raises(PackError) as caught:
        load(path)
    [problem] = caught.value.problems
    return str(problem)


def test_what_is_no_plain_file_is_a_sentence(tmp_path):
    assert refusal(tmp_path / "no.yaml") == "no.yaml: The file cannot be read: no such file or directory."
    assert "The file cannot be read: " in refusal(tmp_path / ("x" * 300))
    assert refusal(tmp_path / "a\0b") == "a\ufffdb: The file cannot be read: the name is not possible."
    (tmp_path / "folder.yaml").mkdir()
    assert refusal(tmp_path / "folder.yaml").startswith("folder.yaml: This is ")


@pytest.mark.skipif(os.name != "posix", reason="pipes and links are POSIX")
def test_pipes_devices_and_links_in_a_circle(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refusal(tmp_path / "pipe.yaml") == "pipe.yaml: This is not a plain file."
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    assert refusal(tmp_path / "zero.yaml") == "zero.yaml: This is not a plain file."
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert "The file cannot be read: " in refusal(tmp_path / "loop.yaml")


def test_only_as_much_is_read_as_a_pack_may_hold(tmp_path):
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(10_000_000_000 if sys.platform == "linux" else 1_000_000)  # takes no room on the disk
    assert refusal(tmp_path / "big.yaml") == "big.yaml, line 1: The file is larger than 256 kB. Please split it."
