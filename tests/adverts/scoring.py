"""How well a reader does on adverts whose needs are known."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from adverts.generator import Advert
from workbook.before.advert import read_advert
from workbook.before.advert.source import as_lines
from workbook.before.coverage import same_need


@dataclass
class Score:
    """found, missed : needs by language and layout. extra : what was proposed and is none. lost : what is not whole."""

    adverts: int = 0
    found: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    extra: Counter = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found["all"] / (self.found["all"] + self.missed["all"])

    @property
    def precision(self) -> float:
        return self.found["all"] / (self.found["all"] + self.extra["all"])

    @property
    def weakest(self) -> float:
        """The recall of the language or layout that is read worst."""
        return min(self.found[kind] / (self.found[kind] + self.missed[kind]) for kind in self.found)


def score(adverts: Iterable[Advert]) -> Score:
    """Read each of `adverts` and count: a need counts as found only when it is proposed whole and alone."""
    total = Score()
    for advert in adverts:
        read = read_advert(advert.text)
        wanted, proposed = {plain(need) for need in advert.needs}, {plain(line.text) for line in read.needs}
        for kind in ("all", *advert.name.split()):
            total.found[kind] += len(wanted & proposed)
            total.missed[kind] += len(wanted - proposed)
            total.extra[kind] += len(proposed - wanted)
        said = plain(" ".join(line.text for line in read.lines))
        total.lost += [line for line in (*advert.needs, *advert.others) if plain(line) not in said]
        total.lost += [] if is_whole(advert.text) else [advert.name]
        total.adverts += 1
    return total


def plain(text: str) -> str:
    return same_need(text).strip(" ;")


def is_whole(text: str) -> bool:
    """Whether the letters of `text` are those of the lines it is read as, in their order, marks included."""
    said = "".join(line.mark + line.text for line in read_advert(text).lines)
    return _letters(said) == _letters(as_lines(text))


def _letters(text: str) -> list[str]:
    return [character for character in text if character.isalpha()]
