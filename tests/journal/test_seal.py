"""A sealed progress file opens with its passphrase and no other, and says nothing without it."""

import json
import subprocess
import sys
from random import Random

import pytest
from torture import progress_files

from workbook.journal import Journal
from workbook.journal.progress import LARGEST_PROGRESS, PassphraseNeeded, ProgressError, read_progress, write_progress
from workbook.journal.seal import opened, sealed

WORDS = "correct horse battery staple"
SHUT = "The passphrase does not fit this file, or the file was damaged. Nothing was changed."


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A progress file."""
    journal = Journal(tmp_path_factory.mktemp("sealed") / "journal.sqlite3")
    journal.record("interview.role", "something private")
    journal.note("owner", "Robin")
    yield write_progress(journal)
    journal.close()


@pytest.fixture(scope="module")
def shut(data):
    return sealed(data, WORDS)


def test_it_opens_with_its_passphrase(data, shut):
    assert opened(shut, WORDS) == data
    assert read_progress(shut, WORDS) == read_progress(data)


def test_it_says_nothing_without_it(shut):
    said = json.loads(shut)
    assert said.keys() == {"format", "schema", "scrypt", "nonce", "sealed"}
    assert said["format"] == "second-interview-workbook sealed progress"
    assert {name: said["scrypt"][name] for name in "nrp"} == {"n": 2**15, "r": 8, "p": 1}
    for private in (b"Robin", b"private", b"interview.role"):
        assert private not in shut


def test_reading_asks_for_the_passphrase(shut):
    with pytest.raises(PassphraseNeeded, match="This file is sealed"):
        read_progress(shut)


def test_a_passphrase_does_no_harm_to_a_file_that_is_not_sealed(data):
    assert read_progress(data, WORDS) == read_progress(data)


def test_every_seal_is_another(data, shut):
    again = json.loads(sealed(data, WORDS))
    before = json.loads(shut)
    assert again["scrypt"]["salt"] != before["scrypt"]["salt"]
    assert again["nonce"] != before["nonce"]
    assert again["sealed"] != before["sealed"]


@pytest.mark.parametrize("words", ["", " ", "Correct horse battery staple", WORDS + " ", WORDS[:-1], "\ud800"])
def test_another_passphrase_gets_one_sentence(shut, words):
    with pytest.raises(ProgressError) as refused:
        read_progress(shut, words)
    assert str(refused.value) == SHUT


@pytest.mark.parametrize("words", ["", "  ", "\n"])
def test_nothing_is_sealed_under_nothing(data, words):
    with pytest.raises(ProgressError, match="Type a passphrase first"):
        sealed(data, words)


def test_a_passphrase_is_the_same_however_its_letters_are_composed(data):
    assert opened(sealed(data, "caf\u00e9 \U0001f426"), "cafe\u0301 \U0001f426") == data


def test_every_part_of_it_is_sealed(shut):
    """A change anywhere, also in the numbers beside the text, leaves it shut."""
    said = json.loads(shut)
    changes = [{"nonce": "AAAAAAAAAAAAAAAA"}, {"scrypt": said["scrypt"] | {"salt": "A" * 22 + "=="}}]
    changes += [{"scrypt": said["scrypt"] | {"n": 2**16}}, {"sealed": said["sealed"][4:]}, {"sealed": ""}]
    changes += [{"schema": True}, {"schema": 1.0}, {"scrypt": said["scrypt"] | {"r": 8.0}}]
    changes += [{"sealed": said["sealed"].swapcase()}, {"sealed": said["sealed"][:-24] + said["sealed"][-4:]}]
    for change in changes:
        with pytest.raises(ProgressError) as refused:
            read_progress(json.dumps(said | change).encode(), WORDS)
        assert str(refused.value) == SHUT


def test_its_own_spaces_do_not_matter(data, shut):
    assert opened(json.dumps(json.loads(shut), indent=4, sort_keys=True).encode(), WORDS) == data


def test_changed_bytes_never_open_as_something_else(data, shut):
    for number in range(60):
        sentence, progress = progress_files.refusal(progress_files.mutate(shut, Random(number)), WORDS)
        assert (progress == read_progress(data)) if sentence is None else sentence.endswith("Nothing was changed.")


def test_a_cut_file_is_incomplete(shut):
    for end in range(1, len(shut.rstrip()), 97):
        sentence, _ = progress_files.refusal(shut[:end], WORDS)
        assert sentence.startswith("This file is incomplete"), f"cut at {end}: {sentence}"


def test_what_is_inside_is_read_as_strictly(shut):
    for inside, sentence in (
        (shut, "This is not a progress file of this workbook."),  # sealed twice
        (b"\x89PNG", "This is a picture"),
        (progress_files.with_entry(key="../a"), "its name"),
    ):
        with pytest.raises(ProgressError, match=sentence):
            read_progress(sealed(inside, WORDS), WORDS)


def test_the_largest_file_can_be_sealed_and_no_larger():
    large = progress_files.hashed(progress_files.good_document()).ljust(LARGEST_PROGRESS)
    shut = sealed(large, WORDS)
    assert len(shut) > LARGEST_PROGRESS
    assert len(read_progress(shut, WORDS).entries) == 3
    with pytest.raises(ProgressError, match="more than a progress file holds"):
        sealed(large + b" ", WORDS)
    with pytest.raises(ProgressError, match="larger than 5 MB"):
        read_progress(shut.ljust(7_000_001), WORDS)


WITHOUT = """
import sys
sys.modules["cryptography"] = None  # as if it were not installed
from workbook.journal.progress import ProgressError, read_progress
from workbook.journal.seal import sealed
data = sys.stdin.buffer.read()
for use in (lambda: sealed(b"{}", "words"), lambda: read_progress(data, "words")):
    try:
        use()
    except ProgressError as error:
        print(error)
"""


def test_without_the_extra_it_says_how_to_install_it(shut):
    done = subprocess.run([sys.executable, "-c", WITHOUT], input=shut, capture_output=True, check=True)
    sentences = done.stdout.decode().splitlines()
    assert len(sentences) == 2
    assert all("pip install 'second-interview-workbook[seal]'" in sentence for sentence in sentences)


def test_nobody_pays_for_it_who_does_not_seal(data):
    code = "import sys, workbook.journal.seal, workbook.journal.progress as p; p.read_progress(sys.stdin.buffer.read())"
    code += "; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    loaded = done.stdout.split()
    assert b"workbook" in loaded
    assert b"cryptography" not in loaded
