"""What is private: everything, unless its entry or the catalogue says that it is not.

An answer to an entry of a pack follows the entry's own word, `private: false`. All other answers have keys of our own;
of those, the catalogue names the few that tell nothing about health, money, feelings or other people. A key, a field
or an entry that nobody thought of is private.
"""

from typing import TYPE_CHECKING

from ..answers.catalogue import found

if TYPE_CHECKING:
    from ..content.packs.schema import PackEntry


def is_private(key: str) -> bool:
    """Whether the answer under a key of our own is private."""
    known = found(key)
    return not known or known.answer.private


def says_private(entry: "PackEntry", word: str = "private") -> bool:
    """Whether the answer to `entry` is private: yes, unless the entry itself says no."""
    return getattr(entry, word, True) is not False
