"""The catalogue of answers: what each answer is. Whoever wants to know something about a key asks here.

The first row of the table whose shape fits is the answer's; shapes.py says how a shape is written and what stands in a
row. To add a field is to add a row. Those of the lists that a person makes stand in lists.py.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ..content.kinds import FORMS, SCORING
from ..content.roles import roles
from ..content.rows import APART, PAST
from .lists import of_lists
from .shapes import ASIDE, EVERY_ROW, FOLLOWS, HIGHEST, LINK, NEWEST, REFEREE, SETTING, STAYS, Answer, Match, Shapes


class AreaHome(NamedTuple):
    """Where what is written about an area of the packs stands in the document, and what becomes of it."""

    section: str
    fate: str = STAYS


AREA_HOMES = {
    "process": AreaHome("process", ASIDE),
    "people": AreaHome("people", ASIDE),
    "content": AreaHome("questions"),
    "fit": AreaHome("fit", ASIDE),
    "stakeholders": AreaHome("stakeholders", ASIDE),
    "logistics": AreaHome("day", ASIDE),
    "afterwards": AreaHome("afterwards"),
    "references": AreaHome(REFEREE),
    "offer": AreaHome("offers"),
    "learning": AreaHome("plan"),
}


# First words of the keys of answers to entries of the packs.
DONE, PROCESS, WRITTEN, QUESTION, ASKED = "done", "process", "written", "question", "ask"
FLAG, ADJUSTMENT, STARTER, WEIGHT = "flag", "adjustment", "starter", "weight"
# Keys that are asked for by name.
ORDER = "applications.order"  # the applications that are shown, in order; one that was removed keeps its fields
LAST_NUMBER = "applications.last"  # the number of the newest; numbers are never used again
ZONE = "plan.zone"  # the time zone of the interview of page 00, once the person chose it
COACHED = "reflection.coached"  # whether a coach works with the person
HOURS, PAPER, CHANNEL = "plan.hours", "day.paper", "recruiter.channel"
PREPARATION = "preparation.done"  # as the person set it by hand; it counts before what the checklists say
TICKED_SO_FAR = "preparation.ticked"  # what the checklists say, in percent
INTERVIEWS_SO_FAR, OFFERS_SO_FAR = "record.interviews", "record.offers"
SELF_RATING, TRAVELS, LIKE_KEY = "record.self_rating", "pipeline.travels", "pipeline.like"
MEDIAN_YES_KEY, MEDIAN_NO_KEY, NEVER_KEY = "waiting.median_yes", "waiting.median_no", "waiting.never"
GHOSTED_KEY, LEAVE_OUT_KEY = "waiting.ghosted_after", "waiting.leave_out"
OWN_QUESTIONS, ADJUSTMENT_NOTES = "written.own-questions", "written.adjustment-notes"
ACCEPTED, ON = "accepted.offer", "accepted.on"  # which offer was accepted, "offer.2", and on which day
USING, WORTH, DEADLINE = "offer.using", "offer.worth", "offer.deadline"  # which offer the decision weighs, and how
KEEP_SEARCHING = "offer.keep_searching"  # what carrying on is worth, 0 to 100
NAME = "letter.name"  # the person's own, asked once on page 03
REASON, UNTIL = "letter.time.reason", "letter.time.until"  # why more time is asked for, and until when
ABOUT_APPLICATION = "letter.references.application"
THE_ADVERT = "fit.advert"
FIRST = "interview"  # the application of page 00
EMPLOYER, ROLE, WHEN = "interview.employer", "interview.role", "interview.when"
FORM, ROUNDS_LEFT = "interview.format", "interview.rounds_left"
# Entries of our own packs that pages ask for by name.
PLACE, ADDRESS, CONTACT, LENGTH = "process.place", "process.address", "process.contact", "process.length"
STYLE, PRESENTATION, TO_RECRUITER = "process.style", "process.presentation", "recruiter.ask"
ONE_MESSAGE = "done.process-one-message"  # the task of page 03: your questions in one message or one call
NAMED_STORIES = "written.content-stories"  # the stories that have a name only, one a line
ROUTE, LEAVE, WEAR, BRING = "written.day-route", "written.day-leave", "written.day-wear", "written.day-bring"
SAY_FIRST, NUMBERS = "written.day-first-words", "written.day-numbers"
ASK_AFTER_NO = "written.setback-ask"  # planned on page 08, and changed on page 10
IN_DOCUMENT = "document"  # the first word of what is ticked there

ROLES = {role.key: role.label for role in roles().values()}
OUTCOMES = {"open": "No answer yet", "offer": "An offer", "no": "No offer", "withdrawn": "I withdrew"}
FLAG_STATES = {"no": "Not seen", "seen": "Seen", "asked": "Asked about it"}
SELF_RATINGS = {
    "unsaid": "I would rather not say",
    "weaker": "Clearly weaker",
    "somewhat_weaker": "Somewhat weaker",
    "same": "About the same",
    "somewhat_stronger": "Somewhat stronger",
    "stronger": "Clearly stronger",
}


def _of_applications() -> tuple[Answer, ...]:
    """Those of page 00 stand first, in the order in which the document has them."""
    first = (
        Answer("employer", "employer"),
        Answer("title", "job title"),
        Answer("role", "kind of work", kind="choice", choices=ROLES),
        Answer("when", "date and time", kind="day"),
        Answer("format", "form of the interview", kind="choice", choices=FORMS),
        Answer("rounds_left", "interviews left"),
        Answer("finalists", "people still in it"),
        Answer("openings", "people they will take on"),
        Answer("scoring", "how it is scored", kind="choice", choices=SCORING),
        Answer("insider", "an internal candidate"),
    )
    others = (
        Answer("since", "their last word", private=False, kind="day"),
        Answer("promised", "answer promised by", private=False, kind="day"),
        Answer("outcome", "what came of it", private=False, kind="choice", choices=OUTCOMES),
        Answer("before", "forecast before", kind="percent"),
        Answer("after", "forecast after", kind="percent"),
        Answer("locked", "forecasts locked", SETTING),
        Answer("worth", "what an offer is worth", kind="of_100"),
        Answer("chosen", "you are the choice, references are open", private=False, kind="tick"),
        Answer("lesson", "lesson", private=False),
        Answer("next_step", "next step"),
    )
    interview = (replace(one, section="interview", private=False) for one in first)
    return tuple(
        replace(one, shape=f"{{application}}.{one.shape}", section=one.section or "applications", fate=FOLLOWS)
        for one in (*interview, *others)
    )


_TOUCH = Answer("", "message", "applications", private=False, kind="day", fate=FOLLOWS)
_FORECAST, _TO_ASK = "forecasts", "Questions to ask them"
OWN_ANSWERS = (
    Answer(ORDER, "Your applications: their order", SETTING, merged=EVERY_ROW),
    Answer(LAST_NUMBER, "Your applications: how many were added", SETTING, merged=HIGHEST),
    *_of_applications(),
    replace(_TOUCH, shape="touch.{application}.first", called="first message"),
    replace(_TOUCH, shape="touch.{application}.second", called="second and last message"),
    Answer("thanks.{person}.sent", "thank-you note sent", "afterwards", kind="day"),
    Answer(COACHED, "A coach works with you", SETTING, kind="tick"),
    Answer(CHANNEL, "How you ask the recruiter", SETTING, fate=ASIDE),
    Answer(HOURS, "Hours a day to prepare", SETTING),
    Answer(ZONE, "Time zone of the interview", SETTING),
    Answer(PAPER, "Paper for the day card", SETTING),
    Answer(TICKED_SO_FAR, "Preparation done, as the lists say", SETTING, merged=NEWEST),
    Answer(APART, "Rows apart", SETTING),
    Answer(ABOUT_APPLICATION, "Which application the letters to your referees are about", LINK),
    Answer(f"{IN_DOCUMENT}.{{any}}", "In the document: {}", SETTING),
    # In the order in which the document has them.
    Answer(OWN_QUESTIONS, "Questions of your own", "questions", heading=_TO_ASK),
    Answer(THE_ADVERT, "The advert", "fit", private=False, fate=ASIDE),
    Answer(ADJUSTMENT_NOTES, "Notes on adjustments", "adjustments"),
    Answer(ACCEPTED, "The offer you accepted", "offers", private=False, kind="offer"),
    Answer(ON, "The day you accepted it", "offers", private=False, kind="day"),
    Answer(USING, "The offer that is weighed", "offers", private=False, kind="offer"),
    Answer(WORTH, "What the offer is worth", "offers", kind="of_100"),
    Answer(DEADLINE, "The offer's deadline", "offers", private=False, kind="day"),
    Answer(KEEP_SEARCHING, "What going on without it is worth", "offers", kind="of_100"),
    Answer(NAME, "Your name, as it closes your letters", "interview"),
    Answer(REASON, "Why you need more time", "offers"),
    Answer(UNTIL, "Until when you ask to think", "offers", kind="day"),
    Answer(INTERVIEWS_SO_FAR, "Second interviews before this one", _FORECAST),
    Answer(OFFERS_SO_FAR, "Offers that came from them", _FORECAST),
    Answer(
        SELF_RATING, "You, next to the people you usually meet there", _FORECAST, kind="choice", choices=SELF_RATINGS
    ),
    Answer(PREPARATION, "Preparation done, as you set it", _FORECAST, False, "percent", ASIDE),
    Answer(TRAVELS, "Shared luck", _FORECAST, private=False, kind="percent"),
    Answer(
        LIKE_KEY,
        "More interviews for which kind of work",
        _FORECAST,
        private=False,
        kind="choice",
        choices=ROLES,
    ),
    Answer(MEDIAN_YES_KEY, "Days until half of the yeses came", _FORECAST, private=False),
    Answer(MEDIAN_NO_KEY, "Days until half of the noes came", _FORECAST, private=False),
    Answer(NEVER_KEY, "Noes that are never sent", _FORECAST, private=False, kind="percent"),
    Answer(GHOSTED_KEY, "Days without a word after which you wait no more", _FORECAST, private=False),
    Answer(LEAVE_OUT_KEY, "Whether those are kept out of the odds", _FORECAST, private=False),
)
# Answers to the entries of the packs.
OF_ENTRIES = (
    Answer(f"{DONE}.{{checklist}}", "Done: {}", "done", kind="tick", fate=ASIDE),
    Answer(f"{PROCESS}.{{facts}}", "{}", "process", fate=ASIDE),
    Answer(
        f"{TO_RECRUITER}.{{facts}}",
        "Ask the recruiter: {}",
        "process",
        kind="tick",
        fate=ASIDE,
        heading="To ask the recruiter",
        word="private_to_ask",
    ),
    *(  # of areas that stay, what is about one interview
        Answer(f"{WRITTEN}.{{prompts:{prompt}}}", fate=ASIDE)
        for prompt in ("content-repair", "content-main-point", "content-first-months-plan")
    ),
    Answer(f"{WRITTEN}.{{prompts}}"),  # where and what becomes of it: as its area says
    Answer(f"{QUESTION}.{{questions}}", "Notes on “{}”", "questions", heading="My notes on questions"),
    Answer(f"{QUESTION}.{{questions}}.aloud", "Said aloud: “{}”", "questions", kind="tick", heading="Said aloud"),
    Answer(f"{ASKED}.{{reverse_questions}}", "To ask: {}", "questions", kind="tick", heading=_TO_ASK),
    Answer(
        f"{FLAG}.{{red_flags}}",
        "Red flag: {}",
        "fit",
        kind="choice",
        fate=ASIDE,
        heading="Red flags",
        choices=FLAG_STATES,
    ),
    Answer(f"{ADJUSTMENT}.{{adjustments}}", "Adjustment: {}", "adjustments", kind="tick", heading="What I may ask for"),
    Answer(f"{STARTER}.{{starters}}", "If-then plan: {}", "day", kind="tick", heading="Plans for a bad moment"),
    Answer(
        f"{WEIGHT}.{{criteria}}", "How much it matters: {}", "offers", kind="of_10", heading="How much it matters to me"
    ),
)

CATALOGUE = (*OWN_ANSWERS, *OF_ENTRIES, *of_lists())
ANY_OF_AN_APPLICATION = (  # what another version of the workbook wrote about one
    Answer("{application}.{any}", fate=FOLLOWS),
    Answer("touch.{application}.{any}", "message", fate=FOLLOWS),
)

_SHAPES = Shapes((*CATALOGUE, *ANY_OF_AN_APPLICATION))
FIRST_WORDS = _SHAPES.first_words - {APART.partition(".")[0]}  # of keys; which copy this is, is no answer
_PAST = re.compile(rf"{re.escape(PAST)}application\.\d+\.")


@lru_cache(maxsize=8_192)
def found(key: str) -> Match | None:
    """What the answer under `key` is; None when nobody knows. Whether the packs have its entry is not asked here."""
    return _SHAPES.find(key)


def fate_of_unknown(key: str) -> str:
    """What becomes of an answer that nobody knows: what becomes of all that begin like it."""
    fates = {answer.fate for answer in _SHAPES.of(key.partition(".")[0])}
    return ASIDE if fates == {ASIDE} else STAYS


def may_be_gone(key: str) -> bool:
    """Whether an answer that nobody knows may be one to a question that is gone, not how another version is set."""
    return any(answer.section != SETTING for answer in _SHAPES.of(key.partition(".")[0]))


def before_it_was_put_aside(key: str) -> str:
    """The key that an answer had before it was put aside with an earlier interview; empty when it was not."""
    match = _PAST.match(key)
    return key[match.end() :] if match else ""
