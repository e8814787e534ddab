"""What must hold of the claims of one journal, on one page and over all of them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from workbook.answers.catalogue import FIRST
from workbook.content.roles import roles

from .claims import ALL, BEFORE_IT, COUNTED, KIND, MOST, OPEN, PROMISE, RANGE, TODAY, VERDICT, Claim
from .journals import TODAY as THIS_DAY
from .values import differ, frequencies, is_chance

# On no page, whatever was entered.
NEVER = (
    r"between under 1 in 20 and",
    r"\b1 times the odds",
    r"\b(accept|let it go), by \d",
    r"\b0\.44\b",
    r"\bvariance\b",
    r"\btipping value\b",
    r"\bin flight\b",
    r"\b(the|one) (only|one field) study that drew lots",
)

MONEY = "OfferList.money"  # where 0.44 is an amount
# Where chances are said and read, or are not about the person's own.
CHANCES = (
    *(
        "StageOdds.picture",
        "StageOdds.tables",
        "StageOdds.moves",
        "Home.odds",
        "ApplicationList.odds",
        "ApplicationList.rows",
    ),
    *("AtLeastOne.facts", "AtLeastOne.offers", "AtLeastOne.growth", "Waiting.rows", "Waiting.silence", "Waiting.first"),
    *(
        "StayInTouch.silence",
        "ReferenceDesk.chance",
        "Debrief.fields",
        "OfferDecision.other.",
        "EvidenceExplorer.rates",
    ),
    *("StageOdds.basis", "StageOdds.cards", "printed", "its own text"),
)


@dataclass(frozen=True)
class Fault:
    """kind : the rule that is broken. says : what stands where."""

    kind: str
    says: tuple

    def __str__(self):
        return f"{self.kind}\n" + "\n".join(f"      {one}" for one in self.says)


def faults(pages, claims, written):
    """Everything that contradicts something else, or was not given."""
    claims = [*claims, *_of_the_only_one(claims)]
    yield from _differing(claims)
    yield from _outside(claims)
    yield from _ended(claims, written)
    yield from _left_out(claims)
    yield from _not_given(claims, written)
    yield from _about_itself(claims, written)
    yield from _promised(claims)
    yield from _unread(pages)
    yield from _near_names(pages, claims, written)
    for page in pages:
        yield from _said(page, claims, written)


def _of_the_only_one(claims):
    """With one application in the odds, at least one offer is an offer from it."""
    open_ones = {one.value for one in claims if one.about == ALL and one.kind == OPEN}
    those = {one.about for one in claims if one.shown.where == "ApplicationList.rows" and one.kind == TODAY}
    if open_ones == {1} and len(those) == 1:
        for one in claims:
            if one.about == ALL and one.kind in (TODAY, RANGE):
                yield Claim(*those, one.kind, one.value, one.shown)


def _differing(claims):
    """No two claims about one thing differ."""
    by = defaultdict(list)
    for one in [each for each in claims if each.kind != MOST]:
        by[one.about, one.kind].append(one)
    for (about, kind), those in by.items():
        for other in those[1:]:
            first = next((one for one in those if one is not other and differ(one.value, other.value)), None)
            if first:
                yield Fault(f"two values: {kind} of {about}", (first, other))
                break


def _outside(claims):
    """The middle is never said to lie outside the range."""
    ranges = {one.about: one for one in claims if one.kind == RANGE}
    for one in claims:
        if one.kind == TODAY and one.about in ranges and is_chance(one.value) and hasattr(one.value, "ends"):
            low, high = ranges[one.about].value
            if one.value.ends[1] < low.ends[0] or one.value.ends[0] > high.ends[1]:
                yield Fault(f"the middle is outside the range of {one.about}", (one, ranges[one.about]))


def _ended(claims, written):
    """An application with an outcome has no odds any more."""
    ended = {one.key: one for one in written.applications if one.came != "open"}
    for one in claims:
        if one.about in ended and one.kind in (TODAY, RANGE):
            yield Fault(f"an outcome ends the odds of {one.about}: {ended[one.about].came}", (one,))


def _left_out(claims):
    """What is left out of the odds on one page has none on another."""
    out = {one.about: one for one in claims if one.kind == COUNTED and one.value is False}
    for one in claims:
        if one.about in out and one.kind in (TODAY, RANGE):
            yield Fault(f"{one.about} is left out here and has odds there", (out[one.about], one))


def _not_given(claims, written):
    """Nothing given, nothing said."""
    for one in claims:
        if (
            one.kind == KIND
            and not written.get(f"{one.about}.role")
            and one.value in {r.label for r in roles().values()}
        ):
            yield Fault(f"nobody gave the kind of work of {one.about}", (one,))
        if one.kind == VERDICT and written.get("offer.worth") is None:
            yield Fault("a verdict though nobody said what the offer is worth", (one,))


def _about_itself(claims, written):
    """What came of an interview is none of the interviews before it."""
    others = sum(one.outcome in ("offer", "no") for one in written.applications if one.key != FIRST)
    for one in claims:
        if one.kind == BEFORE_IT and one.value not in (written.before[0], written.before[0] + others):
            yield Fault(f"{one.about} counts as one of the interviews before itself", (one,))


def _promised(claims):
    """What matters most on a page takes no longer than its head promises."""
    promises = {one.about: one for one in claims if one.kind == PROMISE}
    for about, promise in promises.items():
        lists = {one.value: one for one in claims if one.kind == MOST and one.about == about}
        if sum(many for _list, many in lists) > promise.value:
            yield Fault(f"what matters most takes longer than promised: {about}", (promise, *lists.values()))


def _unread(pages):
    """Wherever a chance is said, it is read and compared."""
    for page in pages:
        for shown in page.texts:
            if frequencies(shown.text) and not shown.where.startswith(CHANCES):
                yield Fault("a chance that no function reads", (shown,))


def _near_names(pages, claims, written):
    """A chance that stands in one sentence with an employer is one that is known of it."""
    known, names = defaultdict(set), {one.employer: one.key for one in written.applications if one.employer}
    for one in claims:
        known[one.about] |= {one.value} if is_chance(one.value) else set(one.value) if one.kind == RANGE else set()
    for page in pages:
        for shown in page.texts:
            for sentence in re.split(r"(?<=[.;!?])\s", shown.text):
                about = [key for name, key in names.items() if name in sentence]
                for found in frequencies(sentence) if len(about) == 1 else ():
                    if not any(not differ(found, value) for value in known[about[0]]):
                        yield Fault(f"another chance beside the name of {about[0]}", (shown,))


@cache
def _never(text):
    """The phrases of `NEVER` in a text, each with the words around it."""
    found = [(phrase, re.search(phrase, text, re.IGNORECASE)) for phrase in NEVER]
    return [(phrase, text[max(at.start() - 60, 0) : at.end() + 60]) for phrase, at in found if at]


def _said(page, claims, written):
    """Phrases that stand on no page, or not now."""
    offer = any(one.came == "offer" for one in written.applications)
    only_one = {one.value for one in claims if one.about == ALL and one.kind == OPEN} == {1}
    asked = []
    for shown in page.texts:
        for phrase, around in () if shown.where.startswith(MONEY) else _never(shown.text):
            yield Fault(f"never on a page: {phrase}", (f"page {page.name}, {shown.where}: “{around}”",))
        if offer and "No application is open" in shown.text:
            yield Fault("an offer is there, and this says that nothing is open", (shown,))
        if only_one and shown.where.startswith("AtLeastOne") and "if each were separate luck" in shown.text.lower():
            yield Fault("separate luck with one application", (shown,))
        if "Is the date right?" in shown.text:
            asked.append(shown)
    first = next((one for one in written.applications if one.key == FIRST), None)
    if len(asked) > 1 or (asked and first and first.day == THIS_DAY):
        yield Fault("the date is questioned twice, or on the day itself", tuple(asked))
