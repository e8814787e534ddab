"""The source of a web page, pasted, as plain lines: what a browser would show, never drawn as HTML."""

import html
import re
from html.parser import HTMLParser

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->|<!doctype[^<>]{0,200}>", re.IGNORECASE)
_IS_SOURCE = re.compile(r"</(?:p|li|ul|ol|div|h[1-6]|tr|table|td|section)\s*>|<(?:br|li|p)\s*/?>", re.IGNORECASE)
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BLOCKS = _HEADINGS | set(
    (  # noqa: SIM905
        "p div ul ol li dl dt dd table thead tbody tfoot tr section article header footer main aside nav form fieldset "
        "blockquote pre figure figcaption body html head address details summary"
    ).split()
)
_INLINE = set(
    (  # noqa: SIM905
        "a abbr acronym b big br button center cite code col colgroup del em font hr i iframe img input ins kbd label "
        "legend link mark meta meter noscript option picture q s samp script select small source span strike strong "
        "style sub sup svg path td template textarea th time title tt u var video audio wbr"
    ).split()
)
_CODE = {"script", "style"}


def as_lines(text: str) -> str:
    """`text` as it is, its entities in characters; when it is the source of a page, what that shows.

    A heading becomes "# …", an item of a list "• …", cells of a table stand between "|", as in plain text that is
    pasted. What only looks like a tag stays as it is.
    """
    if not _IS_SOURCE.search(text):
        return _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    page = _Page()
    at = 0
    for match in _TAG.finditer(text):  # the parser sees whole tags alone: on half ones it would be slow
        page.feed(_no_tag(text[at : match.start()]) + match[0])
        at = match.end()
    page.feed(_no_tag(text[at:]))
    page.close()
    return page.text


def _no_tag(text: str) -> str:
    return text.replace("<", "&lt;")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._said: list[str] = []
        self._depth = 0  # in how many blocks: there, ends of lines are blanks

    @property
    def text(self) -> str:
        return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(self._said)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._depth += 1
            self._said.append({"li": "\n• ", "tr": "\n| "}.get(tag, "\n# " if tag in _HEADINGS else "\n"))
        elif tag in ("br", "hr", "option"):
            self._said.append("\n")
        elif tag in ("strong", "b"):
            self._said.append("**")
        elif tag not in _INLINE:
            self._said.append(self.get_starttag_text() or "")
        if tag in _CODE:
            self.clear_cdata_mode()  # what stands in it is words like any other: nothing goes in silence

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._depth = max(0, self._depth - 1)
            self._said.append("\n")
        elif tag in ("strong", "b"):
            self._said.append("**")
        elif tag in ("td", "th"):
            self._said.append(" | ")
        elif tag not in _INLINE:
            self._said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._said.append(re.sub(r"\s*\n\s*", " ", data) if self._depth else data)
