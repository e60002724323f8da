"""Scores and their change in words."""

from django.utils.translation import gettext as _

from tenfold.measures.catalogue import Measure
from tenfold.measures.change import Change, Course
from tenfold.measures.scoring import Scored, band_of


def score_words(scored: Scored) -> str:
    """ "9 (mild)"; that it has no value, where too much was left out."""
    if scored.value is None:
        return _("no total, too much was left out")
    if not scored.band:
        return str(scored.value)
    return _("%(value)d (%(band)s)") % {"value": scored.value, "band": scored.band}


def result_words(measure: Measure, scored: Scored) -> str:
    """ "PHQ-9: 9 (mild)", with how many questions were left out."""
    said = {
        "title": measure.title,
        "score": score_words(scored),
        "missing": scored.missing,
    }
    if scored.missing and scored.value is not None:
        return _("%(title)s: %(score)s, %(missing)d left out") % said
    return _("%(title)s: %(score)s") % said


def course_words(measure: Measure, course: Course) -> str:
    """How it went since the first time, in one sentence."""
    said = {"first": course.first, "last": course.last}
    rule = measure.total
    words = {
        Change.IMPROVED: _("From %(first)d to %(last)d: reliably improved"),
        Change.WORSE: _("From %(first)d to %(last)d: reliably worse"),
        Change.NONE: _("From %(first)d to %(last)d: no reliable change"),
        Change.UNKNOWN: _(
            "From %(first)d to %(last)d. What would be a reliable change has not been "
            "published for it"
        ),
    }[course.change] % said
    if course.crossed_cut and rule.cut is not None:
        is_over = course.last >= rule.cut
        over, under = _(", and now at %(cut)d or above"), _(", and now below %(cut)d")
        words += (over if is_over else under) % {"cut": rule.cut}
    band = band_of(rule, course.last)
    if band:
        words += _(", in the band “%(band)s”") % {"band": band}
    return words + "."
