"""What care is about: episodes, plans with goals, endings, documents, consents."""

from tenfold.plans.models.consents import Consent, Disclosure
from tenfold.plans.models.documents import Document
from tenfold.plans.models.episodes import Discharge, Episode
from tenfold.plans.models.plans import Goal, GoalProgress, Plan, Problem, Review

__all__ = [
    "Consent",
    "Discharge",
    "Disclosure",
    "Document",
    "Episode",
    "Goal",
    "GoalProgress",
    "Plan",
    "Problem",
    "Review",
]
