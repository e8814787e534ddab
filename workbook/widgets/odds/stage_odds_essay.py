"""The essay of page 01 around the person's own number, as blocks: each paragraph moves with what they know."""

from ...content.evidence import GRADES
from ..kit.blocks import (
    PROBLEM,
    Block,
    Blocks,
    box,
    control,
    fold,
    group,
    items,
    line,
    link,
    part_of,
    picture,
    said,
    source,
    table,
    title,
)
from .stage_odds_words import (
    ASKED_BACK,
    DISAGREE,
    EMPTY,
    HOW_COMPUTED,
    PREPARING,
    ROOMS_LIKE_YOURS,
    THE_ROOM,
    WHO_IS_SEEN,
)

_SOURCE = source("url", "named")

_NUMBER = box(
    picture("odds_head", blocks=[
        said("counts", "counts"),
        line(link(page_of="over.page", of="over.link"), look="next", when="over"),
    ]),
    PROBLEM,
    box(picture("people", words=WHO_IS_SEEN), tag="div", when="picture"),
    look="number", tag="div",
)  # fmt: skip

_KNOWN = picture("known", blocks=[
    group("What you know", "role", "known", ["low", "high"], "openings", "seats", "rounds_left", "scoring", "insider",
        "chosen"),
    fold("About you, if you like", *map(control, ("interviews", "offers", "self_rating", "preparation"))),
    line(EMPTY, look="help"),
], words="What you know")  # fmt: skip

_ESSAY = box(
    box(title("They liked what they saw"), line(ASKED_BACK, part_of("room", "moving", tag="mark")), when="picture"),
    box(title("Most of it is the room"), line(THE_ROOM), picture("rooms", words=ROOMS_LIKE_YOURS),
        when="picture.rooms"),
    box(title("What would move it"), picture("moves"), line(PREPARING), look="moves", when="picture"),
    box(title("What nobody can know"), said("cannot"), when="picture"),
    box(
        title("What is left to do"),
        items("steps", link(page_of="page", of="words"), said("why", "why", tag="span"), look="steps", tag="ol"),
        when="steps",
    ),
    look="essay", tag="div",
)  # fmt: skip

_TABLES = fold(
    "All of this as tables, with reasons",
    table("tables.chance", "Your chance of an offer", ["", "In words", "Of 100 people in your place"], plain=True),
    table("tables.rooms", "Twenty rooms that could be yours", ["Your chance there", "Rooms"], plain=True),
    table("tables.moves", "What would move it", ["If this were so", "Change", "Why"], plain=True),
    when="picture",
)  # fmt: skip

_ASSUMED = fold(
    "How this is computed, and what it assumes",
    line(HOW_COMPUTED),
    items(
        "assumptions",
        line(part_of("sentence"), " ", part_of("kind", "grade"), tag="span"),
        items("cards", line(part_of("figure"), " ", part_of("said"), " ", part_of("caveat"), " ", _SOURCE,
            look="behind"), tag="div"),
    ),
    look="twin assumed",
)  # fmt: skip

_PUBLISHED = fold(
    "What is published for this kind of work ({count})",
    said("basis", "basis"),
    items(
        "cards",
        line(part_of("figure"), " ", line("grade ", part_of("grade"), look="grade", tag="span"), look="figure"),
        said("said", "statement"),
        said("counted"),
        said("caveat"),
        line(_SOURCE, look="source"),
        look="cards", tag="div", each="card",
    ),
    line(f"Grades: {'; '.join(f'{grade}, {meaning}' for grade, meaning in GRADES.items())}.", look="grades"),
    line(DISAGREE, look="note"),
    counts="cards",
)  # fmt: skip

FOLDS: tuple[Block, ...] = (_TABLES, _ASSUMED, _PUBLISHED)
ESSAY: Blocks = (box(_NUMBER, _KNOWN, _ESSAY, box(*FOLDS, look="folds", tag="div"), look="columns", tag="div"),)
