"""The published rates from an interview to an offer, side by side: each with what was counted, if anything was."""

from dataclasses import dataclass
from functools import cache

from .evidence import COUNTED, evidence_rows, year

INTERVIEWS = {
    "second_interview": "second interview",
    "final_interview": "last interview",
    "first_interview": "first interview",
    "any_interview": "any interview",
}
_ENDS = {"offer": "offer", "hire": "hire"}
LATE = ("second_interview", "final_interview")
UNCOUNTED = "uncounted"  # targets and guesses

# Which people a figure is about, by words in its segment; the first that fits.
_PEOPLE = {
    "software": ("software", "tech_heavy"),
    "graduate": ("graduate",),
    "public_sector": ("public_sector", "doctors", "academic", "support_staff"),
}


@dataclass(frozen=True)
class Rate:
    """One published share. figure, low, high : 0 to 1, the ends None when not given.

    source : whose text or table; several rates may come from one. org, year : who, and when.
    counted : what the rate is a share of, in words. basis : `counted`, `target` or `guess`. grade : A, B or C.
    people : `software`, `graduate`, `public_sector` or `other`. start : the stage word people are counted from.
    """

    id: str
    figure: float
    low: float | None
    high: float | None
    source: tuple[str, str]
    org: str
    year: str
    counted: str
    basis: str
    grade: str
    people: str
    start: str
    end: str

    @property
    def stage(self) -> str:
        return f"{INTERVIEWS[self.start]} to {_ENDS[self.end]}"


@cache
def rates() -> tuple[Rate, ...]:
    """Every rate of `data/evidence.csv` from some interview to an offer or a hire that counts people."""
    return tuple(_rate(row) for row in evidence_rows().values() if _is_rate(row))


def chosen(people: str = "any", stage: str = "any", grade: str = "any", basis: str = "any") -> tuple[Rate, ...]:
    """The rates about `people`, from `stage` (a stage word, `late` for second or last), of `grade` and on `basis`.

    basis : `counted`, or `uncounted` for targets and guesses.
    """
    return tuple(
        rate
        for rate in rates()
        if people in ("any", rate.people)
        and (stage in ("any", rate.start) or (stage == "late" and rate.start in LATE))
        and grade in ("any", rate.grade)
        and basis in ("any", COUNTED if rate.basis == COUNTED else UNCOUNTED)
    )


def _is_rate(row: dict[str, str]) -> bool:
    """Whether the row counts people from an interview to an offer or a hire; E022, say, counts vacancies."""
    usable = row["statistic"] == "conversion_rate" and row["usable_as_rate"] == "yes"
    counts_people = row["unit"].startswith("proportion")
    return usable and counts_people and row["stage_from"] in INTERVIEWS and row["stage_to"] in _ENDS


def _rate(row: dict[str, str]) -> Rate:
    return Rate(
        id=row["id"],
        figure=float(row["value"]),
        low=float(row["low"]) if row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
        source=(row["source_org"], row["url"] or row["source_title"]),
        org=row["source_org"],
        year=year(row),
        counted=row["counted"],
        basis=row["basis"],
        grade=row["quality"],
        people=next((key for key, words in _PEOPLE.items() if any(word in row["segment"] for word in words)), "other"),
        start=row["stage_from"],
        end=row["stage_to"],
    )
