"""What a second interview means for one person: who else got the call, what their chance is, what is left to do.

Every number comes from the application and from `standing`, so the text never differs from the pages around it. What
was done already is not advised.
"""

from dataclasses import dataclass

from ..answers.about_you import Latest
from ..answers.applications import ONE_JOB, Application, counts_one_job
from ..answers.catalogue import FIRST, ONE_MESSAGE
from ..answers.moment import Moment
from ..answers.outcomes import what_came
from ..answers.people import People
from ..answers.said_yes import said_yes
from ..answers.standing import Standing
from ..content.rows import REFEREES, ROUNDS
from ..odds import Candidate, Chance, chance_of_offer
from ..wording import in_words, joined, plural

# What can be asked: the field that holds the answer, and the question.
_QUESTIONS = {
    "finalists": "how many people are still in it",
    "rounds_left": "how many interviews are left",
    "insider": "whether somebody from inside is a candidate",
}


@dataclass(frozen=True)
class Done:
    """What was done already. asked : the questions were sent. noted : the interview was looked back at.

    referees : one said yes. briefed : and knows more.
    """

    asked: bool = False
    noted: bool = False
    referees: bool = False
    briefed: bool = False


@dataclass(frozen=True)
class Step:
    """One thing to do, why, and the page where it is done."""

    words: str
    why: str
    page: str


@dataclass(frozen=True)
class WhatItMeans:
    """said : who else is in it, as far as it is known. steps : what is left to do, the most useful first."""

    said: str
    steps: tuple[Step, ...] = ()


def done_from(latest: Latest) -> Done:
    """What was done, as the journal has it."""
    answers = {REFEREES.order: latest(REFEREES.order)}
    for key in REFEREES.keys(answers):
        answers |= {f"{key}.{field}": latest(f"{key}.{field}") for field in ("permission", "status")}
    willing = said_yes(answers)
    briefed = any(answers[f"{key}.status"] in ("briefed", "contacted") for key in willing)
    return Done(latest(ONE_MESSAGE) is True, _noted(latest), bool(willing), briefed)


def _noted(latest: Latest) -> bool:
    """Whether there is a look back at the interview of page 00."""
    looks = ROUNDS.keys({ROUNDS.order: latest(ROUNDS.order)})
    return any(latest(f"{key}.application") == FIRST for key in looks)


def meaning(application: Application, standing: Standing, candidate: Candidate, done: Done, at: Moment) -> WhatItMeans:
    """What there is to say about `application` at this moment, and what is left to do."""
    if not application.is_open:
        return WhatItMeans(what_came(application))
    said = ["They told you that you are their choice."] if application.chosen else _room(application)
    return WhatItMeans(" ".join(filter(None, said)), tuple(_steps(application, standing, candidate, done, at)))


def compared_with(application: Application | None, standing: Standing) -> tuple[Chance, str]:
    """The chance beside which published rates stand, and whose it is; of any work while nothing is known."""
    chance = standing.chance_of(application) if application else None
    if application is None or chance is None:
        return chance_of_offer(Application("").process()), "any work"
    if application.chosen or any(_known(application, field) for field in (*_QUESTIONS, "openings", "scoring")):
        return chance, "your room"
    return chance, application.kind.label.lower()


def _known(application: Application, field: str) -> bool:
    return getattr(application, field) not in (None, "")


def _room(application: Application) -> list[str]:
    """Who else is in it, as far as it is known."""
    people, left, taken = application.finalists, application.rounds_left, application.openings or 1
    return [
        _unknown_others(application) if people is None else _others(people, application.insider),
        f"They will take on {in_words(taken)} people." if taken > 1 else "",
        ONE_JOB if counts_one_job(people, application.insider, taken) else "",
        _rounds(left - 1) if left else "",
    ]


def _unknown_others(application: Application) -> str:
    inside = {True: "One of them works there already.", False: "None of them is from inside.", None: ""}
    said = f"How many others got the same call, you do not know yet. {application.kind.people_in_words}"
    return f"{said} {inside[application.insider]}".strip()


def _others(people: People, insider: bool | None) -> str:
    low, high = people.fewest - 1, people.most - 1
    if not high:
        return "Nobody else is in it any more."
    many = f"other {plural(high, 'person', 'people')} got the same call"
    if low == high:
        said = f"{in_words(high).capitalize()} {many}"
    else:
        said = f"Between {in_words(low)} and {in_words(high)} {many}" if low else f"At most {in_words(high)} {many}"
    return f"{said}{_from_inside(insider, plural(high, 'that one', 'one of them'))}."


def _from_inside(insider: bool | None, one: str) -> str:
    if insider is None:
        return ""
    none = "none of them is" if one == "one of them" else f"{one} is not"
    return f", and {one} works there already" if insider else f", and {none} from inside"


def _rounds(after: int) -> str:
    if not after:
        return "This is the last interview before they decide."
    return f"{in_words(after).capitalize()} more {plural(after, 'interview comes', 'interviews come')} after this one."


def _steps(application: Application, standing: Standing, candidate: Candidate, done: Done, at: Moment) -> list[Step]:
    if at is Moment.DAY:
        return [Step("Read your card", "It is today. Nothing more has to be prepared.", "07-the-day")]
    if application.chosen:
        steps = [_brief(done)]
    elif not at.is_ahead:
        steps = [_look_back(done)]
    else:
        steps = [_ask(application, done), _prepare(candidate), _referees(done)]
    return [step for step in (*steps, _one_more(standing)) if step]


def _ask(application: Application, done: Done) -> Step | None:
    """Ask what is not known; nothing once it was asked."""
    open_ones = [question for field, question in _QUESTIONS.items() if not _known(application, field)]
    if done.asked or not open_ones:
        return None
    return Step(
        f"Ask {joined(open_ones)}", "These are normal questions, and few things tell you more.", "03-the-process"
    )


def _prepare(candidate: Candidate) -> Step | None:
    share = round(100 * candidate.preparation)
    if share >= 100:
        return None
    words = (
        f"Go on preparing: {share} of 100 is done" if share else "Prepare, and do not expect it to decide everything"
    )
    return Step(words, "The plan there begins with what matters most.", "07-the-day")


def _referees(done: Done) -> Step | None:
    ask = Step("Ask somebody to speak for you", "Then a name is ready when they want one.", "08-afterwards")
    return None if done.referees else ask


def _look_back(done: Done) -> Step | None:
    note = Step("Write down what was asked and promised", "You remember it best now.", "08-afterwards")
    return None if done.noted else note


def _brief(done: Done) -> Step | None:
    brief = Step("Tell your referees about this job", "Only your references are open.", "08-afterwards")
    return None if done.briefed else brief


def _one_more(standing: Standing) -> Step | None:
    one_more = Step("Look for one more interview", "Two chances are better than one.", "02-your-pipeline")
    return None if len(standing.applications) > 1 else one_more
