"""Bring something in: a file or a pasted text is read, what is in it is shown, and what is ticked is taken."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from traitlets import Bool, Dict, Int, Unicode

from ... import clock
from ...answers.naming import name_of
from ...answers.state import Answers
from ...bringing.found import MOST_BYTES, Found, Given, Here, Proposed
from ...bringing.placing import changes_of, stays, undone
from ...content.rows import Changes
from ...journal import JournalError
from ...wording import counted
from .answers_part import AnswersPart
from .blocks import PROBLEM, UNSAVED, box, picture

_WORDS = {
    "title": "Bring something in",
    "care": "No link in it is opened, nothing is sent to anybody, and only what you take is kept.",
    "no_answer": "There is no answer yet. Nothing is taken before this page says so.",
    "paste": "Paste the text here",
    "look": "Look what is in it",
    "empty": "There is nothing in the box. Paste a text first, or choose a file.",
    "this_text": "This text",
    "file": "Or choose a file",
    "up_to": "Up to {limit}.",
    "too_large": "{what} has {size}; the limit is {limit}. Nothing was read.",
    "not_read": "Your browser could not read this file. Choose it again.",
    "pasted": "What you pasted",
    "reading": "Reading …",
    "which": "{heading}: which is right?",
    "none": "None of these",
    "left_out": "Not proposed",
    "take": "Take what is ticked",
    "taking": "Taking …",
    "nothing": "Take nothing",
    "close": "Close",
    "undo": "Put everything back as it was",
    "undoing": "Putting it back …",
}


class BringIn(AnswersPart):
    """One place to bring something in. about : a key of `bringing.readers.PLACES`, or several; "" for anything.

    The page sends {"do": "read"} with the bytes; Python tells what was `found`. Nothing of it is kept but what is
    taken, which is recorded in one step and can be put back in one.
    """

    drawn_by, called, saves = "bring_in", "bring", False
    blocks = (picture("bring", words=_WORDS), box(PROBLEM, UNSAVED, look="bring-foot", tag="footer"))

    what_can = Unicode().tag(sync=True)  # what can be brought in here, once somebody unfolds it
    largest = Int(MOST_BYTES).tag(sync=True)
    readings = Int(0).tag(sync=True)  # how often something was read; a press on an older one counts for nothing
    answered = Int(0).tag(sync=True)  # how many presses were answered, so that the page knows which was not
    found = Dict().tag(sync=True)  # {"what", "groups": [{"heading", "one_of", "items"}], "left_out"}, or nothing
    said = Unicode().tag(sync=True)  # what came of the last thing done
    not_read = Unicode().tag(sync=True)  # why it was not done
    can_undo = Bool(False).tag(sync=True)

    def __init__(self, answers: Answers, about: str = "") -> None:
        self._about = about
        self._found: Found | None = None
        self._taken: tuple[Changes, Changes] | None = None  # what was recorded last, and what was there before
        super().__init__(answers)

    def draw(self) -> None:
        """What was found stays as it is while answers change."""

    def heard(self, do: str, content: dict[str, Any]) -> None:
        """What the page sends without a file."""
        if do == "unfold":
            self._unfold()
        elif do == "take" and content.get("reading") == self.readings:
            self._attempt(lambda: self._take(content.get("items")))
        elif do == "leave":
            self._attempt(self._forget)
        elif do == "undo":
            self._attempt(self._undo)

    def _on_message(self, widget: object, content: Any, buffers: Any) -> None:
        if isinstance(content, dict) and content.get("do") == "read":
            data, name = (bytes(buffers[0]) if buffers else b""), content.get("name")
            self._attempt(lambda: self._read(Given(data, name if isinstance(name, str) else "")))
            self.readings += 1
        else:
            super()._on_message(widget, content, buffers)

    def _attempt(self, act: Callable[[], None]) -> None:
        """Do it, or say why not."""
        with self.hold_sync():
            self.said = self.not_read = ""
            try:
                act()
            except (ValueError, JournalError) as refusal:
                self.not_read = str(refusal)
            self.answered += 1

    def _unfold(self) -> None:
        """The readers are loaded only now: most pages are opened without bringing anything in."""
        from ...bringing.all_readers import called_about

        self.what_can = called_about(self._about)

    def _read(self, given: Given) -> None:
        from ...bringing.all_readers import bring

        self._forget()
        self.answers.catch_up(self.page)
        self._found = bring(given, Here(self.answers.values(), clock.now(), clock.zone()), self._about)
        self.found = _shown(self._found)

    def _take(self, items: Any) -> None:
        """Record what is ticked in one step: all of it, or nothing."""
        proposed = self._found.proposed if self._found else ()
        chosen = {item for item in items if type(item) is int} if isinstance(items, list) else set()
        taken = [one for place, one in enumerate(proposed) if place in chosen]
        if not taken:
            raise ValueError("Nothing is ticked, so nothing was taken.")
        self.answers.read()  # rows that came to a list since it was read keep their numbers
        changes = changes_of(taken, self.answers.values())
        before = {key: self.answers.get(key) for key in changes}
        self._record(changes)
        self._taken, self.can_undo = (changes, before), True
        self._forget()
        self.said = f"{counted(len(taken), 'thing')} taken and saved. The text itself is not kept."

    def _undo(self) -> None:
        """Put back what was there before; what was changed since stays."""
        if self._taken is None:
            return
        changes, before = self._taken
        self.answers.read()
        now = {key: self.answers.get(key) for key in changes}
        self._record(undone(changes, before, now))
        self._taken, self.can_undo = None, False
        kept = [name_of(key) for key in stays(changes, now)]
        since = f" You have changed this since, so it stays: {', '.join(kept)}." if kept else ""
        self.said = f"Everything is as it was before.{since}"

    def _record(self, changes: Changes) -> None:
        if changes:
            self._put |= changes.keys()
            self.answers.journal.record_all(changes)
            self.answers.look()

    def _forget(self) -> None:
        self._found, self.found = None, {}


def _shown(found: Found) -> dict[str, Any]:
    """What the page needs to show `found`: like neighbours in one group, the items by their place."""
    return {"what": found.what, "groups": list(_groups(found.proposed)), "left_out": list(found.left_out)}


def _groups(proposed: Iterable[Proposed]) -> Iterator[dict[str, Any]]:
    for (heading, one_of), items in groupby(enumerate(proposed), key=lambda item: (item[1].group, item[1].one_of)):
        yield {"heading": heading, "one_of": bool(one_of), "items": [_item(place, one) for place, one in items]}


def _item(place: int, one: Proposed) -> dict[str, Any]:
    return {
        "id": place,
        "label": one.label,
        "shown": one.shown,
        "parts": [list(part) for part in one.parts],
        "note": one.note,
        "ticked": one.ticked,
    }
