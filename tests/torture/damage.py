"""Files that are damaged, cut, lost, or somebody else's: nothing wrong is ever shown as if it were right.

Each campaign returns what it counted and raises `AssertionError` at the first thing that must not be.
"""

import random
import shutil
from pathlib import Path

from workbook.journal import Entry, Journal, JournalError
from workbook.journal.recovery import go_back, repair
from workbook.journal.snapshots import folder_of

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
    """A journal of about 180 kB at `path`: texts in many scripts, histories, and answers changed on two pages at once."""
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
        except JournalError as error:
            assert str(error), f"{what}: the journal cannot be used and does not say why"
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
        """Saving either works, and leaves all else alone, or says why not."""
        try:
            journal.record("added.later", "one more")
        except JournalError:
            return
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
    """One bit of a journal changes, `count` times. `answers` are those of the files that were found damaged."""
    luck = random.Random(20250304)
    life = Life(folder, luck)
    for _ in range(count):
        place, bit = luck.randrange(len(life.bytes)), luck.randrange(8)
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
    assert life.counts["noticed"] == count, "a journal that was cut was taken for a whole one"
    return {"truncations": count, **_recovered(life.counts)}


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
