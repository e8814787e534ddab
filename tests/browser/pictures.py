"""The pictures of the README and of docs/pages.md: tests that have the page before them keep one, when asked to."""

from browser.lab import PROJECT

FOLDER = PROJECT / "docs" / "pictures"
COLUMN = 800  # px of the page in which its text stands, with a margin


def keep(page, name, wanted, height=None):
    """Keep what is seen at `page`, its middle down to `height` or all of it, if `wanted` (`pytest --keep-pictures`)."""
    if not wanted:
        return
    across = page.viewport_size["width"]
    middle = {"x": (across - COLUMN) / 2, "y": 0, "width": COLUMN, "height": height} if height else None
    FOLDER.mkdir(exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=50, clip=middle)
