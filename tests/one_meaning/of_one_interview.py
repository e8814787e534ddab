"""What the pages claim about the interview of page 00, its odds and who it is about."""

import re

from workbook.answers.catalogue import FIRST

from .claims import BEFORE_IT, PERSON, PREPARED, RANGE, TODAY, Claim, chance_in, place
from .values import Drawn, Words, frequencies, middle, of_hundred, span


@place("StageOdds")
def one_interview(part, _names):
    picture = part.state.get("picture") or {}
    sentence = picture.get("sentence", "")
    yield from chance_in(FIRST, part.says("picture.sentence", sentence), sentence)
    if not (span(sentence) or middle(sentence)):
        return
    low, words, high = picture["words"]
    yield Claim(FIRST, RANGE, (*frequencies(low), *frequencies(high)), part.says("picture.words", f"{low} … {high}"))
    yield Claim(FIRST, TODAY, middle(words), part.says("picture.words", words))
    for number, (_end, in_words, hundred) in enumerate(part.state["tables"]["chance"]):
        yield Claim(FIRST, _ENDS[number], frequencies(in_words)[0], part.says("tables.chance", in_words))
        yield Claim(FIRST, _ENDS[number], of_hundred(hundred), part.says("tables.chance", hundred))
    for number, text in enumerate((low, words, high)):
        yield Claim(FIRST, _ENDS[number], frequencies(text)[0], part.says("picture.words", text))
    if "of_twenty" in picture:
        twenty = picture["of_twenty"]
        yield Claim(FIRST, TODAY, Drawn(twenty / 20), part.says("picture.of_twenty", f"{twenty:g} of 20 figures"))


_ENDS = ("low end today", TODAY, "high end today")


@place("Home")
def odds_as_prepared(part, _names):
    said = part.state["odds"]
    if found := re.search(r"what you have done (?:gives )?(about|under|over) ([\d in]+\d)", said):
        words = f"{found[1]} {found[2]}".removeprefix("about ")
        yield Claim(FIRST, TODAY, Words(words), part.says("odds", said))
    if found := re.search(r"count this as ([\d.]+) of 100", said):
        yield Claim(PERSON, PREPARED, float(found[1]), part.says("odds", said))


@place("StageOdds")
def preparation_counted(part, _names):
    control = part.inside.get("preparation")
    if control and not control["hidden"]:
        yield Claim(PERSON, PREPARED, float(control["value"]), part.says("preparation", f"{control['value']:g} %"))


@place("StageOdds")
def record_before_it(part, _names):
    control = part.inside.get("interviews")
    if control and not control["hidden"] and "before this one" in control["label"]:
        many = int(control["typed"] or 0)
        yield Claim(FIRST, BEFORE_IT, many, part.says("interviews", f"{control['label']}: {many}"))
