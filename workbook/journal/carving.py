"""Rows read straight from the pages of an SQLite file, for when the tree that leads to them is damaged.

Nothing here is trusted: whoever reads a row checks it against its fingerprint. The format is described
at https://www.sqlite.org/fileformat2.html.
"""

from collections.abc import Iterator
from contextlib import suppress

PAGE = 4096  # bytes, SQLite's usual size
_HEADER = 100  # bytes at the start of the first page
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 13, 10, 2
_MOST_IN_TABLE = PAGE - 35  # bytes of a row that stay in its page
_MOST_IN_INDEX = (PAGE - 12) * 64 // 255 - 23
_LEAST = (PAGE - 12) * 32 // 255 - 23
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of each kind of number

Value = str | int | None


def rows_in(data: bytes) -> Iterator[tuple[Value, ...]]:
    """Every row that stands in a page of `data`, of whichever table or index; those that make no sense are left out."""
    data = data[: len(data) - len(data) % PAGE]
    for start in range(0, len(data), PAGE):
        head = start + (_HEADER if start == 0 else 0)
        kind, cells = data[head], int.from_bytes(data[head + 3 : head + 5], "big")
        if kind in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR):
            pointers = head + (12 if kind == _INDEX_INTERIOR else 8)
            for place in range(pointers, min(pointers + 2 * cells, start + PAGE - 1), 2):
                with suppress(IndexError, ValueError):
                    cell = start + int.from_bytes(data[place : place + 2], "big")
                    yield _row(_payload(data, cell, kind))


def _payload(data: bytes, at: int, kind: int) -> bytes:
    """The bytes of the row whose cell begins `at`, its overflow pages included."""
    size, at = _varint(data, at + (4 if kind == _INDEX_INTERIOR else 0))
    if kind == _TABLE_LEAF:
        _number, at = _varint(data, at)
    if size > len(data):
        raise ValueError
    here = _in_the_page(size, _MOST_IN_TABLE if kind == _TABLE_LEAF else _MOST_IN_INDEX)
    found, after = data[at : at + here], at + here
    while len(found) < size:
        following = (int.from_bytes(data[after : after + 4], "big") - 1) * PAGE
        if not 0 < following < len(data):
            raise ValueError
        found += data[following + 4 : following + min(PAGE, 4 + size - len(found))]
        after = following
    return found


def _in_the_page(size: int, most: int) -> int:
    if size <= most:
        return size
    here = _LEAST + (size - _LEAST) % (PAGE - 4)
    return here if here <= most else _LEAST


def _row(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    values: list[Value] = []
    place = end
    while at < end:
        kind, at = _varint(payload, at)
        value, place = _value(payload, place, kind)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    """The value of this kind that begins `at`, and where it ends. Our tables hold text and whole numbers only."""
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    size = _INTEGERS.get(kind) or ((kind - 13) // 2 if kind > 12 and kind % 2 else -1)
    if size < 0 or at + size > len(payload):
        raise ValueError
    value = payload[at : at + size]
    return (int.from_bytes(value, "big", signed=True) if kind in _INTEGERS else value.decode()), at + size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9
