"""The files that say how we work agree with one another: changelog, citation, workflow, hooks, editors."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import mutate
import pytest
import yaml

PROJECT = Path(__file__).parents[1]
ABOUT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
WORKFLOW = (PROJECT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")


def read(name):
    return (PROJECT / name).read_text(encoding="utf-8")


def test_every_version_in_the_changelog_is_released_on_a_day_or_not_yet():
    versions = re.findall(r"^## (.*)$", read("CHANGELOG.md"), re.MULTILINE)
    assert versions[0].startswith(f"{ABOUT['version']}, ")
    assert all(re.fullmatch(r"\d+\.\d+\.\d+, (unreleased|\d{4}-\d\d-\d\d)", version) for version in versions)
    assert not any("unreleased" in version for version in versions[1:])


def test_every_part_of_the_changelog_has_its_day_newest_first():
    parts = re.findall(r"^### (.*)$", read("CHANGELOG.md"), re.MULTILINE)
    days = [re.match(r"(\d{4}-\d\d-\d\d): [A-Z]", part)[1] for part in parts]
    assert days == sorted(days, reverse=True)


def test_the_citation_says_what_the_package_says():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["version"] == ABOUT["version"]
    assert citation["license"] == ABOUT["license"]
    assert citation["keywords"] == ABOUT["keywords"]
    assert citation["repository-code"] == ABOUT["urls"]["Repository"]
    assert [author["name"] for author in citation["authors"]] == [author["name"] for author in ABOUT["authors"]]
    assert ("date-released" in citation) == ("unreleased" not in read("CHANGELOG.md").split("\n## ")[1])


def test_the_workflow_runs_every_python_that_the_package_takes_and_says_it_was_not_run():
    matrix = yaml.safe_load(WORKFLOW)["jobs"]["tests"]["strategy"]["matrix"]
    assert ABOUT["requires-python"] == f">={matrix['python'][0]}"
    assert [float(f"{version}") for version in matrix["python"]] == [3.11, 3.12, 3.13, 3.14]
    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    assert "never run by us" in WORKFLOW.splitlines()[0] + WORKFLOW.splitlines()[1]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".github/workflows/tests.yml", ".ci/run"])
def test_what_is_to_be_made_can_be_made(name):
    targets = {target for line in re.findall(r"(?:^|[`:;&] ?)make ([a-z .|/]+)", read(name)) for target in line.split()}
    known = {*re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE), ".venv/.ready", "|"}
    assert targets <= known


def test_the_files_of_the_workflow_and_of_the_hooks_are_there():
    named = re.findall(r"(?:tests|requirements)[\w/-]*\.(?:py|lock)", WORKFLOW + read(".pre-commit-config.yaml"))
    assert len(named) > 5
    assert [name for name in named if not (PROJECT / name).exists()] == []


def test_the_hooks_run_the_programs_of_the_lock():
    hooks = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"]
    for hook in hooks[0]["hooks"]:
        program = hook["entry"].split()[0].removeprefix(".venv/bin/").replace("python", "pytest")
        assert re.search(rf"^{program}==", read("requirements-dev.lock"), re.MULTILINE), program


OURS = sorted(path for folder in ["workbook", "data", "docs", "benchmarks", ".github"]
              for path in (PROJECT / folder).rglob("*.*")
              if path.suffix in {".py", ".js", ".css", ".j2", ".yaml", ".yml", ".csv", ".md", ".json"})  # fmt: skip


def test_our_files_are_as_editorconfig_says():
    assert len(OURS) > 300
    wrong = [
        str(path.relative_to(PROJECT)) for path in OURS if not _as_editors_write(path.read_bytes().decode("utf-8"))
    ]
    assert wrong == []


def _as_editors_write(text):
    return not text or (text.endswith("\n") and "\r" not in text and not re.search(r"[ \t]$", text, re.MULTILINE))


@pytest.mark.parametrize("fault", mutate.faults(), ids=lambda fault: f"{fault.file}: {fault.hurts}")
def test_a_line_that_is_broken_to_try_the_tests_is_there(fault):
    assert read(f"workbook/{fault.file}").count(fault.line) == 1


@pytest.mark.parametrize("module", ["benchmarks", "torture"])
def test_what_is_run_by_hand_can_be_run(module):
    """`make bench` and `make torture` use what the tests do, and no test runs them."""
    command = [sys.executable, "-c", f"import {module}.__main__"]
    done = subprocess.run(command, check=False, cwd=PLACES[module], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


PLACES = {"benchmarks": PROJECT, "torture": PROJECT / "tests"}
