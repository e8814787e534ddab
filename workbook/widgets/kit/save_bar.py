"""The bar at the top of every page: what is saved, the download, and the way back."""

from contextlib import suppress
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from traitlets import Bool, Dict, Float, Int, List, Unicode, observe

from ...answers.keeping import answers, conflicts_of, copies_of, find_copy, preview_in_words, trouble_of
from ...answers.naming import moment_in_words, name_of
from ...answers.reading import LONGEST_NAME, read_text
from ...answers.state import EVERY_PAGE, Answers
from ...clock import local, now
from ...journal import Journal, JournalError, home, whereabouts
from ...journal.entry import LARGEST_PROGRESS
from ...journal.errors import ProgressError
from ...journal.mishaps import SENTENCE
from ...journal.presence import Presence
from .clockwork import Clockwork
from .drawn import Drawn
from .pages import no_layout, page_name
from .save_bar_words import WORDS

if TYPE_CHECKING:
    from ...journal.progress import Progress, Restored

_DOES = {
    "retry", "download", "choose_file", "cancel", "restore", "undo", "choose_version", "go_back", "repair",
    "start_afresh", "name", "delete",
}  # fmt: skip
_LONG_AGO = 300.0  # seconds after which a Binder session asks for a download


class SaveBar(Drawn):
    """What is saved and where; download, restore, earlier copies and deleting.

    What a person does arrives as {"do": name, ...}, and is done by the method of that name, `_name`.
    What only some of these need is loaded by them, so that the page stands sooner.
    """

    drawn_by = "save_bar"
    _words = Dict(WORDS).tag(sync=True)

    _here: ClassVar[dict[tuple[Path, str], Presence]] = {}  # a page that runs again, or in two tabs, is not elsewhere

    answered = Dict().tag(sync=True)  # changes by name: True for one that is committed, False for one that was refused
    page = Unicode().tag(sync=True)  # its name
    workbook = Unicode().tag(sync=True)  # its id; "" while there is no journal
    saved = Unicode().tag(sync=True)
    unsaved = Unicode().tag(sync=True)  # why something is not saved
    said = Unicode().tag(sync=True)  # what came of the last thing done
    refused = Unicode().tag(sync=True)  # why it was not done
    answers = Int(0).tag(sync=True)
    where = Unicode().tag(sync=True)
    owner = Unicode().tag(sync=True)
    temporary = Bool(False).tag(sync=True)  # a session that forgets
    place = Dict().tag(sync=True)  # where answers live, in words
    waits_since = Float(0).tag(sync=True)  # epoch seconds of the first change that is in no download; 0 for none
    long_ago = Float(_LONG_AGO).tag(sync=True)
    elsewhere = Unicode().tag(sync=True)  # since when this page is open elsewhere too
    trouble = Dict().tag(sync=True)
    conflicts: List = List().tag(sync=True)
    copies: List = List().tag(sync=True)
    preview = Dict().tag(sync=True)
    can_undo = Bool(False).tag(sync=True)
    can_seal = Bool(False).tag(sync=True)
    over = Bool(False).tag(sync=True)  # everything was deleted
    largest = Int(LARGEST_PROGRESS).tag(sync=True)
    clock = Dict().tag(sync=True)  # see `Clockwork`
    looks = Int(0).tag(sync=True, echo_update=False)  # how often the page was turned to

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._state = Answers(journal)
        self._autosave = self._state.autosave
        self._chosen: Progress | None = None  # the file that is being previewed
        self._restored: Restored | None = None
        self._presence = self._here.setdefault((home(), page_name()), Presence(home(), page_name()))
        super().__init__(
            layout=no_layout(),
            temporary=whereabouts.forgets(),
            page=page_name(),
            place=whereabouts.in_full(),
            where=str(journal.path.parent),
            can_seal=find_spec("cryptography") is not None,  # the extra that locks files
        )
        self._presence.enter()
        self._autosave.listen(self)
        self._state.listen(self)
        self.on_msg(self._on_press)
        self._state.catch_up(self.page)
        self._clockwork = Clockwork(self, self._state)
        self._look()

    def close(self) -> None:
        if self.comm is not None:  # it may be closed twice
            self._autosave.stop_listening(self)
            self._state.stop_listening(self)
            self._clockwork.stop()
            self._presence.leave()
        super().close()

    def __repr__(self) -> str:
        return "SaveBar()"

    # What becomes of the answers

    def on_saved(self, at: datetime, keys: set[str]) -> None:
        """`on_answered` says it too, so that both are one message."""

    def on_answered(self, at: datetime | None, answers: dict[str, bool]) -> None:
        with self.hold_sync():
            if answers:
                self.answered = answers
            if at:
                self.unsaved = ""
                self.saved = f"Saved {local(at):%H:%M:%S}"
                self._count()

    def on_failed(self, sentence: str, _keys: set[str]) -> None:
        with self.hold_sync():
            self.unsaved = f"Not saved. {sentence} What you typed is still on this page."
            self._count()

    def on_changed(self, _keys: set[str], _page: str) -> None:
        """What is saved of it is told by `on_answered`."""

    def on_look(self, page: str) -> None:
        if page in (self.page, EVERY_PAGE):
            with self.hold_sync():
                self._look()

    def say_mishap(self) -> None:
        self.refused = SENTENCE

    @observe("looks")
    def _on_look(self, _change: object) -> None:
        if not self._autosave.resting:
            self._autosave.flush()
        if not self._autosave.resting:
            self._state.look(self.page)

    def _look(self) -> None:
        """Say how the journal is now."""
        if self._journal.over:
            self._say_over()
        self.elsewhere = self._open_elsewhere()
        self._count()
        self.copies = copies_of(self._journal)
        with suppress(JournalError):
            self.owner = self._journal.about("owner")
            self.workbook = self._journal.about("workbook") or self.workbook  # once deleted, the page forgets that one
            entries = [entry for found in self._journal.entries().values() for entry in found]
            if entries and not self._autosave.waiting:
                self.saved = f"Last saved {moment_in_words(max(entry.at for entry in entries))}"
        if not self._autosave.waiting:
            self.unsaved = ""

    def _count(self) -> None:
        self.trouble = trouble_of(self._journal)
        with suppress(JournalError):
            self.workbook = self.workbook or self._journal.about("workbook")
            self.answers = len(self._journal.entries())
            self.conflicts = conflicts_of(self._journal)
            self.waits_since = self._first_not_downloaded() if self.temporary else 0

    def _open_elsewhere(self) -> str:
        others = [other for other in self._presence.others() if other.page and other.page == self.page]
        return moment_in_words(min(other.since for other in others)) if others else ""

    def _first_not_downloaded(self) -> float:
        said = self._journal.about("downloaded")
        downloaded = int(said) if said.isdecimal() else 0
        entries = [entry for found in self._journal.entries().values() for entry in found]
        return min((entry.at.timestamp() for entry in entries if entry.revision > downloaded), default=0)

    # What a person does

    def _on_press(self, _widget: object, content: Any, buffers: Any) -> None:
        do = content.get("do")
        if do not in _DOES:
            return
        with self.hold_sync():
            self.said = self.refused = ""
            self._autosave.flush()
            try:
                getattr(self, f"_{do}")(content, buffers)
            except (JournalError, ProgressError, ValueError) as refusal:
                self.refused = str(refusal)
            self._look()

    def _retry(self, _content: Any, _buffers: Any) -> None:
        """What waits was flushed already."""
        if not self._autosave.waiting:
            self.said = "Everything is saved."

    def _download(self, content: Any, _buffers: Any) -> None:
        from ...journal.progress import file_name, write_progress

        revision = self._journal.revision()
        data = write_progress(self._journal)
        if passphrase := content.get("passphrase"):
            from ...journal.seal import sealed

            data = sealed(data, passphrase)
        locked = " It is locked with your passphrase." if passphrase else ""
        name = file_name(now())
        self.send({"download": name}, [data])
        with suppress(JournalError):  # a journal that can only be read is downloaded all the same
            self._journal.note("downloaded", str(revision))
        self.said = (
            f"{answers(self.answers)} handed to your browser as {name}. Look for it among your downloads.{locked}"
        )

    def _choose_file(self, content: Any, buffers: Any) -> None:
        from ...journal.progress import preview, read_progress

        self._cancel(content, buffers)
        self._chosen = read_progress(bytes(buffers[0]), content.get("passphrase") or None)
        self.preview = preview_in_words(preview(self._journal, self._chosen))

    def _cancel(self, _content: Any, _buffers: Any) -> None:
        self._chosen, self.preview = None, {}

    def _restore(self, content: Any, buffers: Any) -> None:
        from ...journal.progress import restore

        if self._chosen is None:
            return
        self._restored = restore(self._journal, self._chosen, also_older=content.get("also_older") is True)
        self.said = f"Restored. This page shows {answers(len(self._journal.entries()))} now."
        self.can_undo = True
        self._cancel(content, buffers)
        self._state.look()

    def _undo(self, _content: Any, _buffers: Any) -> None:
        from ...journal.progress import unrestore

        if self._restored is not None:
            unrestore(self._journal, self._restored)
            self._restored, self.can_undo = None, False
            self.said = "Undone: everything is as it was before the file, and what you entered since is kept."
            self._state.look()

    def _choose_version(self, content: Any, _buffers: Any) -> None:
        key = content.get("key")
        for entry in self._journal.conflicts().get(key, ()):
            if entry.sha256 == content.get("id"):
                self._journal.choose(key, entry.value)
                self.said = f"{name_of(key)}: settled."
                self._state.look()

    def _go_back(self, content: Any, _buffers: Any) -> None:
        from ...journal.recovery import go_back

        copy = find_copy(self._journal, str(content.get("id")))
        go_back(self._journal, copy)
        self.said = (
            f"Everything is as it was at {moment_in_words(copy.taken)}. What was here before is among the copies."
        )
        self._state.look()

    def _repair(self, _content: Any, _buffers: Any) -> None:
        from ...journal.recovery import repair

        older = [name_of(key) for key in repair(self._journal)]
        from_a_copy = f" From an earlier copy: {', '.join(older)}." if older else ""
        self.said = f"Repaired. The damaged file was set aside and not changed.{from_a_copy}"
        self._carry_on()

    def _start_afresh(self, _content: Any, _buffers: Any) -> None:
        from ...journal.recovery import start_afresh

        start_afresh(self._journal)
        self.said = "You start with an empty workbook. Nothing was deleted."
        self._carry_on()

    def _carry_on(self) -> None:
        """Record what could not be recorded while the journal was unusable, and show what it holds."""
        self._autosave.flush()
        self._state.look()

    def _name(self, content: Any, _buffers: Any) -> None:
        self._journal.note("owner", read_text(str(content.get("name", "")), "The nickname for the file", LONGEST_NAME))

    def _delete(self, _content: Any, _buffers: Any) -> None:
        from ...journal.recovery import delete_everything

        self._autosave.drop()
        delete_everything(self._journal)
        self._state.look()
        self._say_over()

    def _say_over(self) -> None:
        self.over, self.conflicts, self.copies, self.can_undo = True, [], [], False
        self.saved, self.owner, self._restored = "", "", None
        self.said = "Everything is deleted. Close this page; what is still on it is saved nowhere."
