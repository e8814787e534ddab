"""What the pages claim: one value of one thing, and where it stands.

One small function for each place, in the modules `of_…`. Each says what it reads there as claims about an application
(by its key), an offer, the plan, a page or the person. What a claim is called never depends on where it stands, so all
pages can be compared.
"""

from dataclasses import dataclass
from typing import Any

from workbook.answers.applications import choices
from workbook.offer.offers import offer_names, read_offers

from .pages import Shown, plain
from .values import middle, span

ALL, PLAN, PERSON = "at least one offer", "the plan", "you"
TODAY, RANGE, THEN = "chance today", "range today", "chance on the day"
OPEN, COUNTED = "open applications", "counts in the odds"
OUTCOME, KIND, SILENT, PROMISED = "outcome", "kind of work", "days of silence", "promised day"
PREPARED, DEADLINE, VERDICT, SIGNED = "preparation", "deadline", "verdict", "signature"
DONE, TASKS, MINUTES = "done", "tasks", "minutes"
NEEDED, PROMISE, BEFORE_IT = "interviews until 4 in 5", "minutes promised", "second interviews before it"
AHEAD, MOST = "days until the interview", "minutes of what matters most"
EITHER = 0.05  # the words of a chance and of what is left of it may each be 2.5 points off


@dataclass(frozen=True)
class Claim:
    """about : the key of an application or an offer, or one of the names above. kind : what is said of it."""

    about: str
    kind: str
    value: Any
    shown: Shown

    def __str__(self):
        return f"{self.shown} says {self.kind} of {self.about}: {self.value}"


_PLACES = []  # (name of the page or of the part, function)


def place(*names):
    """Register a function that reads claims off the parts of these names."""

    def keep(read):
        _PLACES.append((names, read))
        return read

    return keep


def places():
    """The names of the functions that read claims."""
    return [read.__name__ for _names, read in _PLACES]


class Names:
    """Which application or offer a name on a page stands for."""

    def __init__(self, written, pages):
        self.applications, self.offers = written.applications, read_offers(written.answers)
        called = [(plain(name), key) for key, name in choices(self.applications)]
        called += [(plain(one.name), one.key) for one in self.applications]
        called += [(plain(name), key) for key, name in offer_names(self.offers).items()]
        lists = [part for page in pages for part in page.named("ApplicationList")]
        self.with_odds = {row["key"] for part in lists for row in part.state["rows"] if row.get("chance")}
        self._keys = {}
        for name, key in called:
            self._keys.setdefault(name, set()).add(key)

    def key(self, name, kind="application"):
        """The key of the one that is called `name`; None when nobody or several are."""
        found = {one for one in self._keys.get(plain(name), ()) if one.startswith("offer.") == (kind == "offer")}
        return found.pop() if len(found) == 1 else None

    def is_open(self, key):
        return any(one.key == key and one.is_open for one in self.applications)


def claims_of(pages, written):
    """Every claim of these pages, and for each function that reads them how many it read."""
    names, found, read_by = Names(written, pages), [], {}
    for those, read in _PLACES:
        new = []
        for page in pages:
            if page.name in those:
                new += read(page, names)
            for part in page.named(*those):
                new += read(part, names)
        read_by[read.__name__] = len(new)
        found += new
    return found, read_by


def chance_in(about, shown, text):
    """The range and the middle in a sentence such as "between 1 in 9 and 3 in 5; about 1 in 3"."""
    if found := span(text):
        yield Claim(about, RANGE, found, shown)
    if found := middle(text):
        yield Claim(about, TODAY, found, shown)
