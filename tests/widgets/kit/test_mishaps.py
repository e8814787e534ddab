"""An error in the workbook is said on the page and noted in a log, and neither quotes what a person wrote."""

import stat

import pytest

from widgets.page import does, message, sends
from workbook import (
    ApplicationList,
    AtLeastOne,
    EvidenceExplorer,
    Forecasts,
    InFlight,
    InterviewForm,
    OfferDecision,
    SaveBar,
    StageOdds,
    Waiting,
)
from workbook.journal.mishaps import LOG_NAME, SENTENCE
from workbook.widgets.kit.controls import Button, Checkbox, Range, Select, Typed
from workbook.widgets.kit.people_group import SeatsPicture

ALONE = [InterviewForm, StageOdds]
IN_FLIGHT = [ApplicationList, AtLeastOne, EvidenceExplorer, Waiting, OfferDecision, Forecasts]
SECRET = "Harbour Logistics"


def instruments(journal):
    flight = InFlight(journal)
    return [make(journal) for make in ALONE] + [make(flight) for make in IN_FLIGHT]


def breaks(*_anything):
    raise RuntimeError(f"could not use {SECRET}")


def operate(control):
    """Change `control` to something it accepts, as a page would."""
    if isinstance(control, Typed):
        year = 2099 if getattr(control, "future_only", False) else 2026
        day = f"{year}-03-02" + ("T10:00" if getattr(control, "kind", "") == "datetime-local" else "")
        sends(control, typed=day if hasattr(control, "kind") else str(int(getattr(control, "minimum", 1)) or 1))
    elif isinstance(control, Select):
        sends(control, value=next(key for key, _label in control.options if key != control.value))
    elif isinstance(control, Button):
        sends(control, clicks=control.clicks + 1)
    elif isinstance(control, Checkbox):
        sends(control, value=not control.value)
    elif isinstance(control, Range):
        sends(control, value=control.minimum if control.value != control.minimum else control.maximum)


def all_controls(journal):
    for instrument in instruments(journal):
        for name, control in instrument.controls.items():
            yield f"{type(instrument).__name__}.{name}", control


def test_every_control_of_every_instrument_says_that_something_went_wrong(journal, mishaps, home):
    journal.record("interview.employer", SECRET)
    count = 0
    for where, control in all_controls(journal):
        if isinstance(control, Typed):
            control._changed[:] = [breaks]
            control._value = object()  # whatever is typed is a change
        else:
            control.unobserve_all("clicks" if isinstance(control, Button) else "value")
            control.observe(breaks, names="clicks" if isinstance(control, Button) else "value")
        if isinstance(control, SeatsPicture) or (isinstance(control, Select) and len(control.options) < 2):
            continue  # a picture, or nothing to choose
        operate(control)
        assert control.error == SENTENCE, where
        assert len(mishaps) == 1, where
        mishaps.clear()
        count += 1
    assert count >= 35
    text = (home / LOG_NAME).read_text()
    assert len(text.splitlines()) == count
    assert "RuntimeError" in text
    assert SECRET not in text
    assert stat.S_IMODE((home / LOG_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("make", [*IN_FLIGHT, SaveBar], ids=lambda make: make.__name__)
def test_a_button_inside_an_instrument_says_so_too(journal, mishaps, make):
    part = make(journal if make is SaveBar else InFlight(journal))
    part.on_msg(breaks)
    does(part, "nothing that is known")
    assert SENTENCE in (part.problem if make is not SaveBar else part.refused)
    assert len(mishaps) == 1
    mishaps.clear()


def test_what_a_page_sends_by_mistake_breaks_nothing(journal, mishaps):
    form = InterviewForm(journal)
    for wrong in ({"content": {}}, message("update", state={"looks": "three"}), message("dance")):
        form._handle_msg(wrong)
    assert form.controls["employer"].value is None
    mishaps.clear()


def test_the_log_never_grows_beyond_two_small_files(journal, mishaps, home, monkeypatch):
    from workbook.journal import mishaps as module

    monkeypatch.setattr(next(h for h in module.log.handlers if hasattr(h, "maxBytes")), "maxBytes", 2000)
    for _ in range(200):
        module.report(RuntimeError(SECRET), "a test")
    logs = sorted(path.name for path in home.glob(f"{LOG_NAME}*"))
    assert logs == [LOG_NAME, f"{LOG_NAME}.1"]
    assert sum(path.stat().st_size for path in home.glob(f"{LOG_NAME}*")) < 5000
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.glob(f"{LOG_NAME}*")} == {0o600}
    mishaps.clear()
