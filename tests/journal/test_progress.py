"""A progress file says all that the journal holds, and nothing that is read from one is believed unchecked."""

import ast
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from examples import one_in
from hypothesis import given
from hypothesis import strategies as st
from torture import progress_files

import workbook
from workbook.journal import Entry, Journal, JournalError
from workbook.journal.entry import LAST_REVISION, fingerprint, is_whole
from workbook.journal.progress import (
    LARGEST_PROGRESS,
    ProgressError,
    file_name,
    preview,
    read_progress,
    restore,
    unrestore,
    write_progress,
)
from workbook.journal.recovery import read_snapshot

READER = Path(__file__).parents[2] / "docs" / "read_progress.py"


@pytest.fixture
def open_at(tmp_path):
    """Opens the journal of a name, as often as one likes."""
    opened = []

    def at(name):
        opened.append(Journal(tmp_path / name / "journal.sqlite3"))
        return opened[-1]

    yield at
    for journal in opened:
        journal.close()


@pytest.fixture
def journal(open_at):
    journal = open_at("mine")
    journal.record("interview.role", "software")
    journal.record("card-1.answer", "Ask about the team 🙂")
    return journal


def rows(journal):
    return progress_files.rows(journal)


def versions(journal):
    return progress_files.versions(journal)


def by_hand(key, text, revision=1, ancestors=()):
    """A version with a text as nobody but another program would write it."""
    stamp = "2026-11-23T09:00:00+00:00"
    return Entry(key, text, revision, stamp, ancestors, fingerprint(key, text, revision, stamp, ancestors))


# The file itself


def test_the_name_has_the_day_and_nothing_private():
    assert file_name(datetime(2026, 11, 23, 14, 3)) == "second-interview-workbook-2026-11-23.workbook.json"


def test_it_is_json_with_one_entry_on_each_line(journal):
    journal.note("owner", "Robin")
    data = write_progress(journal)
    said = json.loads(data)
    assert list(said) == ["format", "schema", "sha256", "workbook", "owner", "made", "by", "count", "entries", "end"]
    assert (said["format"], said["schema"]) == ("second-interview-workbook progress", 1)
    assert (said["owner"], said["by"], said["count"]) == ("Robin", workbook.__version__, 2)
    assert said["workbook"] == journal.about("workbook")
    assert said["end"] == "end of the workbook"
    assert datetime.fromisoformat(said["made"]).tzinfo is UTC
    assert [item["key"] for item in said["entries"]] == ["card-1.answer", "interview.role"]
    lines = [line for line in data.decode().split("\n") if line.startswith('{"key"')]
    assert [json.loads(line.rstrip(",")) for line in lines] == said["entries"]
    assert "🙂" in lines[0]


def test_what_is_written_is_read(journal, open_at):
    page = open_at("mine")
    page.record("interview.role", "sales")
    progress = read_progress(write_progress(journal))
    assert set(progress.entries) == versions(journal)
    assert len(progress.entries) == 3
    assert [(e.key, e.sha256) for e in progress.entries] == sorted((e.key, e.sha256) for e in progress.entries)
    assert not progress.changed_outside
    assert abs(progress.made - datetime.now(UTC)).total_seconds() < 60


def test_an_empty_journal_gives_an_empty_file_and_no_journal(open_at):
    journal = open_at("nothing")
    assert read_progress(write_progress(journal)).entries == ()
    assert not journal.path.parent.exists()


def test_what_replaces_a_version_in_a_file_names_it(journal):
    """The same page goes on with an answer at once: without sealing, the version in the file would be forgotten."""
    (before,) = journal.entries()["interview.role"]
    progress = read_progress(write_progress(journal))
    journal.record("interview.role", "sales")
    assert before.name in journal.entries()["interview.role"][0].ancestors
    assert preview(journal, progress).older == ("interview.role",)


def test_a_journal_that_can_only_be_read_is_written_out(journal):
    everything = versions(journal)
    journal.close()
    with closing(sqlite3.connect(journal.path)) as db:
        db.execute("PRAGMA user_version = 99")
    assert journal.health().sentence
    assert set(read_progress(write_progress(journal)).entries) == everything


def test_what_is_left_of_a_damaged_journal_is_written_out(journal):
    (kept,) = journal.entries()["interview.role"]
    journal.close()
    with closing(sqlite3.connect(journal.path)) as db, db:
        for table in ("entry", "history"):
            db.execute(f"UPDATE {table} SET text = replace(text, 'team', 'tean')")
    assert not journal.health().usable
    assert read_progress(write_progress(journal)).entries == (kept,)


def test_without_its_tables_a_journal_still_says_whose_it_is(journal):
    workbook_id = journal.about("workbook")
    everything = versions(journal)
    journal.close()
    with closing(sqlite3.connect(journal.path)) as db:
        db.execute("DROP TABLE about")
    progress = read_progress(write_progress(journal))
    assert (set(progress.entries), progress.workbook, progress.owner) == (everything, workbook_id, "")


def test_a_journal_that_is_not_one_says_so(journal):
    journal.close()
    journal.path.write_bytes(b"")
    with pytest.raises(JournalError, match="empty"):
        write_progress(journal)


def test_what_is_too_large_is_said_with_a_way_out(open_at):
    journal = open_at("large")
    journal.merge([by_hand(f"card-{n}", json.dumps("x" * 199_000)) for n in range(26)])
    with pytest.raises(ProgressError, match="more than a progress file holds. Copy the journal file itself") as refused:
        write_progress(journal)
    assert "journal.sqlite3" in str(refused.value)
    assert str(journal.path.parent) not in str(refused.value)


@pytest.mark.parametrize("text", ["[" * 21 + "]" * 21, "9" * 101, "NaN", '"\\ud800"', "not JSON"])
def test_what_no_file_can_say_is_said_before_anybody_relies_on_it(open_at, text):
    journal = open_at("odd")
    journal.merge([by_hand("card-1", text)])
    with pytest.raises(ProgressError, match="One of your answers cannot be put into a progress file. Copy the journal"):
        write_progress(journal)


texts = st.text(st.characters(exclude_categories=["Cs"]))
numbers = st.integers(-(10**99), 10**99) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**99), 10**99)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts | st.integers(), inner),
    max_leaves=12,
)


@st.composite
def odd_texts(draw):
    """JSON as another program might have written it: spaces, escapes, names said twice, numbers in other forms."""
    value = draw(values)
    how = {"indent": draw(st.sampled_from([None, 0, 2])), "ensure_ascii": draw(st.booleans())}
    text = json.dumps(value, separators=draw(st.sampled_from([(",", ":"), (", ", ": ")])), **how)
    number = st.sampled_from(["1.50", "1E5", "-0", "1e-7", "0.1e1", "100000000000000000000.0", "1.0"])
    other = draw(st.sampled_from(["{}", '{{"a": {}, "a": 1}}', " [{} ]", '{{"b": 0, "a": {}}}']))
    return other.format(text if draw(st.booleans()) else draw(number))


@one_in(2)
@given(st.lists(odd_texts(), min_size=1, max_size=5))
def test_every_text_comes_back_letter_by_letter(tmp_path_factory, texts):
    journal = Journal(tmp_path_factory.mktemp("odd") / "journal.sqlite3")
    journal.merge([by_hand(f"card-{number}", text) for number, text in enumerate(texts)])
    progress = read_progress(write_progress(journal))
    assert set(progress.entries) == versions(journal)
    assert all(is_whole(entry) for entry in progress.entries)
    journal.close()


@one_in(5)
@given(st.dictionaries(st.sampled_from(["a", "b.c", "card-1.answer"]), values))
def test_every_value_comes_back(tmp_path_factory, answers):
    folder = tmp_path_factory.mktemp("values")
    here, there = Journal(folder / "here.sqlite3"), Journal(folder / "there.sqlite3")
    for key, value in answers.items():
        here.record(key, value)
    restore(there, read_progress(write_progress(here)))
    assert there.entries() == here.entries()
    here.close()
    there.close()


# Reading


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_anything_is_refused_with_a_sentence(data):
    with pytest.raises(ProgressError, match=r"Nothing was changed\.$"):
        read_progress(data)


def test_spaces_and_the_order_of_members_do_not_matter(journal):
    data = write_progress(journal)
    said = json.loads(data)
    around = {name: said[name] for name in reversed(said)}
    for other in (json.dumps(said, indent=3), json.dumps(around), data.decode().replace("\n", "\r\n")):
        assert read_progress(other.encode()) == read_progress(data)
    assert read_progress(b"\xef\xbb\xbf" + data) == read_progress(data)


def test_what_was_changed_by_hand_comes_in_beside_what_is_here(journal):
    before = versions(journal)
    data = write_progress(journal).replace(b'"software"', b'"something private"')
    progress = read_progress(data)
    assert progress.changed_outside
    assert len(set(progress.entries) & before) == 1
    (changed,) = set(progress.entries) - before
    assert is_whole(changed)
    seen = preview(journal, progress)
    assert (seen.both, seen.same) == (("interview.role",), ("card-1.answer",))
    assert seen.changes == (("interview.role", "software", "something private"),)
    restore(journal, progress)
    assert versions(journal) == before | {changed}
    assert journal.conflicts().keys() == {"interview.role"}


def test_what_was_changed_by_hand_still_replaces_what_it_named(journal, open_at):
    other = open_at("other")
    restore(other, read_progress(write_progress(journal)))
    journal.latest("interview.role")
    journal.record("interview.role", "sales")
    restore(other, read_progress(write_progress(journal).replace(b'"sales"', b'"teaching"')))
    assert [entry.value for entry in other.entries()["interview.role"]] == ["teaching"]


def test_only_the_hash_of_the_file_was_changed(journal):
    data = write_progress(journal)
    digest = json.loads(data)["sha256"].encode()
    progress = read_progress(data.replace(digest, digest[::-1]))
    assert progress.changed_outside
    assert set(progress.entries) == versions(journal)


def test_a_changed_fingerprint_is_worked_out_anew(journal):
    data = write_progress(journal)
    (entry,) = journal.entries()["interview.role"]
    progress = read_progress(data.replace(entry.sha256.encode(), b"0" * 64))
    assert set(progress.entries) == versions(journal)


def test_a_sentence_quotes_nothing_that_a_person_wrote(journal):
    journal.record("secret.thing", "hunter2 and my salary")
    journal.note("owner", "Robin Private")
    data = write_progress(journal)
    for number in range(300):
        sentence, _ = progress_files.refusal(progress_files.mutate(data, progress_files.Random(number)))
        assert not re.search("hunter2|salary|Robin|secret|software|team", sentence or "")


def test_its_repr_shows_nothing_that_a_person_wrote(journal):
    journal.note("owner", "Robin Private")
    progress = read_progress(write_progress(journal))
    restored = restore(journal, progress)
    for shown in (progress, preview(journal, progress), restored):
        assert not re.search("software|team|Robin", repr(shown))


def test_an_incomplete_file_says_where_it_ends(open_at):
    journal = open_at("sixty")
    journal.merge([by_hand(f"card-{number}", '"x"') for number in range(60)])
    data = write_progress(journal)
    end = [match.end() for match in re.finditer(rb'^\{"key".*\},?$', data, re.MULTILINE)][40]
    with pytest.raises(ProgressError) as refused:
        read_progress(data[: end + 20])
    assert str(refused.value) == "This file is incomplete (it ends after entry 41 of 60). Nothing was changed."


# On Linux a process's ru_maxrss begins with that of the process which started it; VmHWM is its own.
MEASURED = """
import resource, sys
from pathlib import Path
from workbook.journal.progress import ProgressError, read_progress
data = sys.stdin.buffer.read()
try:
    print(len(read_progress(data).entries), end=" ")
except ProgressError as error:
    print("refused", end=" ")
if sys.platform == "linux":
    print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) // 2**10)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**20)
"""


def honest(letters):
    """A file a little below 5 MB whose answers are made of these letters."""
    size = len(letters.encode())
    document = progress_files.good_document(250)
    for item in document["entries"]:
        item["value"] = letters * (19_000 // size)
    data = json.dumps(json.loads(progress_files.hashed(document)), ensure_ascii=False).encode()
    assert 0.9 * LARGEST_PROGRESS < len(data) <= LARGEST_PROGRESS
    return data


HEAVY = {
    "letters": lambda: honest("x"),
    "emoji": lambda: honest("🙂"),
    "both": lambda: honest("x" * 3_000 + "🙂"),
    "texts": lambda: progress_files.raw_value("[" + '"ab",' * 990_000 + "0]"),
    "names": lambda: progress_files.raw_value("{" + ",".join(f'"{n:x}":0' for n in range(480_000)) + "}"),
    "parts": lambda: progress_files.raw_value("[" + ('{"a":0,"b":1},' * 199_000).rstrip(",") + "]"),
    "brackets": lambda: progress_files.raw_value("[" + ('{"a":0},' * 620_000).rstrip(",") + "]"),
}


@pytest.mark.parametrize("name", HEAVY)
def test_five_megabytes_are_read_in_reasonable_memory(name):
    done = subprocess.run([sys.executable, "-c", MEASURED], input=HEAVY[name](), capture_output=True, check=True)
    found, peak = done.stdout.split()
    print(f"{name}: {int(peak)} MB")
    assert found == (b"250" if name in {"letters", "emoji", "both"} else b"refused")
    assert int(peak) < 200


# What restoring would do, does, and takes back


def test_the_preview_says_of_each_key_what_would_become_of_it(journal, open_at):
    for key in ("same", "newer", "older", "both", "alike"):
        journal.record(key, 1)
    other = open_at("other")
    restore(other, read_progress(write_progress(journal)))
    for here, key, value in (
        (other, "newer", 2),
        (other, "new", {"a": [1]}),
        (journal, "older", 3),
        (journal, "both", 4),
        (other, "both", 5),
        (journal, "alike", 6),
        (other, "alike", 6),
    ):
        here.latest(key)
        here.record(key, value)
    progress = read_progress(write_progress(other))
    before = rows(journal)
    seen = preview(journal, progress)
    assert (seen.new, seen.newer, seen.older, seen.both) == (("new",), ("newer",), ("older",), ("both",))
    assert seen.same == ("alike", "card-1.answer", "interview.role", "same")
    assert seen.changes == (("both", 4, 5), ("new", None, {"a": [1]}), ("newer", 1, 2))
    assert rows(journal) == before


def test_a_preview_makes_no_file(journal, open_at):
    nothing = open_at("nothing")
    seen = preview(nothing, read_progress(write_progress(journal)))
    assert seen.new == ("card-1.answer", "interview.role")
    assert not nothing.path.parent.exists()


def test_someone_elses_file_is_told_from_a_copy_of_this_one(journal, open_at):
    data = write_progress(journal)
    assert not preview(journal, read_progress(data)).someone_elses
    stranger = open_at("stranger")
    assert not preview(stranger, read_progress(data)).someone_elses  # there is nothing to mix it with
    stranger.record("interview.role", "nursing")
    assert preview(stranger, read_progress(data)).someone_elses
    copy = open_at("copy")
    restore(copy, read_progress(data))
    copy.latest("card-1.answer")
    copy.record("card-1.answer", "another")
    assert copy.about("workbook") != journal.about("workbook")
    assert not preview(copy, read_progress(data)).someone_elses


def test_the_journal_is_copied_before_anything_is_restored(journal, open_at):
    other = open_at("other")
    other.record("interview.role", "nursing")
    before = other.revision()
    restored = restore(other, read_progress(write_progress(journal)))
    assert (restored.snapshot.why, restored.snapshot.revision) == ("before-import", before)
    assert restored.snapshot.path.exists()
    assert restored.revision == other.revision()
    assert restore(open_at("new"), read_progress(write_progress(journal))).snapshot is None


def test_undo_takes_back_the_file_and_not_what_came_after(journal, open_at):
    other = open_at("other")
    for key in ("interview.role", "card-1.answer", "mine.only"):
        other.record(key, "here")
    before = versions(other)
    restored = restore(other, read_progress(write_progress(journal)))
    assert other.conflicts().keys() == {"interview.role", "card-1.answer"}
    chosen = other.choose("card-1.answer", other.entries()["card-1.answer"][-1].value)
    later = other.record("new.since", "written after")
    unrestore(other, restored)
    now = other.entries()
    assert set(now["interview.role"]) == {entry for entry in before if entry.key == "interview.role"}
    assert now["mine.only"] == tuple(entry for entry in before if entry.key == "mine.only")
    assert now["card-1.answer"] == (chosen,)
    assert now["new.since"] == (later,)
    unrestore(other, restored)
    assert other.entries() == now


def test_undo_in_a_new_journal_leaves_it_empty_and_in_use(journal, open_at):
    new = open_at("new")
    progress = read_progress(write_progress(journal))
    unrestore(new, restore(new, progress))
    assert new.entries() == {}
    again = open_at("new")
    assert again.entries() == {}
    assert again.health().sentence == ""
    again.record("interview.role", "nursing")
    unrestore(again, restore(again, progress))
    assert {key: [entry.value for entry in found] for key, found in open_at("new").entries().items()} == {
        "interview.role": ["nursing"]
    }


def test_a_file_can_be_restored_again_after_undo(journal, open_at):
    other = open_at("other")
    other.record("interview.role", "here")
    progress = read_progress(write_progress(journal))
    restored = restore(other, progress)
    first = versions(other)
    unrestore(other, restored)
    other = open_at("other")
    restore(other, progress)
    assert versions(other) == first


def test_a_file_that_names_what_is_here_can_be_undone_too(journal):
    """Somebody who knows the fingerprints can write a file that replaces every answer; it is all still there."""
    before = versions(journal)
    document = progress_files.good_document(2)
    for item, entry in zip(document["entries"], sorted(before, key=lambda entry: entry.key), strict=True):
        item |= {"key": entry.key, "value": None, "ancestors": [entry.name], "revision": 999}
    progress = read_progress(progress_files.hashed(document))
    assert preview(journal, progress).newer == ("card-1.answer", "interview.role")
    restored = restore(journal, progress)
    assert [journal.latest(entry.key) for entry in before] == [None, None]
    assert all(entry in journal.history(entry.key) for entry in before)
    unrestore(journal, restored)
    assert versions(journal) == before


def test_a_restore_that_fails_changes_nothing(journal, open_at):
    other = open_at("other")
    other.record("interview.role", "here")
    other.close()
    progress = read_progress(write_progress(journal))
    with closing(sqlite3.connect(other.path, isolation_level=None)) as db:
        db.execute("CREATE TRIGGER refuse BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no'); END")
    before = progress_files.dump(other)
    with pytest.raises(JournalError):
        restore(other, progress)
    assert [line for line in progress_files.dump(other) if "sealed" not in line] == [
        line for line in before if "sealed" not in line
    ]


def test_what_was_taken_back_is_in_a_copy(journal, open_at):
    other = open_at("other")
    unrestore(other, restore(other, read_progress(write_progress(journal))))
    assert other.snapshots()[0].why == "before-going-back"
    assert read_snapshot(other.snapshots()[0]).current == journal.entries()


# Campaigns, with small counts


def test_changed_bytes_are_refused_or_known(tmp_path):
    counted = progress_files.mutated(400, tmp_path)
    assert min(counted[name] for name in ("refused", "changed outside", "says the same", "restored")) > 0


def test_hostile_files_are_refused_with_their_sentence(tmp_path):
    counted = progress_files.hostile(tmp_path)
    assert counted["refused"] >= 200
    assert counted["harmless, read"] >= 20


def test_copies_that_went_their_own_ways_come_together(tmp_path):
    counted = progress_files.merges(25, tmp_path)
    assert counted["pairs"] + counted["triples"] == 25
    assert counted["keys in several versions"] > 0


def test_a_cut_file_is_refused_wherever_it_ends(tmp_path):
    assert progress_files.cuts(60, tmp_path)["places"] == 60


def test_out_and_in_and_out_again_is_the_same(tmp_path):
    assert progress_files.round_trips(40, tmp_path)["trips"] == 40


# The reader that needs no workbook


def read_alone(data, folder, *options):
    path = folder / "progress.json"
    path.write_bytes(data)
    command = [sys.executable, "-I", *options, str(READER), str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, check=False)


def test_the_reader_is_short_plain_and_needs_nothing():
    text = READER.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40
    tree = ast.parse(text, feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= {"hashlib", "json", "re", "sys", "pathlib"} <= sys.stdlib_module_names


def test_the_reader_prints_every_answer_without_the_workbook(journal, tmp_path):
    journal.record("odd.text", "line\n\x1b[2J\u202e")
    journal.record("odd.number", [1, 2.5, None])
    done = read_alone(write_progress(journal), tmp_path, "-S")  # -S: not even what is installed
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^card-1\.answer: Ask about the team 🙂  \(20\d\d-\d\d-\d\dT.*\)$", done.stdout, re.MULTILINE)
    assert "odd.number: [1, 2.5, null]  (" in done.stdout
    assert "odd.text: line\n\ufffd[2J\ufffd  (" in done.stdout
    assert done.stdout.endswith("4 entries of 4; its end is there; it is as the workbook wrote it.\n")


def test_the_reader_says_when_a_file_was_changed_or_cut(journal, tmp_path):
    data = write_progress(journal)
    changed = read_alone(data.replace(b"software", b"hardware"), tmp_path)
    assert "interview.role: hardware" in changed.stdout
    assert changed.stdout.endswith("its end is there; it is NOT as the workbook wrote it.\n")
    cut = read_alone(data[: data.index(b'{"key": "interview')] + b'{"key": "interv', tmp_path)
    assert (cut.returncode, cut.stderr) == (0, "")
    assert "card-1.answer: Ask about the team 🙂" in cut.stdout
    assert cut.stdout.endswith("1 entries of ?; its end is MISSING; it is NOT as the workbook wrote it.\n")
    assert read_alone(b"\xff\x00nonsense", tmp_path).stdout.startswith("0 entries of ?; its end is MISSING")


def test_what_is_older_in_the_file_is_left_or_taken_as_the_person_says(tmp_path):
    journal = Journal(tmp_path / "home" / "journal.sqlite3")
    journal.record("a.b", "old")
    file = read_progress(write_progress(journal))
    journal.record("a.b", "new")
    assert preview(journal, file).older == ("a.b",)
    restore(journal, file)
    assert journal.latest("a.b") == "new"
    restored = restore(journal, file, also_older=True)
    assert journal.latest("a.b") == "old"
    assert journal.conflicts() == {}
    assert [entry.value for entry in journal.history("a.b")][-2:] == ["new", "old"]
    unrestore(journal, restored)
    assert journal.latest("a.b") == "new"


def test_a_journal_at_the_end_of_counting_goes_on(tmp_path):
    journal = Journal(tmp_path / "home" / "journal.sqlite3")
    text, stamp = json.dumps("far"), datetime.now(UTC).isoformat()
    far = Entry("a.b", text, LAST_REVISION, stamp, (), fingerprint("a.b", text, LAST_REVISION, stamp, ()))
    journal.merge([far])
    journal.latest("a.b")
    journal.record("a.b", "on")
    journal.snapshot("change")
    journal.record("a.c", 1)
    assert journal.snapshot("change") in journal.snapshots()
    assert len(read_progress(write_progress(journal)).entries) == 2
    assert Journal(journal.path).latest("a.b") == "on"
