"""Files that are damaged, cut, lost, or somebody else's: nothing wrong is ever shown as if it were right.

Each campaign returns what it counted and raises `AssertionError` at the first thing that must not be.
"""

import json
import os
import random
import shutil
import socket
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from torture.kills import Forked, Say, alone, unless_busy
from torture.places import become_nobody, nobodys_folder
from workbook.journal import Entry, Journal, JournalError
from workbook.journal.migrations import APPLICATION_ID, SCHEMA_VERSION
from workbook.journal.recovery import go_back, read_snapshot, repair, start_afresh
from workbook.journal.snapshots import Snapshot, folder_of

FIXTURES = Path(__file__).parents[1] / "journal" / "fixtures"
TEXTS = (
    "They asked how I would run the first month. I said: listen, then one small change. Next time: name the change. ",
    "Mut zur Lücke: Ich frage nach dem Team, bevor ich von mir erzähle. 🙂 ",
    "面试官问了三次关于预算的问题，我会准备一个数字。",
    "مقابلة ثانية يوم الثلاثاء، الساعة العاشرة. ",
    "Café near the station ☕; 20 min early. 👩🏽‍💻 laptop charged, 🇨🇦 passport. ",
)
PAGE = 4096  # bytes
KEYS = [f"{part}.{n}.notes" for part in ("application", "reflection", "offer") for n in range(20)]
Versions = dict[str, tuple[Entry, ...]]


def write_life(path: Path, luck: random.Random) -> Journal:
    """A journal of about 180 kB: texts in many scripts, histories, and answers that were changed on two pages."""
    page, other = Journal(path), Journal(path)
    for key in KEYS * 2:
        page.record(key, luck.choice(TEXTS) * luck.randint(1, 9))
        page.seal()
    page.record("reflection.long", "".join(luck.choices(TEXTS, k=60)))
    page.record("offer.worth", 52_000)
    for key in luck.sample(KEYS, 5):
        page.latest(key)
        other.latest(key)
        page.record(key, luck.choice(TEXTS) * 2)
        other.record(key, "The other page: " + luck.choice(TEXTS))
    other.close()
    return page


class Life:
    """A journal with all its answers, a copy from a moment before, and what becomes of it when bytes change."""

    def __init__(self, folder: Path, luck: random.Random) -> None:
        journal = write_life(folder / "whole" / "journal.sqlite3", luck)
        self.copy = journal.snapshot("change")
        self.now = journal.entries()
        self.versions = {entry for key in self.now for entry in journal.history(key)}
        journal.close()
        self.bytes = journal.path.read_bytes()
        self.folder = folder
        self.counts = dict.fromkeys(("noticed", "unusable", "answers", "with_copy", "undamaged", "from_file"), 0)

    def judge(self, data: bytes, what: str) -> None:
        """Open `data` as a journal: all that is shown must be right, or named damaged; then go on after it."""
        path = self._put(data, copies=False)
        journal = Journal(path)
        noticed = self._look(journal, what)
        journal.close()
        if noticed:
            self.counts["noticed"] += 1
            undamaged = self._undamaged(data)
            self.counts["undamaged"] += len(undamaged)
            self.counts["from_file"] += len(undamaged & self._go_on(path, data, what))
            self.counts["answers"] += len(self.now)
            self.counts["with_copy"] += len(self._go_on(self._put(data, copies=True), data, what))

    def _put(self, data: bytes, copies: bool) -> Path:
        home = self.folder / "damaged"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        shutil.copy(self.folder / "whole" / "journal.known.json", home)
        if copies:
            shutil.copytree(folder_of(self.folder / "whole" / "journal.sqlite3"), home / "snapshots")
        path = home / "journal.sqlite3"
        path.write_bytes(data)
        return path

    def _undamaged(self, data: bytes) -> set[str]:
        """The keys of which every version still stands in the file, in a page that is whole."""
        data = data[: len(data) - len(data) % PAGE]
        return {
            key
            for key, versions in self.now.items()
            if all((one.text + one.stamp).encode() in data for one in versions)
        }

    def _look(self, journal: Journal, what: str) -> bool:
        """Whether the journal says that something is wrong with it."""
        try:
            contents = journal.contents()
        except JournalError:
            self.counts["unusable"] += 1
            return True
        for key, versions in self.now.items():
            shown = contents.current.get(key, ())
            if key in contents.damaged:
                assert set(shown) <= self.versions, f"{what}: {key} is named, but shows what was never written"
            elif shown or not contents.unnamed:
                gone = "shows something else" if shown else "has vanished"
                assert shown == versions, f"{what}: {key} {gone} and is not named"
                assert journal.latest(key) == versions[0].value, f"{what}: {key} is read differently"
            else:
                assert _is_refused(journal, key), f"{what}: {key} looks as if it had never been answered"
            assert set(journal.history(key)) <= self.versions, f"{what}: the history of {key} was changed"
        known = {*contents.current, *contents.damaged}
        assert len(known) + contents.unnamed >= len(self.now), f"{what}: fewer answers are missed than are lost"
        assert set(contents.current) <= set(self.now), f"{what}: an answer nobody gave is shown"
        health = journal.health()
        assert health.usable != bool(health.sentence), f"{what}: it is not said how the journal is"
        if health.usable:
            self._record(journal, what)
        return health.broken

    def _record(self, journal: Journal, what: str) -> None:
        """A journal that says it is well can be written to, and that leaves all else alone."""
        said = _refusal(lambda: journal.record("added.later", "one more"))
        assert not said, f"{what}: the journal says it is well, and refuses: {said}"
        contents = Journal(journal.path).contents()
        assert contents.current.pop("added.later")[0].value == "one more", f"{what}: what was added is not there"
        assert contents.current == self.now or contents.broken, f"{what}: saving changed what was there"

    def _go_on(self, path: Path, data: bytes, what: str) -> set[str]:
        """Repair the journal, or go back to its newest copy; the keys of the answers that are as they were."""
        journal = Journal(path)
        try:
            repair(journal)
        except JournalError:
            copies = journal.snapshots()
            if not copies:
                assert path.read_bytes() == data, f"{what}: a file that could not be read was changed"
                return set()
            go_back(journal, copies[0])
        set_aside = [found.read_bytes() for found in path.parent.glob("journal.damaged-*.sqlite3")]
        assert set_aside == [data], f"{what}: the damaged file was not set aside as it was"
        after = Journal(path)
        assert after.health().usable, f"{what}: after the repair it is still said: {after.health().sentence}"
        assert {entry for key in after.entries() for entry in after.history(key)} <= self.versions, (
            f"{what}: the repair invented something"
        )
        after.record("added.later", "one more")
        return {key for key, versions in self.now.items() if after.entries().get(key) == versions}


def flips(count: int, folder: Path) -> dict[str, int]:
    """One bit of a journal changes, `count` times. `answers` are those of the files that were found damaged.

    Every fifth change hits the first three pages, which say what the file is and where all else stands.
    """
    luck = random.Random(20250304)
    life = Life(folder, luck)
    first = [place for place in range(3 * PAGE) if life.bytes[place]]
    for number in range(count):
        place = luck.randrange(len(life.bytes)) if number % 5 else luck.choice(first)
        bit = luck.randrange(8)
        data = bytearray(life.bytes)
        data[place] ^= 1 << bit
        life.judge(bytes(data), f"bit {bit} of byte {place}")
    return {"flips": count, "bytes": len(life.bytes), **_recovered(life.counts)}


def truncations(count: int, folder: Path) -> dict[str, int]:
    """A journal is cut off at `count` places."""
    luck = random.Random(20250305)
    life = Life(folder, luck)
    for _ in range(count):
        left = luck.randrange(len(life.bytes))
        life.judge(life.bytes[:left], f"cut after {left} bytes")
    # What is cut from a last page that is empty takes nothing along; then all answers were found to be right.
    harmless = count - life.counts["noticed"]
    assert harmless <= count / 20, "journals that were cut were taken for whole ones"
    return {"truncations": count, "harmless": harmless, **_recovered(life.counts)}


def _recovered(counts: dict[str, int]) -> dict[str, int]:
    share = counts["from_file"] / counts["undamaged"]
    assert share >= 0.95, f"only {share:.1%} of the undamaged answers came back from the file alone"
    assert counts["with_copy"] == counts["answers"], "with a copy from a moment before, not every answer came back"
    return counts


def _is_refused(journal: Journal, key: str) -> bool:
    try:
        journal.latest(key)
    except JournalError:
        return True
    return False


def foreign(folder: Path) -> dict[str, int]:
    """What is no journal, or one that this version cannot write, stands in the journal's place: it is left as it is."""
    counts = {"kinds": 0, "changed": 0}
    for name, put in FOREIGN.items():
        path = folder / name / "journal.sqlite3"
        path.parent.mkdir()
        put(path)
        before = _fingerprint(path)
        for use in USES:
            said = _refusal(lambda use=use, path=path: use(Journal(path)))  # type: ignore[misc]
            assert said.endswith((".", "”.")), f"{name}: it is not said what is wrong: {said!r}"
            assert _fingerprint(path) == before, f"{name}: the file was changed"
        assert _refusal(lambda path=path: Journal(path).latest("a.b")).endswith("."), (
            f"{name}: it looks like a first visit"
        )  # type: ignore[misc]
        health = Journal(path).health()
        assert (bool(health.sentence), health.usable) == (True, False), f"{name}: it is taken for a journal"
        assert [inside.name for inside in path.parent.iterdir()] == [path.name], f"{name}: something was put beside it"
        counts["kinds"] += 1
    return counts | _newer(folder) | _closed(folder)


USES: tuple[Callable[[Journal], object], ...] = (
    lambda journal: journal.record("interview.role", "software"),
    lambda journal: journal.note("owner", "Robin"),
    lambda journal: journal.seal(),
    lambda journal: journal.merge([]),
    lambda journal: journal.become([]),
)


def _refusal(use: Callable[[], object]) -> str:
    try:
        use()
    except JournalError as error:
        return str(error)
    return ""


def _fingerprint(path: Path) -> str:
    """What is at `path`, whatever it is."""
    if path.is_symlink():
        return f"link to {path.readlink()}"
    if path.is_dir():
        return f"folder of {sorted(inside.name for inside in path.iterdir())}"
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else oct(path.lstat().st_mode)


def _fixture(version: int = SCHEMA_VERSION) -> bytes:
    return (FIXTURES / f"schema-{version}.sqlite3").read_bytes()


def _sqlite(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()


def _socket(path: Path) -> None:
    """A socket; its path must be short, so it is made from within its folder."""
    folder = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(f"/proc/self/fd/{folder}/{path.name}" if len(str(path)) > 100 else str(path))
    os.close(folder)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "journal.sqlite3").write_bytes(_fixture())


FOREIGN: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.touch(),
    "picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    "text": lambda path: path.write_text("Dear diary, today I had an interview. 🙂\n" * 50, encoding="utf-8"),
    "text-in-utf-16": lambda path: path.write_text("Dear diary\n" * 50, encoding="utf-16"),
    "progress-file": lambda path: path.write_text('{"format": "second-interview-workbook progress"}', encoding="utf-8"),
    "one-byte": lambda path: path.write_bytes(b"S"),
    "zeros": lambda path: path.write_bytes(bytes(40960)),
    "noise": lambda path: path.write_bytes(random.Random(7).randbytes(40960)),
    "archive": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(3000)),
    "first-bytes-only": lambda path: path.write_bytes(_fixture()[:100]),
    "magic-and-noise": lambda path: path.write_bytes(_fixture()[:16] + random.Random(8).randbytes(8176)),
    "another-database": lambda path: _sqlite(path, "CREATE TABLE bookmarks (url TEXT)", "PRAGMA user_version = 2"),
    "empty-database": lambda path: _sqlite(path, "VACUUM"),
    "another-with-our-names": lambda path: _sqlite(
        path, "CREATE TABLE entry (key, text)", "CREATE TABLE history (key)", "PRAGMA application_id = 7"
    ),
    "another-in-wal": lambda path: _sqlite(path, "PRAGMA journal_mode = WAL", "CREATE TABLE bookmarks (url TEXT)"),
    "folder": lambda path: path.mkdir(),
    "folder-with-a-journal": _folder,
    "link-to-nothing": lambda path: path.symlink_to(path.with_name("gone") / "journal.sqlite3"),
    "link-to-itself": lambda path: path.symlink_to(path),
    "pipe": os.mkfifo,
    "socket": _socket,
    "device": lambda path: path.symlink_to("/dev/null"),
    "newer-without-our-tables": lambda path: _sqlite(
        path, "CREATE TABLE answers (x)", f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 9"
    ),
}


def _newer(folder: Path) -> dict[str, int]:
    """A journal of a newer version is read and not written."""
    for ahead in (1, 100):
        path = folder / f"newer-{ahead}.sqlite3"
        path.write_bytes(_fixture())
        _sqlite(path, f"PRAGMA user_version = {SCHEMA_VERSION + ahead}")
        before = _fingerprint(path)
        journal = Journal(path)
        for key, expected in _expected(SCHEMA_VERSION).items():
            assert [_said(one) for one in journal.entries()[key]] == expected["current"], (
                f"a newer one shows another {key}"
            )
        for use in USES:
            assert "newer version" in _refusal(lambda use=use, one=journal: use(one)), "a newer journal was written to"  # type: ignore[misc]
        journal.close()
        assert _fingerprint(path) == before, "a newer journal was changed"
    return {"newer": 2}


def _closed(_folder: Path) -> dict[str, int]:
    """A journal that may not be read."""
    whole = _fixture()  # read before becoming somebody who may not
    with nobodys_folder() as home:
        path = home / "journal.sqlite3"

        def work(say: Say) -> None:
            become_nobody()
            path.write_bytes(whole)
            path.chmod(0o000)
            say(_refusal(lambda: Journal(path).latest("interview.role")))
            say(_refusal(lambda: Journal(path).record("interview.role", "sales")))
            path.chmod(0o600)
            say("same" if path.read_bytes() == whole else "changed")

        said = alone(work)
    assert [one.endswith(".") for one in said[:2]] == [True, True], f"a journal that is closed: {said}"
    assert said[2:] == ["same"], "a journal that is closed was changed"
    return {"closed": 1}


def lost(folder: Path) -> dict[str, int]:
    """The journal is moved, deleted or replaced: this is said, nothing goes into a new file unasked."""
    counts = Counter(ways=0)
    for way in (_deleted, _moved, _folder_deleted, _replaced, _replaced_by_another, _between_sessions, _only_copies):
        home = folder / way.__name__.strip("_")
        journal = Journal(home / "journal.sqlite3")
        for number in range(3):
            journal.record(f"answer.{number}", number)
        copy = journal.snapshot("change")
        way(journal)
        counts["ways"] += 1
        if journal.path.exists() or not copy.path.exists():
            continue
        _go_back_while_another_page_has_it_open(journal, copy)
        _start_afresh(journal)
        counts["put_right"] += 1
    return dict(counts)


def _is_missing(journal: Journal) -> None:
    """Every use says that the journal is missing, also the second time, and none makes a new one."""
    for _ in range(2):
        for use in (*USES, lambda one: one.snapshot("change")):
            said = _refusal(lambda use=use: use(journal))  # type: ignore[misc]
            assert "moved" in said, f"it is not said that the journal is missing: {said!r}"
            assert not journal.path.exists(), "a new journal was made unasked"
    assert _is_refused(journal, "answer.0"), "a lost answer looks as if it had never been given"
    assert journal.health().broken, "a lost journal counts as a whole one"


def _deleted(journal: Journal) -> None:
    journal.path.unlink()
    _is_missing(journal)


def _moved(journal: Journal) -> None:
    there = journal.path.rename(journal.path.with_name("moved.sqlite3"))
    _is_missing(journal)
    assert Journal(there).latest("answer.2") == 2, "what was moved is not whole"


def _folder_deleted(journal: Journal) -> None:
    """Then nothing tells that there ever was a journal, but for the page that had it open."""
    shutil.rmtree(journal.path.parent)
    _is_missing(journal)


def _replaced(journal: Journal) -> None:
    """By an older journal: what is recorded goes into neither unseen, and stands beside what is there."""
    older = Journal(journal.path.parent / "elsewhere" / "journal.sqlite3")
    older.record("answer.0", "older")
    older.close()
    older.path.replace(journal.path)
    _refusal(lambda: journal.record("answer.0", "new"))
    journal.record("answer.0", "new")
    assert _values(journal)["answer.0"] == {"older", "new"}, "an answer was replaced unseen"


def _replaced_by_another(journal: Journal) -> None:
    _sqlite(journal.path.with_name("other"), "CREATE TABLE bookmarks (url TEXT)")
    journal.path.with_name("other").replace(journal.path)
    before = _fingerprint(journal.path)
    for use in USES * 2:
        assert _refusal(lambda use=use: use(journal)), "what is no journal was written to"  # type: ignore[misc]
        assert _fingerprint(journal.path) == before, "what is no journal was changed"


def _between_sessions(journal: Journal) -> None:
    """The note beside the journal, which says how many answers there were, is left."""
    journal.forget()
    journal.path.unlink()
    _is_missing(Journal(journal.path))


def _only_copies(journal: Journal) -> None:
    journal.forget()
    for path in journal.path.parent.glob("journal.*"):
        path.unlink()
    _is_missing(Journal(journal.path))


def _go_back_while_another_page_has_it_open(journal: Journal, copy: Snapshot) -> None:
    elsewhere = Journal(journal.path)
    go_back(elsewhere, copy)
    assert _values(elsewhere) == {f"answer.{number}": {number} for number in range(3)}, "going back did not bring all"
    _refusal(lambda: journal.latest("answer.1"))
    journal.latest("answer.1")
    journal.record("answer.1", "from the page that had it open")
    elsewhere.latest("answer.2")
    elsewhere.record("answer.2", "from the page that went back")
    assert _values(journal)["answer.1"] == {"from the page that had it open"}
    assert _values(journal)["answer.2"] == {"from the page that went back"}
    assert journal.revision() > copy.revision, "a revision was given twice"
    journal.close()
    elsewhere.close()


def _values(journal: Journal) -> dict[str, set[object]]:
    return {key: {entry.value for entry in found} for key, found in journal.entries().items()}


def _start_afresh(journal: Journal) -> None:
    """From a lost journal; its copies stay."""
    journal.path.unlink()
    journal = Journal(journal.path)
    copies = {_fingerprint(copy.path) for copy in journal.snapshots()}
    start_afresh(journal)
    journal.record("answer.0", "afresh")
    assert _values(Journal(journal.path)) == {"answer.0": {"afresh"}}, "starting afresh began with something else"
    kept = {_fingerprint(path) for path in journal.path.parent.glob("snapshots.set-aside-*/*")}
    assert copies <= kept, "a copy was deleted"


def copies_under_load(count: int, folder: Path) -> dict[str, int]:
    """Copies that are taken while another process writes are whole, and hold all that was saved before."""
    path = folder / "journal.sqlite3"
    board = folder / "over"

    def write(say: Say) -> None:
        journal, luck, number = Journal(path), random.Random(9), 0
        while not board.exists():
            with unless_busy():
                journal.record(f"answer.{number % 40}", [number, luck.choice(TEXTS) * luck.randint(1, 100)])
                number += 1
                say(f"saved {number}.")
            time.sleep(luck.choice((0.001, 0.003)))
        say(str(number))

    writer = Forked(write)
    writer.wait_for("saved 5.")
    journal, revision = Journal(path), 0
    for copies in range(count):
        writer.wait_for(f"saved {5 + copies}.")  # on a busy machine it may not get its turn between two copies
        copy = None
        while copy is None:
            with unless_busy():
                saved = {key: found[0].revision for key, found in journal.entries().items()}
                copy = journal.snapshot("change")
        contents = read_snapshot(copy)
        assert not contents.broken, f"{copy.path.name} is not whole"
        there = {key: found[0].revision for key, found in contents.current.items()}
        assert all(there.get(key, 0) >= number for key, number in saved.items()), (
            "a copy lacks what was saved before it"
        )
        assert copy.revision >= revision, "a newer copy counts as an older one"
        revision = copy.revision
    board.touch()
    return {"copies": count, "not_whole": 0, "saves_meanwhile": int(writer.said()[-1])}


def old_schemas(folder: Path) -> dict[str, int]:
    """Journals that earlier versions made are opened with every answer and every version of it.

    The files in FIXTURES were written by the code of their time and are never made anew.
    """
    counts = Counter(schemas=0)
    for version in range(1, SCHEMA_VERSION + 1):
        path = folder / str(version) / "journal.sqlite3"
        path.parent.mkdir()
        path.write_bytes(_fixture(version))
        opened = [Forked(lambda say, path=path: say(str(len(Journal(path).entries())))) for _ in range(2)]  # type: ignore[misc]
        expected = _expected(version)
        assert [page.said() for page in opened] == [[str(len(expected))]] * 2, (
            f"two pages opened schema {version} at once"
        )
        journal = Journal(path)
        assert not journal.contents().broken, f"schema {version}: {journal.health().sentence}"
        assert set(journal.entries()) == set(expected), f"schema {version}: other keys than were written"
        for key, one in expected.items():
            assert [_said(entry) for entry in journal.entries()[key]] == one["current"], f"schema {version}: {key}"
            assert [_said(entry) for entry in journal.history(key)] == one["history"], f"schema {version}: {key}"
            counts["versions"] += len(one["history"])
        journal.record("added.later", 1)
        copied = [copy for copy in journal.snapshots() if copy.why == "before-update"]
        assert bool(copied) == (version < SCHEMA_VERSION), f"schema {version}: copies from before {copied}"
        assert all(len(read_snapshot(copy).current) == len(expected) for copy in copied), "the copy lacks answers"
        counts["schemas"] += 1
    return dict(counts)


def _expected(version: int) -> dict[str, dict[str, list[object]]]:
    """By key, the versions that are current and all that were kept."""
    return json.loads((FIXTURES / f"schema-{version}.json").read_text(encoding="utf-8"))


def _said(entry: Entry) -> list[object]:
    return [entry.text, entry.revision, entry.stamp, list(entry.ancestors), entry.sha256]
