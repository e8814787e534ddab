"""What a text says about the process: how many people are left, how many interviews, what form, who scores."""

import re

from ..answers.application_fields import MOST_ROUNDS_LEFT
from .plain_words import NUMBER_WORDS, either, number_in, the_only

_N = rf"(\d{{1,3}}|{either(NUMBER_WORDS)})"
_PEOPLE = (
    r"(?:finalists?|candidates?|applicants?|people|persons?|kandidat\w{0,6}|bewerber\w{0,6}|personen|finalist\w{0,6}"
    r"|candidat\w{0,3}|personnes|finalistes?|personas|in the (?:last|final) round)"
)
_FEW = r"(?:final |last |shortlisted |remaining |letzten |derniers |dernieres |ultimos )?"
_FINALISTS = tuple(
    re.compile(shape)
    for shape in (
        rf"\b(?:one|1|eine?r?|l'un|l'une|un|una?|uno) (?:of|von|des|de|of the|of our|der|unter)(?: the"
        rf"| our| den| nos| los)? {_FEW}{_N}(?: (?:or|to|oder|bis|ou|o|-) {_N})? ?{_FEW}(?:{_PEOPLE}"
        rf"|(?=[.,;!)\n]|$))",
        rf"\b{_FEW}{_N}(?: (?:or|to|oder|bis|ou|o|-) {_N})? (?:other )?{_FEW}(?:finalists?|finalistes?"
        rf"|finalisten|shortlisted candidates|candidates (?:left|remaining))",
        rf"\b(?:shortlist of|short-list of|down to(?: the)?(?: last| final)?|seeing|interviewing|final"
        rf"|engere auswahl von) {_N}(?: (?:or|to) {_N})?(?: {_PEOPLE}|(?=[.,;!)\n]| for | now|$))",
    )
)
_LAST = re.compile(
    r"\b(?:final|last) (?:and final )?(?:interview|round|stage|step|conversation)\b|\b(?:letzte[ns]?"
    r"|abschliessende[ns]?) (?:gesprach|runde|interview|vorstellungsgesprach)"
    r"|\b(?:dernier|ultime) (?:entretien|tour)|\b(?:derniere) (?:etape|rencontre)|\bultima entrevista"
)
_NOT_THE_LAST = re.compile(
    r"\b(?:before|until|ahead of|vor|avant|antes de) (?:the |a |dem |das |le |la )?(?:final|last|letzte|dernier|ultima)"
)
_MORE = re.compile(
    rf"\b{_N} (?:more|further|weitere[sn]?|autres?|mas) (?:interviews?|rounds?|stages?|gesprache?"
    rf"|runden?|entretiens?|entrevistas?)(?: (?:after|to follow|follow|danach|apres))"
)
_OF_SEVERAL = re.compile(
    rf"\b(?P<nth>second|third|fourth|2nd|3rd|4th|zweite[ns]?|dritte[ns]?|deuxieme|troisieme|segunda"
    rf"|tercera)(?: \w+)? (?:of|von|sur|de|out of) {_N} (?:interviews?|rounds?|stages?|steps?"
    rf"|gesprachen|runden|entretiens|entrevistas)"
)
_NTH = {"s": 2, "2": 2, "z": 2, "de": 2, "t": 3, "3": 3, "dr": 3, "f": 4, "4": 4}
_FORMS = {
    "panel": re.compile(r"\b(?:panel|interviewpanel|auswahlgremium|auswahlkommission|jury|tribunal)\b"),
    "separate": re.compile(
        r"\b(?:one after (?:another|the other)|back[ -]to[ -]back|one[ -]to[ -]ones|1:1s|separate (?:interviews"
        r"|conversations|meetings)|nacheinander|einzelgesprache|l'un apres l'autre|entretiens individuels"
        r"|entrevistas individuales)\b"
    ),
    "informal": re.compile(
        r"\b(?:informal (?:chat|talk|conversation|meeting|coffee)|over coffee|for a coffee|lockeres gesprach"
        r"|zwanglos\w*|discussion informelle|charla informal)\b"
    ),
}
_TASKS = {
    "presentation": re.compile(r"\b(?:presentation|prasentation|presentacion)\b"),
    "test": re.compile(
        r"\b(?:(?:written |skills |aptitude |online )?tests?|assessment test|eignungstest|epreuve|prueba)\b"
    ),
    "task": re.compile(
        r"\b(?:case(?: study| interview)?|(?:practical |short |small )?(?:task|exercise)|work trial"
        r"|trial shift|probearbeit\w*|fallstudie|aufgabe|etude de cas|mise en situation|caso practico)\b"
    ),
}
_NO_CASE = re.compile(r"\b(?:in|just in|in any|in that|in this|in the|either|which) case\b|\bcase you\b")
_NOT = re.compile(r"\b(?:no|not|without|kein\w*|ohne|pas de|sans|sin|isn't|won't)\b[^.\n]{0,30}$")
_EACH_ALONE = re.compile(
    r"\b(?:score|scores|rate|rates|assess|assesses|mark|marks)\b[^.\n]{0,40}\b(?:independently"
    r"|separately|individually|on their own)\b|\beach (?:interviewer|panel member|of them)\b[^.\n]{0,30}\b(?:scores?"
    r"|rates?|marks?)\b"
)
_TOGETHER = re.compile(
    r"\b(?:score|rate|decide|assess|mark)\b[^.\n]{0,40}\b(?:together|jointly|as a panel)\b|\bpanel (?:will )?(?:scores?"
    r"|rates?)\b"
)


def finalists_in(words: str) -> list[tuple[int, int]]:
    """How many people are at this stage, (fewest, most), each number that is named once; perhaps more than can be."""
    found: list[tuple[int, int]] = []
    for shape in _FINALISTS:
        for match in shape.finditer(words):
            low = number_in(match[1]) or 0
            high = (number_in(match[2]) if match[2] else None) or low
            if 2 <= low <= high and (low, high) not in found:
                found.append((low, high))
    return found


def rounds_left_in(words: str) -> int | None:
    """How many interviews are left, this one included; None when it is not said."""
    left: set[int] = set()
    for match in _MORE.finditer(words):
        left.add((number_in(match[1]) or 0) + 1)
    for match in _OF_SEVERAL.finditer(words):
        nth = match["nth"]
        left.add((number_in(match[2]) or 0) - (_NTH.get(nth[:2]) or _NTH.get(nth[0]) or 0) + 1)
    if not left and _LAST.search(words) and not _NOT_THE_LAST.search(words):
        left.add(1)
    usable = [one for one in left if 1 <= one <= MOST_ROUNDS_LEFT]
    return usable[0] if len(left) == len(usable) == 1 else None


def form_in(words: str) -> str:
    """What form it takes, "panel", "separate" or "informal"; "" when it is not said, or two are named."""
    return the_only(key for key, said in _FORMS.items() if _says(said, words))


def task_in(words: str) -> str:
    """What is to be done, "presentation", "task" or "test"; "" when nothing is named, or two are."""
    words = _NO_CASE.sub(lambda match: " " * len(match[0]), words)
    return the_only(key for key, said in _TASKS.items() if _says(said, words))


def scoring_in(words: str) -> str:
    """Who scores, "separate" or "panel"; "" when it is not said."""
    kinds = (("separate", _EACH_ALONE), ("panel", _TOGETHER))
    return the_only(key for key, said in kinds if said.search(words))


def _says(said: re.Pattern[str], words: str) -> bool:
    return any(not _NOT.search(words[max(0, match.start() - 40) : match.start()]) for match in said.finditer(words))
