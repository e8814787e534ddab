"""The pay of offers: as it was written, for a year and for an hour, and how offers differ. No rates of exchange."""

from collections.abc import Sequence

from ..answers.money import decimals_of
from ..wording import counted, joined
from .offers import PER, Offer, offer_names, without_dust


def pay_in_words(offer: Offer) -> str:
    """The pay as it was written: "2,500 EUR a month", "12.50 GBP an hour"; empty when none was entered."""
    if offer.pay is None:
        return ""
    each = {"hour": " an hour"}.get(offer.per, f" a {offer.per}" if offer.per in PER else "")
    return f"{_money(offer.pay, offer)}{each}"


def year_in_words(offer: Offer) -> str:
    """The pay for a year, and how it was counted: "about 62,400 EUR a year, at 40 hours a week"; empty when unknown."""
    if offer.yearly is None:
        return ""
    times = {"month": "12 months", "week": "52 weeks"}
    if offer.per == "year":
        return f"{_money(offer.yearly, offer)} a year"
    return f"about {_money(offer.yearly, offer)} a year, at {times.get(offer.per, hours_in_words(offer))}"


def hours_in_words(offer: Offer) -> str:
    """The hours a week: "37.5 hours a week"; empty when none are entered."""
    return f"{counted(offer.hours, 'hour')} a week" if offer.hours else ""


def _money(sum_of: float, offer: Offer) -> str:
    said = f"{sum_of:,}" if isinstance(sum_of, int) else f"{sum_of:,.{decimals_of(offer.currency)}f}"
    return " ".join((said, currency_in_words(offer))).strip()


def currency_in_words(offer: Offer) -> str:
    """EUR; "(another currency)" for one that is not in the list; empty when none is entered."""
    return "(another currency)" if offer.currency == "other" else offer.currency.upper()


MONEY_HEADS = ("Offer", "As it was written", "For a year, before tax", "For an hour")


def money_table(offers: Sequence[Offer]) -> list[list[str]]:
    """The rows under `MONEY_HEADS`; none while no pay was entered."""
    if all(one.pay is None for one in offers):
        return []
    names = offer_names(offers)
    return [
        [
            names[one.key],
            pay_in_words(one) or "not entered",
            year_in_words(one) or why_no_year(one),
            _hour_in_words(one),
        ]
        for one in offers
    ]


def why_no_year(offer: Offer) -> str:
    """Why the pay of `offer` gives no pay for a year, in a sentence; empty when it does, or none was entered."""
    if offer.pay is None or offer.yearly is not None:
        return ""
    if offer.per == "day":
        return "It depends on how many days a week are paid."
    missing = "the hours a week" if offer.per == "hour" else "for how long this pay is"
    return f"Enter {missing}, and it can be told."


def _hour_in_words(offer: Offer) -> str:
    if offer.hourly is None:
        return ""
    return f"{'' if offer.per == 'hour' else 'about '}{_money(offer.hourly, offer)}"


def money_in_words(offers: Sequence[Offer]) -> str:
    """How the pay of a year differs, when it is in one currency; else why no sum is given."""
    told = [one for one in offers if one.yearly is not None]
    if len(told) < 2:
        return ""
    names = offer_names(offers)
    unknown = [names[one.key] for one in told if one.currency in ("", "other")]
    if len({one.currency for one in told}) > 1:
        return _mixed(told, names)
    if unknown:
        return f"In which currency {joined(unknown)} pay is not known here, so no difference is given."
    most, least = max(told, key=_yearly), min(told, key=_yearly)
    if _yearly(most) == _yearly(least):
        same = f"{joined([names[one.key] for one in told])} pay the same for a year, before tax."
    else:
        more = _money(without_dust(_yearly(most) - _yearly(least)), most)
        same = f"{names[most.key]} pays {more} a year more than {names[least.key]}, before tax."
    hours = (
        " The hours differ, so look at the pay for an hour too."
        if len({one.hours for one in told if one.hours}) > 1
        else ""
    )
    return f"{same}{hours} What comes on top is not in it."


def _yearly(offer: Offer) -> float:
    return offer.yearly or 0


def _mixed(offers: Sequence[Offer], names: dict[str, str]) -> str:
    pays = [f"{names[one.key]} {'pays ' if place == 0 else ''}{_in_currency(one)}" for place, one in enumerate(offers)]
    return (
        f"{joined(pays)}. The workbook does not convert: rates change every day. "
        "Look up the rate of today, and what a flat, food and the way to work cost there."
    )


def _in_currency(offer: Offer) -> str:
    named = {"": "in a currency that is not entered", "other": "in another currency"}
    return named.get(offer.currency, f"in {offer.currency.upper()}")
