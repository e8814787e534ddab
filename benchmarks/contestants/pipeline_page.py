"""Ours: page 02 with ten applications, and the control that takes how many people are at the fourth of them."""

from datetime import date, timedelta

from IPython.display import display

from workbook import ApplicationList, AtLeastOne, InFlight, Waiting, open_journal

ROLES = ("software", "sales", "public_sector")
WAITED = (0, 3, 5, 0, 12, 20, 0, 33, 8, 0)  # days without a word; 0 for an interview that is still to come

journal, today = open_journal(), date.today()
keys = ["interview", *(f"application.{number}" for number in range(1, 10))]
journal.record("applications.order", keys)
for place, (key, waited) in enumerate(zip(keys, WAITED, strict=True)):
    journal.record(f"{key}.employer", f"Employer {place + 1}")
    journal.record(f"{key}.role", ROLES[place % len(ROLES)])
    journal.record(f"{key}.finalists", 2 + place % 4 if place % 3 == 0 else [2, 3 + place % 4])
    journal.record(f"{key}.insider", place == 5)
    if waited:
        journal.record(f"{key}.since", (today - timedelta(days=waited)).isoformat())
journal.record("application.2.promised", (today + timedelta(days=4)).isoformat())

flight = InFlight(journal)
form, at_least_one, waiting = ApplicationList(flight), AtLeastOne(flight), Waiting(flight)
display(form)
display(at_least_one)
display(waiting)
flight.selected = keys[3]
comm_id = form.controls["low"].model_id
