"""What the pages claim about what is prepared, planned, promised and written."""

import re

from workbook.answers.catalogue import FIRST
from workbook.answers.keys import key_of
from workbook.content.packs.library import library
from workbook.content.packs.schema import AREAS

from .claims import AHEAD, DONE, MINUTES, MOST, PERSON, PLAN, PROMISE, SIGNED, TASKS, Claim, place
from .pages import Shown, page_names
from .values import counted, minutes

AREA_OF = {key_of("done", item): AREAS[item.area] for item in library([]).checklist if item.area in AREAS}


@place("Home")
def areas_done(part, _names):
    for area in part.state["areas"]:
        shown = part.says("areas", f"{area['name']}: {area['done']} of {area['total']}")
        yield Claim(area["name"], DONE, (area["done"], area["total"]), shown)


@place("Checklist")
def ticked_of(part, _names):
    ticks = [one["key"] for one in part.state["fields"]]
    if area := AREA_OF.get(ticks[0]) if ticks else None:
        progress = part.state["progress"]
        found = re.match(r"(\d+) of (\d+) done", progress["sentence"])
        if found:
            shown = part.says("progress", progress["sentence"])
            yield Claim(area, DONE, (int(found[1]), int(found[2])), shown)
        done = sum(part.state["shown"].get("typed", {}).get(key) == "yes" for key in ticks)
        yield Claim(area, DONE, (done, len(ticks)), part.says("fields", f"{done} of {len(ticks)} ticked"))


@place("Checklist")
def what_matters_most(part, _names):
    """The minutes of what matters most on a list on which nothing is done yet."""
    said = part.state["progress"]["sentence"]
    if said.startswith("0 of") and "matters most takes" in said and (found := minutes(said)):
        yield Claim(f"page {part.page}", MOST, (part.state["title"], found), part.says("progress", said))


@place("Plan")
def tasks_planned(part, _names):
    """Every count of tasks and every sum of minutes. A task over several days counts once, on the first of them."""
    state = part.state
    listed = [*state["days"], *state["after_that"]]
    days = [[task for group in day["groups"] for task in group["tasks"]] for day in listed]
    every = [task for tasks in days for task in tasks]
    shown = part.says("days", f"{len(every)} entries on {len(days)} days")
    if every:
        yield Claim(PLAN, TASKS, len({task["key"] for task in every if task["key"]}), shown)
        yield Claim(PLAN, MINUTES, sum(task["minutes"] for task in every), shown)
    if (found := counted(state["sentence"], r"tasks? (?:that fits? )?(?:are|is) planned")) is not None:
        yield Claim(PLAN, TASKS, found, part.says("sentence", state["sentence"]))
    begun = set()
    for day, tasks in zip(listed, days, strict=True):
        yield from _day(part, day, tasks, begun)
    if state["days"] and "Today: " in state["headline"]:
        yield from _counted(part, f"{PLAN}, {state['days'][0]['title']}", "headline", state["headline"])
    yield from _for_calendar(part, [task for task in every if task["key"] not in state["ticked"]])
    if (found := counted(state["more"], "more")) is not None:
        yield Claim(PLAN, "left out", found, part.says("more", state["more"]))
        yield Claim(PLAN, "left out", len(state["left"]), part.says("left", f"{len(state['left'])} listed"))


def _day(part, day, tasks, begun):
    about = f"{PLAN}, {day['title']}"
    new = {task["key"] for task in tasks if task["key"]} - begun
    begun |= new
    if (more := counted(day["note"], "more")) is not None:
        yield Claim(about, "left out", more, part.says("days", f"{about}: {day['note']}"))
        yield Claim(about, "left out", len(tasks), part.says("days", f"{len(tasks)} listed"))
        return
    yield from _counted(part, about, "days", day["note"])
    shown = part.says("days", f"{day['title']}: {len(new)} new tasks among {len(tasks)} entries")
    yield Claim(about, TASKS, len(new), shown)
    yield Claim(about, MINUTES, sum(task["minutes"] for task in tasks), shown)


def _counted(part, about, where, text):
    shown = part.says(where, f"{about}: {text}")
    yield Claim(about, TASKS, counted(text, "tasks?") or 0, shown)
    yield Claim(about, MINUTES, minutes(text) or 0, shown)


def _for_calendar(part, to_do):
    """What the file for the calendar holds: what is not ticked."""
    said, listed = part.state["calendar"], part.says("days", f"{len(to_do)} entries are not ticked")
    shown = part.says("calendar", said)
    if not said:
        return
    yield Claim(PLAN, "entries to do", counted(said, "entr"), shown)
    yield Claim(PLAN, "entries to do", len(to_do), listed)


@place("Plan", "Home", "InterviewForm", "ApplicationList", "Waiting")
def day_of_the_interview(part, names):
    """How far the day is, as each page counts it."""
    said = [(FIRST, name, part.state.get(name, "")) for name in ("headline", "until", "summary")]
    said += [(one["key"], "rows", one["silent"]) for one in part.state.get("rows", []) if "silent" in one]
    if part.name == "Waiting":
        said += [(names.key(name), "rows", silent) for name, _then, silent, *_more in part.state["rows"]]
    for about, where, text in said:
        days = _days_ahead(text) if isinstance(text, str) else None
        if about and days is not None:
            yield Claim(about, AHEAD, days, part.says(where, text))


def _days_ahead(text):
    """0 for "It is today" and "Today, 14:00", 1 for "Tomorrow", 11 for "in 11 days" and "11 days to …"."""
    if found := re.search(r"(\d+) days? to (?:go|\w+day)|interview in (\d+) days?|: in (\d+) days", text):
        return int(found[1] or found[2] or found[3])
    if re.search(r"^It is today|^Today, |: today$|interview (?:is )?today", text):
        return 0
    return 1 if re.search(r"^One day to go|^Tomorrow, |: tomorrow$|interview (?:is )?tomorrow", text) else None


# What the pages promise


@place("00-start-here")
def minutes_of_the_pages(page, _names):
    """The table of the pages on page 00."""
    for line in page.prose.splitlines():
        found = re.match(r"\|.*\((\d\d-[a-z-]+)\.ipynb\).*\| *(\d+) *\|$", line)
        if found:
            yield Claim(f"page {found[1]}", PROMISE, int(found[2]), Shown(page.name, "the table of the pages", line))


def head(page):
    """What stands under the title: for whom the page is, and how long it takes."""
    return page.prose.partition("# ")[2].partition("\n\n")[2].partition("\n\n")[0].replace("\n", " ")


@place(*page_names()[1:])
def minutes_at_the_head(page, _names):
    if (found := minutes(head(page))) and page.prose.startswith("# "):
        yield Claim(f"page {page.name}", PROMISE, found, Shown(page.name, "head", head(page)))


# Letters


@place(
    "RecruiterMessage",
    "ThankYou",
    "StayInTouch",
    "OfferLetters",
    "AcceptOnce",
    "AfterNo",
    "ReferenceDesk",
    "Negotiation",
    "ReadOffer",
)
def signed(part, _names):
    text = (part.state.get("letter") or {}).get("text", "").strip()
    if "\n" in text:
        last = text.splitlines()[-1]
        yield Claim(PERSON, SIGNED, last.rpartition("regards, ")[2], part.says("letter", f"… {last}"))
