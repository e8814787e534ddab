"""The people who may speak for one: what they cover together, what needs care, and what to send each of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..answers.letters import Letter, as_list, signature, written_letter
from ..answers.reading import isolated
from ..answers.said_yes import ANGLES, covered_angles, referee_said
from ..content.rows import NEEDS, REFEREES, AnswersByKey
from ..limits import Limit
from ..wording import joined, plural

if TYPE_CHECKING:
    from ..content.packs.schema import LetterPart, ReferenceQuestion

ASK, BRIEF, THANK = TO_REFEREES = ("ask-referee", "brief-referee", "thank-referee")
_ENOUGH = 3
MOST_EVIDENCE = Limit(
    6, "proofs in the letter to a referee", "You have {count} proofs; the letter names {limit}, strong ones first."
)
MOST_FOR_A_REFEREE = Limit(8, "questions in the letter to a referee", harmless="the packs' own; those that fit best")

_NOTES = {
    "angle": {"manager": "a manager's view", "peer": "how you work with others", "key_need": "what the job needs most",
              "other": "something else"},
    "permission": {"not_asked": "not asked yet", "asked": "asked, no answer yet", "yes": "said yes",
                   "no": "not to be named"},
    "status": {"not_named": "not named yet", "named": "named", "briefed": "told what to expect",
               "contacted": "contacted by the employer"},
}  # fmt: skip
_NAMED = ("named", "briefed", "contacted")
_NUMBERS = ("None", "One", "Two")
_OUTCOMES = {
    "offer": "They have offered me the job.",
    "no": "They have chosen somebody else.",
    "withdrawn": "I have withdrawn my application.",
}


def angles_in_words(answers: AnswersByKey) -> str:
    """Which angles are covered by those who said yes, which by nobody yet, and who is only asked; empty for no rows."""
    keys, told = REFEREES.keys(answers), covered_angles(answers)
    covered = [ANGLES[angle] for angle in told]
    missing = [words for angle, words in ANGLES.items() if angle not in told]
    asked = [_with_angle(answers, key) for key in keys if referee_said(answers, key, "permission") == "asked"]
    said = [_how_many(covered)] if keys else []
    if covered and missing:
        said.append(f"Nobody yet speaks to {joined(missing, 'or')}.")
    if asked:
        said.append(f"Asked, with no answer yet: {'; '.join(asked)}.")
    return " ".join(said)


def _how_many(covered: list[str]) -> str:
    if not covered:
        return f"None of the three angles is covered yet: {'; '.join(ANGLES.values())}."
    if len(covered) == len(ANGLES):
        return "All three angles are covered."
    return f"{_NUMBERS[len(covered)]} of three angles {plural(len(covered), 'is', 'are')} covered: " + (
        f"{'; '.join(covered)}."
    )


def _with_angle(answers: AnswersByKey, key: str) -> str:
    angle = ANGLES.get(referee_said(answers, key, "angle"))
    return f"{_name(answers, key)} ({angle})" if angle else _name(answers, key)


def care_needed(answers: AnswersByKey) -> list[str]:
    """What needs care, each as a sentence; nothing while there are no rows."""
    keys = REFEREES.keys(answers)
    return [
        *filter(None, (_named_too_early(answers, key) for key in keys)),
        *_same_names(answers, keys),
        *_too_few(answers, keys),
    ]


def _named_too_early(answers: AnswersByKey, key: str) -> str:
    permission, status, name = (
        *(referee_said(answers, key, field) for field in ("permission", "status")),
        _name(answers, key),
    )
    if status not in _NAMED or permission == "yes":
        return ""
    if permission == "no":
        return f"{name} is not to be named, but the employer has the name. Tell the employer that you give another one."
    if status == "contacted":
        return f"The employer has contacted {name}, and nothing here says that {name} agreed. Call {name} today."
    return f"{name} is named to the employer, and nothing here says that {name} agreed. Ask {name} today."


def _same_names(answers: AnswersByKey, keys: list[str]) -> list[str]:
    names = {key: REFEREES.get(answers, key, REFEREES.title) for key in keys}
    alike = Counter(" ".join(name.split()).casefold() for name in names.values() if isinstance(name, str))
    first = {" ".join(str(name).split()).casefold(): key for key, name in reversed(names.items())}
    return [
        f"{'Two' if count == 2 else count} referees are called {_name(answers, first[name])}. Is it one person twice?"
        for name, count in alike.items()
        if name and count > 1
    ]


def _too_few(answers: AnswersByKey, keys: list[str]) -> list[str]:
    willing = sum(referee_said(answers, key, "permission") != "no" for key in keys)
    if not keys or willing >= _ENOUGH:
        return []
    many = ("nobody", "one person", "two people")[willing]
    return [
        f"There {'are' if willing == 2 else 'is'} {many} on the list to speak for you. With three, one may be away."
    ]


def note_on(answers: AnswersByKey, key: str) -> str:
    """In a few words what the referee can tell, whether they agreed, and how far it has got."""
    words = [_NOTES[field].get(referee_said(answers, key, field), "") for field in ("angle", "permission", "status")]
    words[1] = words[1] or _NOTES["permission"]["not_asked"]
    return "; ".join(word for word in words if word)


def evidence(answers: AnswersByKey) -> list[str]:
    """What the person brings for what the job needs, strong proof first: "need: proof"."""
    found = {"strong": [], "some": []}  # type: dict[str, list[str]]
    for key in NEEDS.keys(answers):
        need, bring = (str(NEEDS.get(answers, key, field) or "").strip() for field in ("need", "bring"))
        strength = NEEDS.get(answers, key, "strength")
        if need and bring and isinstance(strength, str) and strength in found:
            found[strength].append(f"{need}: {bring}")
    return [*found["strong"], *found["some"]]


def likely_asked(questions: Iterable["ReferenceQuestion"], angle: str) -> list[str]:
    """What a referee for this angle is probably asked, at most `MOST_FOR_A_REFEREE`, in the order of the packs.

    Those that fit the angle come before those for anybody when there are too many.
    """
    fitting = [one for one in questions if one.angle in ("", angle)]
    first = sorted(fitting, key=lambda one: not one.angle)[:MOST_FOR_A_REFEREE]
    return [one.text for one in fitting if one in first]


def fitting_letter(answers: AnswersByKey, key: str, outcome: str = "open") -> str:
    """Which letter the referee needs next. outcome : of the application that it is about."""
    helped = referee_said(answers, key, "permission") == "yes" and outcome != "open"
    if helped or referee_said(answers, key, "status") == "contacted":
        return THANK
    return BRIEF if referee_said(answers, key, "permission") == "yes" else ASK


def before_sending(answers: AnswersByKey, key: str, kind: str) -> str:
    """What to know before this letter goes to the referee `key`; empty for nothing."""
    permission, name = referee_said(answers, key, "permission"), _name(answers, key)
    if permission == "no" and kind != THANK:
        return f"{name} is not to be named, so this message is not needed."
    if kind == ASK:
        return f"{name} has said yes already." if permission == "yes" else ""
    if kind == BRIEF and permission != "yes":
        return f"Nothing here says that {name} agreed. Ask first, and send this afterwards."
    proofs = len(evidence(answers)) if kind == BRIEF else 0
    return MOST_EVIDENCE.sentence(count=proofs) if proofs > MOST_EVIDENCE else ""


def outcome_in_words(outcome: str) -> str:
    """What came of an application, for a referee; empty while nothing is known."""
    return _OUTCOMES.get(outcome, "")


def letter_to(
    kind: str,
    parts: Iterable["LetterPart"],
    answers: AnswersByKey,
    key: str,
    questions: Iterable["ReferenceQuestion"],
    job: Mapping[str, str],
) -> Letter:
    """The letter of this kind to the referee `key`.

    kind : one of `TO_REFEREES`. job : what stands for {employer}, {role}, {when} and {outcome}, as far as it is known.
    """
    angle = referee_said(answers, key, "angle")
    known = {
        **job,
        "person": referee_said(answers, key, "name"),
        **{field: referee_said(answers, key, field) for field in ("strength", "agreed", "awkward")},
        "evidence": as_list(evidence(answers)[:MOST_EVIDENCE] or [referee_said(answers, key, "strength")]),
        "likely": as_list(likely_asked(questions, angle)),
    }
    return written_letter(kind, parts, known, signature(answers))


def _name(answers: AnswersByKey, key: str) -> str:
    return isolated(REFEREES.name_of(answers, key))
