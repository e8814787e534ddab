"""Trackers with known content: columns in any order, four languages, four delimiters, dates in many forms, or JSON."""

import csv
import io
import json
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

HEADERS = {
    "en": ("Company", "Position", "Stage", "Next interview", "Last contact", "Salary", "Notes from me"),
    "de": ("Firma", "Stellenbezeichnung", "Status", "Gesprächstermin", "Letzter Kontakt", "Gehalt", "Bemerkung"),
    "fr": ("Entreprise", "Poste", "Étape", "Date d'entretien", "Dernier contact", "Salaire", "Remarque"),
    "es": ("Empresa", "Puesto", "Estado", "Fecha de entrevista", "Último contacto", "Sueldo", "Observación"),
}
SECOND = {  # what somebody writes who is at a second interview, or had an answer after it
    "en": {"open": ("2nd interview", "Final round", "on-site"), "offer": ("Offer received", "ACCEPTED"),
           "no": ("Rejected after second interview",), "withdrawn": ("Withdrew after final round",)},
    "de": {"open": ("Zweites Gespräch", "2. Gespräch"), "offer": ("Zusage",), "no": ("Absage nach 2. Gespräch",),
           "withdrawn": ("Zurückgezogen (letzte Runde)",)},
    "fr": {"open": ("Deuxième entretien", "2e entretien"), "offer": ("Offre reçue",),
           "no": ("Refusée (deuxième entretien)",), "withdrawn": ("Retirée, dernier tour",)},
    "es": {"open": ("Segunda entrevista", "Última ronda"), "offer": ("Oferta recibida",),
           "no": ("Rechazada: segunda entrevista",), "withdrawn": ("Retirada tras segunda ronda",)},
}  # fmt: skip
FIRST = {"en": "Phone screen", "de": "Telefoninterview", "fr": "Premier entretien", "es": "Primera entrevista"}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
NAMES = ("Müller & Söhne", "Café «Été»", "O'Neill, Ltd", 'The "Old" Mill', "Señor; Taller", "北京", "מפעל", "Plain")


@dataclass(frozen=True)
class Known:
    """What stands in a generated tracker. second : whether it is at a second interview."""

    employer: str
    title: str
    outcome: str
    when: datetime
    since: str
    second: bool


def tracker(rng: random.Random) -> tuple[bytes, str, list[Known]]:
    """The bytes, a name, and what is known of its applications, of which each is there once."""
    language = rng.choice(list(HEADERS))
    known = [_known(rng, number) for number in range(rng.randint(1, 12))]
    style = rng.choice(["iso", "words", "numbers"])
    day_first = language != "en" or rng.random() < 0.5
    anchor = Known("Anchor", "A", "open", datetime(2026, 12, 30, 9), "2026-11-13", True)  # settles day and month
    known.append(anchor)
    rows = [_row(rng, one, language, style, day_first) for one in known]
    columns = list(range(len(HEADERS[language])))
    rng.shuffle(columns)
    header = [_spelled(rng, HEADERS[language][column]) for column in columns]
    table = [[row[column] for column in columns] for row in rows]
    if rng.random() < 0.3:
        return _as_json(rng, header, table), "tracker.json", known
    return _as_csv(rng, header, table), rng.choice(["tracker.csv", "tracker.tsv", ""]), known


def _known(rng: random.Random, number: int) -> Known:
    when = datetime(2026, 9, 1, 8) + timedelta(days=rng.randint(0, 120), minutes=15 * rng.randint(0, 30))
    second = rng.random() < 0.7
    outcome = rng.choice(["open", "open", "offer", "no", "withdrawn"]) if second else "open"
    since = (datetime(2026, 9, 1) + timedelta(days=rng.randint(0, 80))).date().isoformat()
    return Known(f"{rng.choice(NAMES)} {number}", f"Job {number % 3}", outcome, when, since, second)


def _row(rng: random.Random, one: Known, language: str, style: str, day_first: bool) -> list[str]:
    status = rng.choice(SECOND[language][one.outcome]) if one.second else FIRST[language]
    when = f"{_day(one.when, language, style, day_first)} {one.when:%H:%M}"
    since = _day(datetime.fromisoformat(one.since), language, style, day_first)
    return [one.employer, one.title, status, when, since, "60k-70k", rng.choice(["", "call; back", '"x", y', "=1+1"])]


def _day(day: datetime, language: str, style: str, day_first: bool) -> str:
    if style == "iso":
        return f"{day:%Y-%m-%d}"
    if style == "words":
        return f"{day.day} {MONTHS[language].split()[day.month - 1]} {day.year}"
    return f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}"


def _spelled(rng: random.Random, name: str) -> str:
    return rng.choice([name, name.upper(), name.lower(), f" {name} ", name.replace(" ", "_"), f"{name}:"])


def _as_csv(rng: random.Random, header: list[str], table: list[list[str]]) -> bytes:
    file = io.StringIO(newline="")
    quoting = rng.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
    csv.writer(file, delimiter=rng.choice(",;\t"), quoting=quoting).writerows([header, *table])
    text = file.getvalue()
    encoding = rng.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode()


def _as_json(rng: random.Random, header: list[str], table: list[list[str]]) -> bytes:
    records = [dict(zip(header, row, strict=True)) for row in table]
    whole = rng.choice([records, {"jobs": records}, {"data": {"boards": [{"name": "2026", "cards": records}]}}])
    return json.dumps(whole, ensure_ascii=rng.random() < 0.5).encode()
