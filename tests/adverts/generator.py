"""Adverts whose needs are known: each language in each layout, sections in several orders, with what is around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from types import ModuleType

from adverts import english, french, german, spanish
from adverts.layouts import IN_SENTENCES, LAYOUTS, Part, html, paragraph, table

LANGUAGES = (english, german, french, spanish)
ORDERS = (
    ("about", "duties", "need", "nice", "offer", "apply"),
    ("duties", "need", "offer", "about", "apply"),
    ("offer", "about", "duties", "need", "nice", "apply"),
    ("need", "nice", "duties", "offer"),
    ("about", "duties", "need", "apply", "offer"),
    ("about", "offer", "need", "nice", "duties", "apply"),
)
HOW_MANY = {"need": (3, 7), "nice": (1, 3), "duties": (3, 7), "offer": (2, 5), "about": (1, 4), "apply": (1, 3)}


@dataclass(frozen=True)
class Advert:
    """needs : what is essential and what is desirable, in the advert's words. others : every other line of it."""

    name: str
    text: str
    needs: tuple[str, ...]
    others: tuple[str, ...]


def adverts(count: int, held_out: bool, seed: int = 14) -> Iterator[Advert]:
    """`count` adverts, of the phrases the reader's words were tuned with, or of those that were held out."""
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        layout = LAYOUTS[number // len(LANGUAGES) % len(LAYOUTS)]
        yield _advert(language, layout, Random(f"{seed} {number} {held_out}"), held_out)


def _advert(language: ModuleType, layout, rng: Random, held_out: bool) -> Advert:
    some = _Phrases(language, rng, held_out)
    parts = [some.part(kind, layout in IN_SENTENCES) for kind in rng.choice(ORDERS)]
    text = layout(parts, rng, rng.choice(language.LABELS)) if layout is table else layout(parts, rng)
    title, furniture = rng.choice(language.TITLES), some.of(language.FURNITURE, 1, 4)
    if layout is paragraph:
        text, furniture = f"{title}\n{text}", []
    elif layout is html:
        text = f"<h1>{title}</h1>\n{text}" + "".join(f"\n<p>{line}</p>" for line in furniture)
    else:
        text = "\n".join([title, *furniture[1:], "", text, "", *furniture[:1]])
    needs = tuple(item for part in parts if part.kind in ("need", "nice") for item in part.items)
    others = tuple(item for part in parts if part.kind not in ("need", "nice") for item in part.items)
    name = f"{language.__name__.rpartition('.')[2]} {layout.__name__}"
    return Advert(name, text, needs, (title, *furniture, *others))


class _Phrases:
    """Phrases of one language: every second one, from the first or from the second on."""

    def __init__(self, language: ModuleType, rng: Random, held_out: bool) -> None:
        self.language, self.rng, self.first = language, rng, int(held_out)

    def of(self, phrases: list[str], least: int, most: int) -> list[str]:
        pool = phrases[self.first :: 2]
        return self.rng.sample(pool, min(len(pool), self.rng.randint(least, most)))

    def part(self, kind: str, in_sentences: bool) -> Part:
        """Bullets, or sentences where the layout has none or the section never has."""
        phrases = (
            self.language.SENTENCES if in_sentences or kind not in self.language.BULLETS else self.language.BULLETS
        )
        return Part(
            kind, self.of(self.language.HEADINGS[kind], 1, 1)[0], tuple(self.of(phrases[kind], *HOW_MANY[kind]))
        )
