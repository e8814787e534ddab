"""A progress file under a passphrase, for whoever keeps it where others can read it.

scrypt makes the key and AES-256-GCM seals the file; everything else that a sealed file says is
authenticated with it. Without the passphrase nobody can open it again, the person included.
`cryptography` is an extra and is loaded only here, when it is used.
"""

import base64
import binascii
import json
import os
import unicodedata
from typing import Any

from ..limits import Limit
from .entry import LARGEST_PROGRESS
from .errors import ProgressError
from .strict_json import parsed

SEALED = "second-interview-workbook sealed progress"
LARGEST_SEALED = Limit(
    7_000_000, "bytes of a sealed progress file", LARGEST_PROGRESS.said
)  # three bytes are four letters there
_SCHEMA = 1
COST = 2**15  # scrypt's n: 32 MB and about a tenth of a second
COSTS = (2**15, 2**16, 2**17)  # those that are opened; the last takes 128 MB
BLOCKS, LANES = 8, 1  # scrypt's r and p
_SALT, _NONCE, _KEY = 16, 12, 32  # bytes
_SHUT = "The passphrase does not fit this file, or the file was damaged. Nothing was changed."
_NOT_WRITTEN_SO = "This sealed file is not as the workbook writes it. Nothing was changed."
_NEWER = "A newer version of the workbook sealed this file. Update the workbook to open it. Nothing was changed."
_EXTRA = (
    "Sealed files need one more package. Install it with: pip install 'second-interview-workbook[seal]' "
    "or: pip install cryptography. Nothing was changed."
)


def sealed(data: bytes, passphrase: str) -> bytes:
    """`data` sealed under `passphrase`, as a small JSON file. Raises `ProgressError`."""
    if not passphrase.strip():
        raise ProgressError("Type a passphrase first. Nothing was sealed.")
    if len(data) > LARGEST_PROGRESS:
        raise ProgressError("This is more than a progress file holds. Nothing was sealed.")
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    about = {
        "format": SEALED,
        "schema": _SCHEMA,
        "scrypt": {"n": COST, "r": BLOCKS, "p": LANES, "salt": _letters(salt)},
        "nonce": _letters(nonce),
    }
    hidden = _cipher(passphrase, salt, COST).encrypt(nonce, data, _authenticated(about))
    return f"{json.dumps(about | {'sealed': _letters(hidden)})}\n".encode()


def opened(data: bytes, passphrase: str) -> bytes:
    """What `sealed` was given. Raises `ProgressError`: one sentence for a wrong passphrase and an altered file."""
    about = _members(data)
    hidden, nonce, scrypt = _bytes(about.pop("sealed")), _bytes(about["nonce"]), about["scrypt"]
    cost, salt = scrypt["n"], _bytes(scrypt["salt"])
    if len(nonce) != _NONCE or len(salt) != _SALT or scrypt != scrypt | {"r": BLOCKS, "p": LANES}:
        raise ProgressError(_NOT_WRITTEN_SO)
    if type(cost) is not int or cost not in COSTS:
        raise ProgressError(_NOT_WRITTEN_SO)
    cipher = _cipher(passphrase, salt, cost)
    from cryptography.exceptions import InvalidTag

    try:
        return cipher.decrypt(nonce, hidden, _authenticated(about))
    except InvalidTag:
        raise ProgressError(_SHUT) from None


def _members(data: bytes) -> dict[str, Any]:
    """The members of a sealed file, all there and no others."""
    if len(data) > LARGEST_SEALED:
        raise ProgressError(_NOT_WRITTEN_SO)
    try:
        about = parsed(data.decode("utf-8-sig"))
    except ValueError:
        raise ProgressError(_NOT_WRITTEN_SO) from None
    if not isinstance(about, dict) or about.get("format") != SEALED:
        raise ProgressError(_NOT_WRITTEN_SO)
    if type(about.get("schema")) is int and about["schema"] > _SCHEMA:
        raise ProgressError(_NEWER)
    scrypt = about.get("scrypt")
    if about.keys() != {"format", "schema", "scrypt", "nonce", "sealed"} or about["schema"] != _SCHEMA:
        raise ProgressError(_NOT_WRITTEN_SO)
    if not isinstance(scrypt, dict) or scrypt.keys() != {"n", "r", "p", "salt"}:
        raise ProgressError(_NOT_WRITTEN_SO)
    return about


def _cipher(passphrase: str, salt: bytes, cost: int) -> Any:
    """The cipher under a passphrase, which is the same however its letters are composed."""
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
    except ImportError as error:
        raise ProgressError(_EXTRA) from error
    said = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return AESGCM(Scrypt(salt=salt, length=_KEY, n=cost, r=BLOCKS, p=LANES).derive(said))


def _authenticated(about: dict[str, Any]) -> bytes:
    return json.dumps(about, sort_keys=True, separators=(",", ":")).encode()


def _letters(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(letters: object) -> bytes:
    if not isinstance(letters, str):
        raise ProgressError(_NOT_WRITTEN_SO)
    try:
        return base64.b64decode(letters, validate=True)
    except (binascii.Error, ValueError):
        raise ProgressError(_NOT_WRITTEN_SO) from None
