"""The address under which SQLite opens a file in a particular way."""

import os
from pathlib import PurePath
from urllib.parse import quote_from_bytes


def address(path: PurePath, how: str) -> str:
    """`path`, which is absolute, as a "file:" address. how : what SQLite is asked for, "mode=ro&immutable=1".

    The folder of another computer, \\\\server\\share, is a path too: as the host of an address SQLite refuses it.
    """
    plain = path.as_posix()
    root = "" if plain.startswith("/") else "/"  # C:/home
    return f"file://{root}{quote_from_bytes(os.fsencode(plain), safe='/:')}?{how}"
