"""The reading view: what the bar above a page and the foot below it say, and where the page stands on the journey.

The same in JupyterLab, in Notebook 7 and in Voila, before any kernel has started. The bar is drawn by
`labextension/static/bar.js`; what is saved is said in it by the page's own part (widgets/kit/save_bar.js).
"""

from typing import Any

from ..content.journey import pages

BAR_WORDS = {
    "skip": "Skip to the page",
    "pages": "All pages",
    "step": "Step {step} of {count}.",
    "opening": "Opening this page…",
    "show_code": "Show the code",
    "hide_code": "Hide the code",
    "foot": "Back and next",
    "back": "Back: {title}",
    "next": "Next: {title}",
}


def bar_of(name: str) -> dict[str, Any] | None:
    """What the bar of the page `name` shows; None when no page of the journey is called so.

    "here" : the place of the page among "steps", which are [name, title] of every page, in order.
    """
    names = [page.name for page in pages()]
    if name not in names:
        return None
    return {"here": names.index(name), "steps": [[page.name, page.title] for page in pages()], "words": BAR_WORDS}
