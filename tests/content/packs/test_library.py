"""All content at once: the workbook's own packs, and a coach's over them."""

import dataclasses
import os

import pytest

from workbook.content import data_files
from workbook.content.packs import library as module
from workbook.content.packs.folders import MOST_FILES, MOST_NAMES
from workbook.content.packs.library import Library, library
from workbook.content.packs.loading import PACK_SECTIONS, load
from workbook.content.packs.problems import PackError

ITEM = "  - {{key: {0}, text: {1}, area: logistics, minutes: 5, source: us}}\n"


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """In place of the workbook's own packs: two small ones."""
    folder = tmp_path / "data"
    (folder / "packs").mkdir(parents=True)
    monkeypatch.setattr(data_files, "FOLDER", folder)
    monkeypatch.delenv("WORKBOOK_PACKS", raising=False)
    write(folder / "packs" / "a.yaml", "first", [("one", "One"), ("two", "Two")])
    write(folder / "packs" / "b.yaml", "second", [("three", "Three")])
    return folder / "packs"


@pytest.fixture
def coach(tmp_path):
    folder = tmp_path / "coach"
    folder.mkdir()
    return folder


def write(path, pack, items=(), more=""):
    entries = "checklist:\n" + "".join(ITEM.format(*item) for item in items) if items else ""
    path.write_text(f"pack: {pack}\ntitle: The {pack}\n{entries}{more}", encoding="utf-8")
    return path


def texts(found):
    return [item.text for item in found.checklist]


def test_the_workbook_s_own_packs_in_the_order_of_their_names():
    found = library([])
    assert texts(found) == ["One", "Two", "Three"]
    assert [(note.id, note.title, note.entries, note.own) for note in found.packs] == [
        ("first", "The first", 2, False),
        ("second", "The second", 1, False),
    ]
    assert (found.problems, found.notes, found.facts) == ((), (), ())


def test_a_coach_replaces_adds_and_hides(coach):
    write(coach / "x.yaml", "ours", [("two", "Second"), ("four", "Four")], "hide: [one]\n")
    found = library([coach])
    assert texts(found) == ["Second", "Three", "Four"]
    note = found.packs[-1]
    assert (note.id, note.entries, note.replaced, note.hidden, note.own) == ("ours", 2, 1, 1, True)
    assert (note.file, note.path) == ("x.yaml", coach / "x.yaml")
    assert found.find("checklist", "two").text == "Second"
    assert found.find("checklist", "one") is None
    assert found.find("questions", "two") is None
    assert found.pack_of("checklist", "two").title == "The ours"
    assert found.pack_of("checklist", "three").title == "The second"
    assert found.pack_of("checklist", "one") is None
    assert found.origin_of("checklist", found.checklist) == "The ours, The second"


def test_the_same_key_in_another_section_is_another_entry(coach):
    write(coach / "x.yaml", "ours", more="prompts:\n" + ITEM.format("two", "Why?"))
    found = library([coach])
    assert texts(found) == ["One", "Two", "Three"]
    assert found.find("prompts", "two").text == "Why?"


def test_later_packs_go_over_earlier_ones(coach, tmp_path):
    write(coach / "b.yaml", "b", [("one", "B")])
    write(coach / "a.yml", "a", [("one", "A")])
    write(coach / "C.YAML", "c", more="hide: [two]\n")
    (coach / "notes.txt").write_text("not a pack")
    write(coach / ".hidden.yaml", "hidden", [("hidden", "H")])
    (coach / "inside").mkdir()
    write(coach / "inside" / "d.yaml", "d", [("one", "D")])
    other = tmp_path / "other"
    other.mkdir()
    write(other / "a.yaml", "later", [("three", "Later")])
    assert texts(library([coach, other])) == ["B", "Later"]
    assert texts(library([other, coach])) == ["B", "Later"]


def test_the_environment_names_folders(coach, tmp_path, monkeypatch):
    write(coach / "x.yaml", "ours", [("four", "Four")])
    single = write(tmp_path / "y.yaml", "single", [("five", "Five")])
    monkeypatch.setenv("WORKBOOK_PACKS", os.pathsep.join(["", str(coach), str(single), str(coach)]))
    assert texts(library()) == ["One", "Two", "Three", "Four", "Five"]
    monkeypatch.setenv("WORKBOOK_PACKS", "~/no-such-folder")
    assert str(library().problems[0]).endswith("no-such-folder: There is no such folder.")
    assert texts(library()) == ["One", "Two", "Three"]


def test_a_broken_pack_of_a_coach_is_left_out_whole(coach):
    write(coach / "a.yaml", "good", [("four", "Four")])
    write(coach / "b.yaml", "bad", [("one", "Changed"), ("five", "")], "hide: [two]\n")
    found = library([coach])
    assert texts(found) == ["One", "Two", "Three", "Four"]
    assert [str(problem) for problem in found.problems] == [
        "b.yaml, line 5, checklist 2 (five), text: Nothing stands here. Please write one line, at most 300 characters."
    ]


def test_a_broken_pack_of_the_workbook_is_our_mistake(own):
    (own / "b.yaml").write_text("pack: second\n")
    with pytest.raises(PackError, match=r"b\.yaml, line 1, title"):
        library([])


def test_two_packs_cannot_have_one_name(coach):
    write(coach / "x.yaml", "first", [("one", "Changed")])
    found = library([coach])
    assert texts(found) == ["One", "Two", "Three"]
    assert [str(problem) for problem in found.problems] == [
        'x.yaml, line 1, pack: "first" is the name of the pack in a.yaml already. Please choose another.'
    ]


def test_a_key_that_is_not_there_cannot_be_hidden_and_that_is_no_error(coach):
    write(coach / "x.yaml", "ours", [("four", "Four")], "hide: [threee, one, four]\n")
    found = library([coach])
    assert texts(found) == ["Two", "Three", "Four"]
    assert not found.problems
    assert [str(note) for note in found.notes] == [
        'x.yaml, line 5, hide 1: No earlier entry is called "threee", so nothing is hidden. Did you mean "three"?',
        'x.yaml, line 5, hide 3: No earlier entry is called "four", so nothing is hidden.',
    ]


def test_only_what_changed_is_read_again(coach, monkeypatch):
    read = []
    monkeypatch.setattr(module, "load", lambda path, name: read.append(path.name) or load(path, name))
    write(coach / "x.yaml", "ours", [("four", "Four")])
    found = library([coach])
    assert library([coach]) is found
    assert read == ["a.yaml", "b.yaml", "x.yaml"]
    write(coach / "x.yaml", "ours", [("four", "Fourth")])
    assert texts(library([coach]))[-1] == "Fourth"
    assert read[3:] == ["x.yaml"]
    assert texts(found)[-1] == "Four"
    (coach / "x.yaml").unlink()
    assert texts(library([coach])) == ["One", "Two", "Three"]
    assert read[4:] == []


def test_a_library_never_changes():
    with pytest.raises(dataclasses.FrozenInstanceError):
        library([]).checklist = ()
    assert {field.name for field in dataclasses.fields(Library)} >= set(PACK_SECTIONS)


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX")
def test_a_link_is_followed_only_inside_the_folder(coach, tmp_path):
    outside = write(tmp_path / "outside.yaml", "outside", [("four", "Secret")])
    (coach / "a.yaml").symlink_to(outside)
    (coach / "..data").mkdir()
    write(coach / "..data" / "b.yaml", "inside", [("five", "Five")])  # how Kubernetes lays out a folder
    (coach / "b.yaml").symlink_to("..data/b.yaml")
    (coach / "loop.yaml").symlink_to("loop.yaml")
    found = library([coach])
    assert texts(found) == ["One", "Two", "Three", "Five"]
    assert str(found.problems[0]) == "a.yaml: It is a link to another place. Please put the file itself here."
    assert found.problems[1].file == "loop.yaml"
    link = tmp_path / "link"
    link.symlink_to(coach)
    assert texts(library([link])) == texts(found)


def test_a_folder_named_like_a_pack(coach):
    (coach / "x.yaml").mkdir()
    [problem] = library([coach]).problems
    assert str(problem).startswith("x.yaml: This is ")


def test_a_folder_with_too_many_files(coach):
    for number in range(MOST_FILES + 1):
        write(coach / f"{number:03}.yaml", f"p{number}", [(f"k{number}", "Text")])
    found = library([coach])
    assert len(found.packs) == 2 + MOST_FILES
    assert str(found.problems[0]) == f"{coach}: It holds 51 packs, and only the first 50 are used."
    for number in range(MOST_NAMES):
        (coach / f"{number}.txt").touch()
    found = library([coach])
    assert len(found.packs) == 2
    assert "It holds more than 2,000 files." in str(found.problems[0])


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "\udcff"])
def test_a_name_that_is_no_folder(tmp_path, name):
    [problem] = library([tmp_path / name]).problems
    assert str(problem).isprintable()
    assert problem.sentence.endswith(".")


def test_more_items_than_anybody_could_tick_are_left_out(coach):
    many = [(f"item-{number}", "Tick") for number in range(900)]
    write(coach / "a.yaml", "many", many)
    write(coach / "b.yaml", "more", [(f"other-{number}", "Tick") for number in range(900)])
    found = library([coach])
    assert len(found.checklist) == 903
    [problem] = found.problems
    assert (problem.file, problem.field) == ("b.yaml", "checklist")
    assert "more than 1,500 items" in str(problem)


def test_text_is_kept_as_what_a_person_types_would_be(coach):
    write(coach / "a.yaml", "cafe", [("cafe", '" Cafe\u0301 "')])
    assert library([coach]).find("checklist", "cafe").text == "Caf\u00e9"


FACT = "facts:\n  - {{key: f, text: F, area: process, minutes: 5, source: us, journal: {0}, {1}}}\n"


@pytest.mark.parametrize(
    ("journal", "more", "said"),
    [
        ("interview.finalists", "kind: line", "needs the kind 'people'"),
        ("interview.rounds_left", "kind: number, low: 1, high: 99", "within 1 and 5"),
        ("interview.openings", "kind: number, low: 0, high: 9", "within 1 and 1000"),
        ("interview.format", "kind: choice, choices: [{key: zoo, text: Zoo}]", "may be informal, mixed"),
    ],
)
def test_a_fact_that_another_page_keeps_must_fit_it(coach, journal, more, said):
    write(coach / "a.yaml", "facts", more=FACT.format(journal, more))
    [problem] = library([coach]).problems
    assert said in str(problem)
    assert "line" in str(problem)
