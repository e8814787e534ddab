"""What is shipped: the wheel holds everything, the locks are exact and name no host, the README is true."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
STATIC = {
    "asking.js", "bar.js", "keeping.js", "ours.js", "reading.css", "reading.js", "remoteEntry.js", "standing.js",
    "theme.css", "visiting.js", "widgets.js",
}  # fmt: skip
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
README = (PROJECT / "README.md").read_text(encoding="utf-8")
RUN = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
DEVELOP = (PROJECT / "requirements-dev.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_data_scripts_and_what_jupyterlab_loads(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    files = [path for path in (PROJECT / "workbook").rglob("*.*") if path.suffix in (".js", ".css", ".j2")]
    static = [path.relative_to(PROJECT).as_posix() for path in files]
    folder = PROJECT / "data"
    data = [f"workbook/data/{path.relative_to(folder)}" for path in folder.rglob("*.*")]
    pages = [f"workbook/jupyter/notebooks/{path.name}" for path in (PROJECT / "notebooks").glob("*.ipynb")]
    assert len(pages) > 10
    assert set(static + data + pages) <= set(names)
    assert "workbook/data/packs/process.yaml" in names
    assert "workbook/py.typed" in names  # so that type checkers read ours
    share = [name.split(".data/data/")[1] for name in names if ".data/data/" in name]
    assert set(share) == {
        "etc/jupyter/jupyter_server_config.d/second-interview-workbook.json",
        "etc/jupyter/labconfig/page_config.d/second-interview-workbook.json",
        "share/jupyter/lab/settings/overrides.json",
        "share/jupyter/labextensions/second-interview-workbook/package.json",
        "share/jupyter/labextensions/second-interview-workbook/schemas/second-interview-workbook/reading.json",
        *(f"share/jupyter/labextensions/second-interview-workbook/static/{name}" for name in STATIC),
        "share/jupyter/voila/templates/second-interview-workbook/conf.json",
        "share/jupyter/voila/templates/second-interview-workbook/index.html.j2",
    }


@pytest.mark.slow
def test_the_wheel_works_on_its_own(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "import workbook; print(workbook.__file__); print(workbook.starting_odds())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert str(tmp_path) in done.stdout
    assert "2 to 4, stated, not counted   between 1 in 9 and 3 in 5; about 1 in 3" in done.stdout


def test_versions_agree():
    import workbook

    package = (PROJECT / "workbook" / "jupyter" / "labextension" / "package.json").read_text(encoding="utf-8")
    assert PYPROJECT["project"]["version"] == workbook.__version__
    assert f'"version": "{workbook.__version__}"' in package


def pins(lock):
    """The packages of `lock` by name, each with its version and hashes."""
    entries = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]
    return {
        entry.split("==")[0]: (re.match(r"\S+==(\S+)", entry)[1], *re.findall(r"--hash=\S+", entry))
        for entry in entries
    }


def asked(requirements):
    """The names of the packages in `requirements`, as a lock spells them."""
    return {re.match(r"[A-Za-z0-9-]+", item)[0].lower() for item in requirements if isinstance(item, str)}


GROUPS = PYPROJECT["dependency-groups"]
TO_RUN = asked([*PYPROJECT["project"]["dependencies"], *PYPROJECT["project"]["optional-dependencies"]["seal"]])
TO_DEVELOP = asked([*GROUPS["test"], *GROUPS["lint"], *GROUPS["bench"]])


@pytest.mark.parametrize("lock", [RUN, DEVELOP], ids=["run", "develop"])
def test_every_line_of_a_lock_is_a_hashed_pin_and_no_host(lock):
    assert not re.search(r"https?:|--index|--find-links|--extra|--trusted-host", lock)
    exact = re.findall(r"^([a-z0-9-]+)==(\S+?)(?: ;.*)?(?: \\)$", lock, re.MULTILINE)
    assert len(exact) > 80
    assert len(exact) == len(re.findall(r"^[a-z]", lock, re.MULTILINE))
    assert all(len(hashes) for _, *hashes in pins(lock).values())


def test_everything_asked_for_is_in_its_lock():
    assert TO_RUN | asked(GROUPS["build"]) <= set(pins(RUN))
    assert set(pins(DEVELOP)) >= TO_DEVELOP


def test_who_opens_the_workbook_installs_nothing_that_only_developers_need():
    assert pins(RUN).items() <= pins(DEVELOP).items()
    through_jupyterlab = {"nbclient", "psutil"}
    assert TO_DEVELOP & set(pins(RUN)) == through_jupyterlab | asked(["cryptography"])


@pytest.mark.slow
def test_the_readme_names_the_two_commands_and_its_python_says_what_it_prints():
    assert "\nmake lab\n" in README
    assert "\nmake test\n" in README
    assert (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "make test"
    code = "".join(re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    printed = re.findall(r"print\(.*\)  # (.*)", code)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(printed) >= 4
    assert done.stdout.splitlines() == printed


def test_links_in_the_documents_lead_somewhere():
    for document in [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *(PROJECT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            if not link.startswith("http"):
                assert (document.parent / link).exists(), f"{document.name}: {link}"


def test_the_badge_opens_page_01_of_this_repository():
    badge = re.search(r"\]\((https://mybinder\.org/v2/\S+)\)", README)[1]
    owner_and_name = PYPROJECT["project"]["urls"]["Repository"].removeprefix("https://github.com/")
    start, page = badge.split("?urlpath=lab/tree/")
    assert start == f"https://mybinder.org/v2/gh/{owner_and_name}/HEAD"
    assert (PROJECT / page).exists()
