"""What the pages claim about several applications, their odds and their silence."""

import re

from workbook.answers.catalogue import FIRST

from .claims import (
    ALL,
    COUNTED,
    EITHER,
    KIND,
    NEEDED,
    OPEN,
    OUTCOME,
    PROMISED,
    RANGE,
    SILENT,
    THEN,
    TODAY,
    Claim,
    chance_in,
    place,
)
from .pages import plain
from .values import Drawn, Words, counted, frequencies, middle, of_hundred


@place("ApplicationList")
def over_all(part, _names):
    odds = part.state["odds"]
    shown = part.says("odds", f"{odds.get('whose')}: {odds.get('sentence')}")
    yield from chance_in(ALL, shown, odds.get("sentence", ""))
    if odds.get("words"):
        low, words, high = odds["words"]
        yield Claim(ALL, RANGE, (*frequencies(low), *frequencies(high)), shown)
        yield Claim(ALL, TODAY, middle(words), shown)
    yield Claim(ALL, OPEN, counted(odds.get("whose", ""), "open application") or 0, shown)


@place("ApplicationList")
def rows_of_applications(part, _names):
    for row in part.state["rows"]:
        key = row["key"]
        shown = part.says("rows", " | ".join(plain(str(one)) for one in row.values()))
        if found := middle(row.get("chance", "")):
            yield Claim(key, TODAY, found, shown)
        yield Claim(key, OUTCOME, row["outcome"], shown)
        yield Claim(key, KIND, row["kind"], shown)
        yield from silence_in(key, shown, row.get("silent", ""))


def silence_in(key, shown, text):
    if found := re.search(r"(?:no word for|After) (\d+) days?|(\d+) days? without a word", text):
        yield Claim(key, SILENT, int(found[1] or found[2]), shown)
    if "promised is set aside" in text:
        yield Claim(key, PROMISED, "set aside", shown)
    elif found := re.search(r"promised by (\d+ \w+)", text):
        yield Claim(key, PROMISED, found[1], shown)


@place("ApplicationList", "Waiting", "StageOdds", "StayInTouch")
def left_out(part, names):
    problem = plain(part.state.get("problem", ""))
    for found in re.finditer(r"(?:^|\. )([^.]+) is left out\.", problem):
        if key := names.key(found[1]):
            yield Claim(key, COUNTED, False, part.says("problem", problem))
    if "silence says is left out" in problem or "picture was left as it is" in problem:
        yield Claim(part.about or FIRST, COUNTED, False, part.says("problem", problem))


@place("AtLeastOne")
def at_least_one(part, _names):
    for what, said in part.state["facts"]:
        if what.startswith("At least one") and (found := middle(said)):
            yield Claim(ALL, TODAY, found, part.says("facts", f"{what}: {said}"))
        if what.startswith("Interviews until"):
            many = counted(said, "more") if "reached" not in said else 0
            if many is not None:
                yield Claim(ALL, NEEDED, many, part.says("facts", f"{what}: {said}"))
    offers, growth = part.inside["offers"], part.inside["growth"]
    if not offers["hidden"]:
        yield from _of_twenty(part, offers["sentence"])
        yield from _none_of_them(part, offers)
    if not growth["hidden"]:
        yield from _growing(part, growth)


def _of_twenty(part, sentence):
    shown = part.says("offers.sentence", sentence)
    if found := re.search(r"Of 20 people with .*?, (\d+) gets? ", sentence):
        yield Claim(ALL, TODAY, Drawn(int(found[1]) / 20, 0.025), shown)
    elif found := re.match(r"(.*?) people with (?:this|these) .* get ", sentence):
        yield Claim(ALL, TODAY, frequencies(found[1].lower())[0], shown)


def _none_of_them(part, chart):
    """How many of 100 have no offer at all: what is left of those who have."""
    for name, ours, *_others in chart["rows"]:
        if name == "0" and (none := of_hundred(ours)):
            yield Claim(
                ALL, TODAY, Drawn(1 - none.value, none.give + EITHER), part.says("offers.rows", f"0 offers: {ours}")
            )


def _growing(part, chart):
    rows = [(int(many.replace(",", "")), frequencies(said)[0]) for many, said, *_others in chart["rows"]]
    shown = part.says("growth.rows", " | ".join(f"{many}: {said}" for many, said in rows))
    yield Claim(ALL, TODAY, rows[0][1], shown)
    goal = re.search(r"until (\d in \d) people|at least (\d in \d) people have", chart["sentence"])
    first, height = rows[0][0], chart["data"][0]["y"][0]
    yield Claim(ALL, TODAY, Drawn(height / 100), part.says("growth.data", f"the first point of the curve: {height}"))
    many = first if chart["sentence"].startswith("With th") else counted(chart["sentence"], "applications?")
    if goal and many is not None:
        yield Claim(ALL, NEEDED, many - first, part.says("growth.sentence", chart["sentence"]))
        target = Words(goal[1] or goal[2]).ends[0]
        reached = [number for number, said in rows if said.ends[1] >= target - 1e-9]
        if reached and reached[0] < many:
            yield Claim(ALL, NEEDED, reached[0] - first, shown)
        if any(said.ends[1] < target - 1e-9 for number, said in rows if number >= many):
            yield Claim(ALL, NEEDED, "more than the sentence says", shown)


@place("Waiting")
def silent_ones(part, names):
    for name, then, silent, now, *_more in part.state["rows"]:
        shown = part.says("rows", " | ".join(map(plain, (name, then, silent, now))))
        if key := names.key(name):
            yield Claim(key, THEN, middle(then), shown)
            yield from chance_in(key, shown, now)
            yield from silence_in(key, shown, silent)


@place("Waiting")
def silence_drawn(part, _names):
    chart, key = part.inside["silence"], _looked_at(part)
    if chart["hidden"] or not key:
        return
    said = re.split(r"(?<=[.:]) (?=An answer|Without a promise|That an answer)", chart["sentence"])[0]
    shown = part.says("silence.sentence", chart["sentence"])
    yield from silence_in(key, shown, said)
    if said.startswith("After"):
        yield from chance_in(key, shown, said)
        for ring in [one for one in chart["data"] if one.get("mode") == "markers"][:1]:
            yield Claim(key, TODAY, Drawn(ring["y"][0] / 100), part.says("silence.data", f"the ring: {ring['y'][0]}"))


def _looked_at(part):
    """The application whose silence is drawn; None when it is not open."""
    which = part.inside["which"]
    keys = [key for key, _name in which["options"]]
    key = keys[0] if len(keys) == 1 else which["value"]
    return key if key in keys else None


@place("Waiting")
def first_offer(part, _names):
    chart = part.inside["first"]
    in_the_end = re.search(r"in the end,? (?:it is )?(.*)", chart["sentence"], re.IGNORECASE)
    if not chart["hidden"] and in_the_end and (said := frequencies(in_the_end[1])):
        yield Claim(ALL, TODAY, said[0], part.says("first.sentence", chart["sentence"]))
