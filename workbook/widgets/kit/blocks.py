"""The blocks that a part is made of, declared in the order in which they stand on the page.

The kit's script draws each (`blocks.js`), follows the traits that it names, and changes no more than what changed.
`of`, `when` and the like name a trait, or a part of one ("chance.why"), and within `items` what stands in an item. A
block whose sentence or list is empty, or whose `when` is, is away; `when` may name several traits, of which one is
enough, and "!" turns it round. `look` says how a block looks, as the styles know it ("help", "note late"). Every word
that a page says stands in a declaration, a trait or a pack, none in a script.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Block = dict[str, Any]
Blocks = tuple[Block, ...]
Inline = str | Block  # within a line: words, or `of`, `link`

CALLED = {"edit": "Edit", "remove": "Remove", "take": "Save the list for a spreadsheet"}
UNDO = {"removed": "{name} was removed from the list. ", "back": "Put it back"}
COPY = {"copied": "Copied.", "not_copied": "Copying is not allowed here. Select the text and copy it."}


def _block(kind: str, **said: Any) -> Block:
    return {"kind": kind} | {name: value for name, value in said.items() if value not in ("", None, False, (), [])}


def said(
    of: str, look: str = "", *, tag: str = "", status: bool = False, when: str = "", stays: bool = False,
    theirs: bool = False,
) -> Block:  # fmt: skip
    """The sentence in `of`. status : spoken when it changes. stays : also while it is empty, as a place for what comes.

    theirs : somebody's own words, which have a direction of their own.
    """
    return _block("said", of=of, look=look, tag=tag, status=status, when=when, stays=stays, theirs=theirs)


def line(*inside: Inline, look: str = "", tag: str = "", status: bool = False, when: str = "") -> Block:
    """Words that never change, what stands in a trait (`part_of`) and links, in one line."""
    return _block("line", inside=list(inside), look=look, tag=tag, status=status, when=when)


def part_of(of: str, look: str = "", *, tag: str = "span", theirs: bool = False) -> Block:
    """What stands in `of`, within a line."""
    return _block("part", of=of, look=look, tag=tag, theirs=theirs)


def title(words: str = "", *, of: str = "", look: str = "", when: str = "") -> Block:
    """A heading."""
    return line(words, look=f"title {look}", tag="h3", when=when) if words else said(of, f"title {look}", tag="h3")


def link(page: str = "", words: str = "", *, page_of: str = "", of: str = "", look: str = "") -> Block:
    """A link to another page of the workbook; both may stand in traits."""
    return _block("link", page=page, words=words, page_of=page_of, of=of, look=look)


def source(url: str, of: str) -> Block:
    """Where something was published: a link out of the workbook, if there is one."""
    return _block("source", url=url, of=of)


def box(
    *blocks: Block, look: str = "", tag: str = "section", status: bool = False, when: str = "", ticked: str = ""
) -> Block:
    """Several blocks in one frame. ticked : the `name` of what gets the focus when something in it was ticked."""
    return _block("box", blocks=list(blocks), look=look, tag=tag, status=status, when=when, ticked=ticked)


def fold(
    words: str, *blocks: Block, of: str = "", counts: str = "", look: str = "twin", when: str = "", opened: str = "",
    bare: str = "", heads: Sequence[Block] = (), turns: bool = False, stays: bool = False,
) -> Block:  # fmt: skip
    """Blocks that are folded away under `words`, in which {of} and the {count} of what stands in `counts` are put in.

    opened : open at first if this is so, or when it `turns` so; once open it `stays` open, if wanted. bare : not folded
    while this is so. heads : what the summary is, if no words.
    """
    return _block(
        "fold", words=words, of=of, counts=counts, blocks=list(blocks), look=look, when=when, opened=opened, bare=bare,
        heads=list(heads), turns=turns, stays=stays,
    )  # fmt: skip


def sentences(
    of: str, look: str = "", *, heading: str = "", status: bool = False, tag: str = "ul", each: str = ""
) -> Block:
    """The sentences in `of`, as a list under its heading."""
    return _block("sentences", of=of, look=look, heading=heading, status=status, tag=tag, each=each)


def items(
    of: str, *blocks: Block, look: str = "", tag: str = "ul", each: str = "", lost: str = "", label: str = "",
    by: str = "",
) -> Block:  # fmt: skip
    """Each of the items in `of`, as `blocks`. Those that have a "key", or a `by`, stay while it does, with the focus.

    each : how an item looks. lost : the `name` of what gets the focus when it was in an item that is gone.
    """
    return _block("items", of=of, blocks=list(blocks), look=look, tag=tag, each=each, lost=lost, label=label, by=by)


def press(
    words: str = "", do: str = "", look: str = "", *, of: str = "", about: str = "", key: str = "", when: str = "",
    once: bool = False, then: str = "", lands: Sequence[str] = (), arrives: bool = False,
    goal: str = "",
) -> Block:  # fmt: skip
    """A button that sends {"do": do}, with what stands in `key` as its key.

    of : its words, with what stands in traits, "Show {more} more". about : the same for those who hear it alone.
    once : a second press of a double click, or of a key that is held, counts for nothing. then : the `name` of what has
    the focus then. lands : a trait, and names; when it changed, the first that is on the page has the focus. arrives :
    one goes on in the form. goal : at the field that this names.
    """
    return _block(
        "press", words=words, do=do, look=look, of=of, about=about, key=key, when=when, once=once, then=then,
        lands=list(lands), arrives=arrives, goal=goal,
    )  # fmt: skip


def sure(
    words: str, do: str, *, question: str, yes: str, no: str, note: str, said: str, ready: str, lands: Sequence[str]
) -> Block:
    """A button, there while `ready`, and a second one that does it. said : a trait that says what would be done."""
    return _block(
        "sure", words=words, do=do, question=question, yes=yes, no=no, note=note, said=said, ready=ready,
        lands=list(lands),
    )  # fmt: skip


def tick(
    of: str, do: str, words: str = "", *, words_of: str = "", unseen: str = "", described: Sequence[str] = (),
    when: str = "",
) -> Block:  # fmt: skip
    """A tick in an item, which sends {"do": do, "key", "on"}. described : names of what says more about it."""
    return _block(
        "tick", of=of, do=do, words=words, words_of=words_of, unseen=unseen, described=list(described), when=when
    )


def fields(
    place: str = "", *, folded: bool | int = False, closed: bool = False, rest: str = "",
    counted: Mapping[str, Any] | None = None, when: str = "",
    noted: Sequence[str] = (), presses: Sequence[Sequence[str]] = (), minutes: str = "", arrives: bool = False,
    beside: tuple[str, Block] | None = None, grows: bool = False,
) -> Block:  # fmt: skip
    """The fields of a sheet that have this `place`.

    folded : all but what stands first is folded away, by groups, always or when there are more fields than this.
    closed : a group that stands first is folded away, too. rest : of more than two folded groups, the words under which
    they are folded once more. counted : how many are filled in, beside the heading of a folded group:
    {"some": "{filled} of {all}", "none", "kinds", "ask"}.
    noted : a trait with the keys of fields that have a note, and the note. presses : [do, words] beside each.
    minutes : how long each takes, "{minutes} min". arrives : after a press that `arrives` one goes on at the first of
    them. grows : at the first that was added. beside : what stands with the field of a key.
    """
    return _block(
        "fields", place=place, folded=folded, closed=closed, rest=rest, counted=dict(counted or {}), when=when,
        noted=list(noted), presses=[list(one) for one in presses], minutes=minutes, arrives=arrives, grows=grows,
        beside=[beside[0], [beside[1]]] if beside else (),
    )  # fmt: skip


FILLED_IN = {"some": "{filled} filled in", "none": ""}
SO_MANY = {"some": "{filled} of {all}"}


def rows(heading: str = "", columns: Sequence[str] = (), cells: Sequence[str] = ("note",), add: bool = True) -> Block:
    """The list that a person makes, with its buttons: the name of each row, and what stands in it under `cells`."""
    return _block("rows", heading=heading, columns=list(columns), cells=list(cells), add=add, words=CALLED | UNDO)


def form(*blocks: Block, close: str = "", at_title: bool = False) -> Block:
    """What is said and asked of the row that is being looked at. at_title : one goes on at its title, not its field."""
    return _block("form", blocks=list(blocks), close=close, at_title=at_title)


def undo(lost: str = "") -> Block:
    """What was taken out last, and the way back."""
    return _block("undo", words=UNDO, lost=lost)


def choice(
    label: str = "", options: str = "picks", chosen: str = "picked", do: str = "pick", label_of: str = ""
) -> Block:
    """A choice of one of the [key, words] in `options`; away while there is nothing to choose from."""
    return _block("choice", label=label, label_of=label_of, options=options, chosen=chosen, do=do)


PICK = choice(label_of="pick_label")


def segments(label: str, options: str, chosen: str, do: str) -> Block:
    """The same as a few words side by side, of which one is chosen."""
    return _block("segments", label=label, options=options, chosen=chosen, do=do)


def letter(*above: Block, of: str = "letter", key: str = "", folded: bool = False) -> Block:
    """A letter, {"subject", "text"}, as it will be sent, and two ways to take it along. folded : but its subject."""
    return _block("letter", of=of, blocks=list(above), key=key, words=LETTER, folded=folded)


LETTER = COPY | {
    "copy": "Copy the message",
    "take": "Save it as a file",
    "subject": "Subject: {subject}",
    "blank": "\n[your name]",  # what letters.py leaves for a name that was not given; beside it on page 03 is its field
    "unsigned": "Write your name once on “The process”, and it closes every letter.",
}


def copy(words: str, of: str) -> Block:
    """A button that copies the text in `of`, and a line that says so."""
    return _block("copy", words={"copy": words} | COPY, of=of)


def table(
    of: str, caption: str, heads: Sequence[str] = (), *, heads_of: str = "", picked: Sequence[int] = (),
    plain: bool = False,
) -> Block:  # fmt: skip
    """Rows of texts, the first of which names the row. picked : which of the texts, if not all. plain : in a fold."""
    return _block(
        "table", of=of, caption=caption, heads=list(heads), heads_of=heads_of, picked=list(picked), plain=plain
    )


def headline(of: str, *below: Block) -> Block:
    """The chance in large letters: {"whose", "words": [low, middle, high], "range", "sentence"}."""
    return _block("headline", of=of, blocks=list(below))


def control(name: str, arrives: bool = False) -> Block:
    """A control or a chart, which is a widget of its own. arrives : after a press there one goes on in the form."""
    return _block("control", name=name, arrives=arrives)


def group(legend: str, *names: str | Sequence[str], of: str = "", none: str = "") -> Block:
    """Controls under one legend; those in a list stand side by side. of : which, if that changes; none : if none is."""
    listed = [[one] if isinstance(one, str) else list(one) for one in names]
    return _block("group", legend=legend, names=listed, of=of, none=none)


def assumed(words: str, of: str, *below: Block) -> Block:
    """What a sum assumes, [sentence, kind] each, to be unfolded."""
    return _block("assumed", words=words, of=of, blocks=list(below))


def bar(of: str) -> Block:
    """How much is done, in percent, as a bar; words beside it say the same."""
    return _block("bar", of=of)


def facts(of: str, *, missing: str = "", pages: Mapping[str, str] | None = None, look: str = "") -> Block:
    """[what, said] pairs; where nothing is said, [what, "", page], with the words of the link there in `pages`."""
    return _block("facts", of=of, missing=missing, pages=dict(pages or {}), look=look)


def task(do: str, among: str, minutes: str) -> Block:
    """An item {"key", "text", "minutes"} to be ticked off; it is done when its key is `among` those of a trait."""
    return _block("task", do=do, among=among, minutes=minutes)


def reading(of: str, label: str, *, rows: int = 0, unseen: bool = False) -> Block:
    """A text to read and to select. unseen : its label is only for those who hear it."""
    return _block("reading", of=of, label=label, rows=rows, unseen=unseen)


def search(of: str, label: str, note: str) -> Block:
    """A word to look for, which is put into the trait `of`."""
    return _block("search", of=of, label=label, note=note)


def seats(of: str) -> Block:
    """Seats and heads as a picture, {"seats", "fewest", "most", "label"}."""
    return _block("seats", of=of)


def printer(title: str, instead: str) -> Block:
    """What Python sends to be printed. instead : what is said where the browser does not print."""
    return _block("printer", title=title, instead=f"This browser does not print from here. {instead}")


def picture(name: str, **given: Any) -> Block:
    """A picture of this name, which the script of the part draws. given : its words, and blocks that stand in it."""
    return {"kind": name} | given


PROBLEM: Block = {"kind": "problem"}  # why something could not be done
UNSAVED: Block = {"kind": "unsaved"}  # why something is not saved or could not be read; part of the line at the end
SAVING = {
    "saved": "{saved}, {where}.",
    "as_you_go": "What you enter is saved as you go, {where}.",
    "refused": " An answer with a red note under it is not saved.",
    "elsewhere": " An answer that is not shown now could not be used, and is not saved.",
}


def named(name: str, block: Block) -> Block:
    """`block`, which others may send the focus to by this name."""
    return block | {"named": name}
