"""What the schema refuses, said for the person who wrote the pack: what came, and what to write instead.

What is allowed is read from the schema that editors get, so the sentences and the schema cannot differ.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from .elsewhere import DONE_BY
from .problems import quoted
from .schema import Pack
from .yaml_text import PlaceInTree, TreeValue

_SHAPES = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters from a to z, digits and single hyphens",
    r"^[a-z0-9_]+$": "lower-case letters from a to z, digits and underscores",
    r"^\S[^\n]*$": "one line",
    DONE_BY: "what is entered, such as process.address, person.*.story or 3 of need.*.need",
}


def error_in_words(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors in words."""
    place, kind = error["loc"], error["type"]
    if kind == "missing":
        return f"{quoted(place[-1])} is missing. Please write {allowed(schema_of(place))}."
    if kind == "extra_forbidden":
        return _no_such_field(place[-1], list(schema_of(place[:-1])["properties"]))
    if kind == "value_error":
        said = str(error["ctx"]["error"])
        return f"{said[:1].upper()}{said[1:]}."
    return refused(error["input"], schema_of(place))


def refused(came: TreeValue, schema: Mapping[str, Any]) -> str:
    """What came, and what the schema asks for."""
    wanted = allowed(schema)
    if isinstance(came, str) and came and ("enum" in schema or schema.get("type") in ("integer", "boolean")):
        return f"{quoted(came)} is not {wanted}.{did_you_mean(came, schema.get('enum', []))}"
    return f"{_what_came(came, schema)} Please write {wanted}."


def _what_came(came: TreeValue, schema: Mapping[str, Any]) -> str:
    if not isinstance(came, str):
        return f"{'A list' if isinstance(came, list) else 'A group of fields'} stands here."
    if len(came) > schema.get("maxLength", len(came)):
        return f"This text has {len(came):,} characters."
    return f"{quoted(came)} does not fit here." if came else "Nothing stands here."


def did_you_mean(word: str, known: Iterable[str], joint: str = "_") -> str:
    """A sentence with the word that was probably meant, or nothing. joint : what stands between words."""
    asked = re.sub("[ _-]+", joint, word[:100].strip().casefold())
    close = get_close_matches(asked, [one for one in known if one], 1, 0.7)
    return f" Did you mean {quoted(close[0])}?" if close else ""


def _no_such_field(name: str, fields: list[str]) -> str:
    known = f" The fields here are {', '.join(fields)}."
    return f"{quoted(name)} is no field here.{did_you_mean(name, fields) or known}"


def allowed(schema: Mapping[str, Any]) -> str:
    """What may stand in a field: "a whole number from 1 to 240"."""
    match schema.get("type"):
        case "integer":
            limits = f" from {schema['minimum']} to {schema['maximum']}" if "minimum" in schema else ""
            return f"a whole number{limits}"
        case "boolean":
            return "true or false"
        case "array":
            return 'a list, each part of it on a line of its own after "- "'
        case "object":
            return f"an entry with the fields {', '.join(schema['required'])}" if "required" in schema else "fields"
    if "enum" in schema:
        return f"one of {', '.join(filter(None, schema['enum']))}"
    shape = _SHAPES.get(schema.get("pattern", ""), "text")
    return f"{shape}, at most {schema['maxLength']:,} characters"


def schema_of(place: PlaceInTree) -> dict[str, Any]:
    """The part of the JSON schema that a place in a pack has to fit."""
    schema = _schema()
    for part in place:
        schema = schema["items"] if isinstance(part, int) else schema["properties"][part]
        if "$ref" in schema:
            schema = _schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


@cache
def _schema() -> dict[str, Any]:
    return Pack.model_json_schema()
