"""What pages 08 to 10 claim: messages, references, offers and outcomes, and what stands in the controls."""

import re

from workbook.answers.catalogue import FIRST
from workbook.content.roles import roles

from .claims import ALL, DEADLINE, KIND, OPEN, OUTCOME, PROMISED, THEN, TODAY, VERDICT, Claim, chance_in, place
from .of_applications import silence_in
from .pages import plain
from .values import counted, frequencies


@place("StayInTouch")
def in_touch(part, _names):
    said, key = part.state["silence"], part.about
    shown = part.says("silence", said)
    yield from silence_in(key, shown, said)
    chances = frequencies(said)
    if chances:
        yield Claim(key, TODAY, chances[0], shown)
    if len(chances) > 1 or "as on the day" in said:
        yield Claim(key, THEN, chances[-1], shown)
    why = part.state["why"]
    if re.search("promised day is before .*, so it is (not counted from|set aside)", why):
        yield Claim(key, PROMISED, "set aside", part.says("why", why))
    elif found := re.search(r"promised an answer by (?:\w+day )?(\d+ \w+)", why):
        yield Claim(key, PROMISED, found[1], part.says("why", why))


@place("EvidenceExplorer")
def beside_published_rates(part, names):
    """The range that stands beside what is published, when it is that of the person's own room."""
    said = part.inside.get("rates", {}).get("sentence", "")
    if names.is_open(FIRST) and (found := re.search(r"for (?!any work)[^;]*? this workbook says (.*?)\.(?: |$)", said)):
        yield from chance_in(FIRST, part.says("rates.sentence", said), found[1])


@place("ReferenceDesk")
def odds_before_references(part, names):
    said = part.state["chance"].get("sentence", "")
    key, shown = names.key(part.state["job"]), part.says("chance", said)
    if key and (found := re.search(r"your odds here are (.*?)\. Once|Now they are (.*?)\.", said, re.I)):
        yield from chance_in(key, shown, found[1] or found[2])


@place("Debrief")
def odds_beside_the_forecast(part, _names):
    for field in part.state["fields"]:
        if found := re.search(r"The workbook says (.*?)\.", field.get("help", "")):
            yield from chance_in(field["key"].rpartition(".")[0], part.says("forecast", field["help"]), found[1])


@place("OfferDecision")
def beside_the_offer(part, names):
    whose, words = plain(part.state["said"].get("whose", "")), part.state["said"].get("sentence", "")
    shown = part.says("said", f"{whose}: {words}")
    if "beside " in whose:
        yield Claim(ALL, OPEN, counted(whose, "open application") or 0, shown)
    if "ahead" in words or "close to call" in words:
        yield Claim("the offer that is weighed", VERDICT, words, shown)
    for name, control in part.inside.items():
        if name.startswith("other.") and name in part.state["others"]:
            found = re.search(r"chance today: (.*)\.", control.get("help", ""))
            yield from chance_in(
                name.removeprefix("other."), part.says(name, control["help"]), found[1] if found else ""
            )
    key = names.key((re.search(r"The offer from (.+?), beside", whose) or [None, ""])[1], "offer")
    deadline = part.inside.get("deadline")
    if key and deadline and ("ahead" in words or "close to call" in words):
        yield Claim(
            key, DEADLINE, deadline["typed"] or "not known", part.says("deadline", f"{deadline['typed']} ({whose})")
        )


@place("OfferList")
def offers_listed(part, names):
    for row in part.state["rows"]:
        offer = next(one for one in names.offers if one.key == row["key"])
        shown = part.says("rows", f"{plain(row['name'])}: {row['note']}")
        if offer.answer == "" and not offer.stays:
            said = "answer by " in row["note"]
            yield Claim(offer.key, DEADLINE, offer.deadline.isoformat() if said else "not known", shown)


@place("Forecasts")
def outcomes_noted(part, names):
    for name, _before, _after, outcome in part.state["rows"]:
        if key := names.key(name):
            yield Claim(key, OUTCOME, outcome, part.says("rows", f"{plain(name)}: {outcome}"))


def _whose(part):
    """The application that the controls of a part are about."""
    return part.about if part.name == "ApplicationList" else FIRST


@place("InterviewForm", "StageOdds", "ApplicationList")
def kind_chosen(part, _names):
    """What stands in the choice of the kind of work."""
    control = part.inside.get("role")
    label = dict(map(tuple, control["options"])).get(control["value"]) if control else None
    if label and control["value"] in roles():
        yield Claim(_whose(part), KIND, label, part.says("role", label))


@place("InterviewForm", "StageOdds", "ApplicationList")
def people_counted(part, _names):
    """How many people are in the room, as the controls say it."""
    known = part.inside.get("known")
    if known and not known["hidden"] and known["value"] != "unknown":
        ends = [part.inside[one]["typed"] for one in ("low", "high") if not part.inside[one]["hidden"]]
        yield Claim(_whose(part), "people in the room", " to ".join(ends), part.says("known", " to ".join(ends)))


@place("ProcessFacts")
def facts_about_the_room(part, _names):
    typed = part.state["shown"].get("typed", {}).get(f"{FIRST}.finalists")
    if typed:
        yield Claim(FIRST, "people in the room", typed, part.says("finalists", typed))
