"""What a coach begins with: the new folder, the schema, and the guide's example."""

import json
import re
from pathlib import Path

import pytest
import yaml

from workbook.content.packs.checking import check
from workbook.content.packs.loading import FAMILIES, PACK_SECTIONS, load, load_bytes
from workbook.content.packs.schema import Pack, PackEntry
from workbook.content.packs.starting import schema_json, start_folder

GUIDE = (Path(__file__).parents[3] / "docs" / "content-packs.md").read_text(encoding="utf-8")


def test_a_new_folder_can_be_used_as_it_is(tmp_path):
    made = start_folder(tmp_path / "a" / "ours")
    assert [path.name for path in made] == ["README.txt", "our-own.yaml", "pack.schema.json"]
    assert check([tmp_path / "a" / "ours"]) == (True, ["our-own.yaml is fine: 2 entries."])
    assert made[2].read_text(encoding="utf-8") == schema_json()
    with pytest.raises(FileExistsError):
        start_folder(tmp_path / "a" / "ours")


def test_what_the_example_offers_to_hide_is_there(tmp_path):
    example = start_folder(tmp_path / "ours")[1]
    example.write_text(example.read_text(encoding="utf-8").replace("# hide:", "hide:"), encoding="utf-8")
    assert check([tmp_path / "ours"]) == (True, ["our-own.yaml is fine: 2 entries; 1 earlier one is hidden."])


def test_the_guide_s_example_does_what_the_guide_says(tmp_path):
    (tmp_path / "hill.yaml").write_text(re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1], encoding="utf-8")
    assert check([tmp_path]) == (
        True,
        ["hill.yaml is fine: 3 entries, 1 of them in place of earlier ones; 1 earlier one is hidden."],
    )


def fields(section):
    [kind] = [found for found in Pack.model_fields[section].annotation.__args__ if found is not ...]
    return set(kind.model_fields) - set(PackEntry.model_fields)


@pytest.mark.parametrize("section", [section for section in PACK_SECTIONS if section != "personas"])
def test_the_guide_names_every_section_and_field(section):
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{section}` |"))
    assert set(re.findall(r"`(\w+)`", row.split("|")[3])) == fields(section)


def test_the_guide_names_every_field_of_an_entry():
    told = re.findall(r"^\| `(\w+)` \|", GUIDE.split("The sections")[0], re.MULTILINE)
    assert set(told) == set(PackEntry.model_fields)


def test_the_schema_says_what_the_reader_says():
    schema = json.loads(schema_json())
    assert schema["$defs"]["AppliesTo"]["properties"]["role_family"]["items"]["enum"] == list(FAMILIES)
    assert set(schema["properties"]) == set(Pack.model_fields)
    assert schema["additionalProperties"] is False
    jsonschema = pytest.importorskip("jsonschema")  # JupyterLab brings it
    jsonschema.Draft202012Validator.check_schema(schema)
    example = yaml.safe_load(re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1])
    jsonschema.validate(example, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(example | {"titel": "x"}, schema)


def test_a_pack_of_the_workbook_can_be_checked_too(tmp_path):
    import workbook.content.data_files

    path = workbook.content.data_files.FOLDER / "packs" / "day.yaml"
    fine, [line] = check([path])
    assert fine
    assert line.startswith("day.yaml is fine: ")
    assert load(path).pack == load_bytes(path.read_bytes(), "day").pack
