"""What the pages said wrong once, each put back in one place, so that a test can see that it would be found again."""

import sys

import numpy as np

from workbook.answers.applications import Application
from workbook.answers.reading import recorded_day
from workbook.content.roles import roles
from workbook.odds import PipelineOdds

OLD_FAULTS = {}


def finds(kind):
    """Register a function that puts a fault back; kind : what is then found."""

    def keep(put_back):
        OLD_FAULTS[put_back.__name__] = (put_back, kind)
        return put_back

    return keep


@finds("two values: range today")
def one_interview_has_two_ranges(patch):
    """At least one offer ranged over strength alone, one interview over rooms and people too."""
    low, high = PipelineOdds.low, PipelineOdds.high
    patch.setattr(PipelineOdds, "low", property(lambda odds: (low.fget(odds) + odds.at_least_one) / 2))
    patch.setattr(PipelineOdds, "high", property(lambda odds: (high.fget(odds) + odds.at_least_one) / 2))


@finds("nobody gave the kind of work")
def software_though_nobody_said_so(patch):
    patch.setattr(Application, "kind", property(lambda one: roles()[one.role or "software"]))


@finds("a verdict though nobody said")
def an_empty_offer_gets_a_verdict(patch):
    from workbook.widgets.odds import offer_decision

    patch.setattr(offer_decision, "still_to_say", lambda *_of: "")
    patch.setattr(offer_decision, "_said", lambda worth: 70.0 if worth is None else worth)


@finds("two values: tasks of the plan")
def reviews_are_counted_as_tasks(patch):
    from workbook.widgets.before import plan_words

    real = plan_words.count

    def with_reviews(tasks):
        counted = real(tasks)
        return counted._replace(tasks=counted.tasks + counted.reviews + counted.rehearsals)

    patch.setattr(plan_words, "count", with_reviews)


@finds("an outcome ends the odds")
def an_outcome_leaves_the_odds_as_they_were(patch):
    patch.setattr(Application, "is_open", property(lambda _one: True))


@finds("two values: chance today")
def the_figures_are_not_what_the_words_say(patch):
    """.30 was "1 in 3" in words and 6 of 20 in the picture."""
    from workbook.widgets.odds import stage_odds

    patch.setattr(stage_odds, "of_twenty", lambda chance: round(20 * chance))


@finds("two values: promised day")
def a_postponed_answer_counts_on_one_page(patch):
    patch.setattr(Application, "promise", lambda one, _today: recorded_day(one.promised))


@finds("an offer is there, and this says that nothing is open")
def no_application_is_open_beside_an_offer(patch):
    from workbook.widgets.odds import application_list

    patch.setattr(application_list, "nothing_open", lambda _standing: ["No application is open."])


@finds("two values: interviews until 4 in 5")
def the_chart_reaches_four_in_five_later_than_its_table(patch):
    from workbook.figures import pipeline

    def first_at(target, chances):
        reached = np.flatnonzero(np.asarray(chances) >= target)
        return int(reached[0]) if reached.size else None

    patch.setattr(pipeline, "first_called", first_at)


def forget():
    """Drop what was computed before a fault was put back, and with it."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "workbook" and ".packs" not in name:
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
