"""Ten ways in which an advert is laid out. Each takes the parts of an advert in order and gives its text."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from random import Random


@dataclass(frozen=True)
class Part:
    """A section. kind : need, nice, duties, offer, about or apply. items : bullets, or sentences."""

    kind: str
    heading: str
    items: tuple[str, ...]


BULLETS = ["•", "-", "–", "*", "▪", "✓", "➢", "◆", "·", "・", "※", "»", "■", "👉", "✔\ufe0f", "➡\ufe0f", "—", "●"]
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
COLONS = ["", ":", " :"]
WORD = ["\uf0b7\t", "\uf0a7\t", "o\t", "§\t", "¤\t", "\uf0d8 ", "\uf0fc\t"]


def headed(parts: list[Part], rng: Random) -> str:
    mark = rng.choice(BULLETS)
    return _with_headings(parts, rng, lambda _at, item: f"{mark} {item}")


def word(parts: list[Part], rng: Random) -> str:
    mark = rng.choice(WORD)
    return _with_headings(parts, rng, lambda _at, item: f"{mark}{item}")


def alone(parts: list[Part], rng: Random) -> str:
    """A bullet alone on its line, its text on the next."""
    mark = rng.choice(BULLETS[:5])
    return _with_headings(parts, rng, lambda _at, item: f"{mark}\n{item}")


def bare(parts: list[Part], rng: Random) -> str:
    """No marks at all: a heading, and a line for each item."""
    return _with_headings(parts, rng, lambda at, item: item)


def numbered(parts: list[Part], rng: Random) -> str:
    style = rng.choice(
        [
            lambda at, item: f"{at}. {item}",
            lambda at, item: f"{at}) {item}",
            lambda at, item: f"1.{at} {item}",
            lambda at, item: f"{'abcdefghijkl'[at - 1]}) {item}",
            lambda at, item: f"{'ABCDEFGHIJKL'[at - 1]}.\t{item}",
            lambda at, item: f"({at}) {item}",
            lambda at, item: f"{ROMAN[at - 1]}. {item}",
            lambda at, item: f"{chr(0x245F + at)} {item}",
        ]
    )
    return _with_headings(parts, rng, style)


def inline(parts: list[Part], rng: Random) -> str:
    """Each section on one line."""
    mark = rng.choice(["•", "●", "▪", "✓", "|", "–", "✅"])
    return "\n".join(
        f"{part.heading.rstrip(' ?')}: {''.join(f'{mark} {item} ' for item in part.items)}".rstrip() for part in parts
    )


def table(parts: list[Part], rng: Random, labels: tuple[str, str]) -> str:
    """What is needed as a table with a column that says how much; the rest as lists."""
    rows = [
        (labels[part.kind == "nice"], item) for part in parts if part.kind in ("need", "nice") for item in part.items
    ]
    swap = rng.random() < 0.5
    lines = [f"| {item} | {label} |" if swap else f"| {label} | {item} |" for label, item in rows]
    rest = [part for part in parts if part.kind not in ("need", "nice")]
    at = rng.randrange(len(rest) + 1)
    before, after = (_with_headings(some, rng, lambda _at, item: f"- {item}") for some in (rest[:at], rest[at:]))
    return "\n\n".join(text for text in (before, "\n".join(lines), after) if text)


def html(parts: list[Part], rng: Random) -> str:
    """The page's source, pasted."""
    tag = rng.choice(["h3", "strong", "b"])
    said = []
    for part in parts:
        title = f"<h3>{escape(part.heading)}</h3>" if tag == "h3" else f"<p><{tag}>{escape(part.heading)}</{tag}></p>"
        items = "".join(f"<li>{escape(item).replace(' & ', '&nbsp;&amp;&nbsp;')}</li>\n" for item in part.items)
        said.append(f'<div class="part">{title}\n<ul>{items}</ul></div>')
    return rng.choice(["", "\n"]).join(said)


def wrapped(parts: list[Part], rng: Random) -> str:
    """As a mail program breaks lines, at 72."""
    text = _with_headings(parts, rng, lambda at, item: f"* {item}", joined=True)
    return "\n".join(
        textwrap.fill(line, 72, subsequent_indent="  " if line.startswith("* ") else "") if line else ""
        for line in text.split("\n")
    )


def unheaded(parts: list[Part], rng: Random) -> str:
    """A sentence a line, no headings; sometimes with marks."""
    mark = rng.choice(["", "", "• "])
    return "\n\n".join("\n".join(mark + item for item in part.items) for part in parts)


def paragraph(parts: list[Part], rng: Random) -> str:
    return " ".join(item for part in parts for item in part.items)


LAYOUTS = (headed, unheaded, inline, word, numbered, table, html, wrapped, paragraph, alone, bare)
IN_SENTENCES = {unheaded, paragraph, wrapped}


def _with_headings(parts: list[Part], rng: Random, lay: Callable[[int, str], str], joined: bool = False) -> str:
    colon, gap = rng.choice(COLONS), rng.choice(["\n", "\n\n"])
    said = []
    for part in parts:
        heading = part.heading if part.heading.endswith("?") else part.heading + colon
        if part.kind in ("about", "apply") or (joined and part.kind == "duties"):
            lines = [" ".join(part.items)] if joined else list(part.items)
        else:
            lines = [lay(at, item) for at, item in enumerate(part.items, 1)]
        said.append("\n".join([heading, *lines]))
    return gap.join(said)
