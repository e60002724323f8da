"""The words by which exercises are described and found."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """How people work in an exercise: the format that it wants on the stage."""

    CIRCLE = "circle", _("All together")
    ROUND = "round", _("Go-round")
    PAIRS = "pairs", _("Pairs")
    TEAMS = "teams", _("Teams")
    TURN = "turn", _("Individual turn")
    TOPICS = "topics", _("Topics with votes")
    FISHBOWL = "fishbowl", _("Inner and outer ring")
    ROLE_PLAY = "role_play", _("Role play")
    FEEDBACK = "feedback", _("Peer feedback")
    CARDS = "cards", _("Card table")
    BREATHING = "breathing", _("Breathing together")
    THEORY = "theory", _("Theory")
    MUSIC = "music", _("Music and movement")
    VIDEO = "video", _("Video in step")


class Phase(TextChoices):
    ARRIVE = "arrive", _("Arriving")
    WARM = "warm", _("Warming up")
    WORK = "work", _("Working")
    THEORY = "theory", _("Theory")
    CLOSE = "close", _("Closing")


class Intensity(IntegerChoices):
    GENTLE = 1, _("Gentle")
    MODERATE = 2, _("Moderate")
    DEEP = 3, _("Deep")


class Camera(TextChoices):
    NEEDED = "needed", _("Camera needed")
    OPTIONAL = "optional", _("Camera as one likes")
    OFF = "off", _("Camera off")


class Body(TextChoices):
    NONE = "none", _("No movement")
    SEATED = "seated", _("Seated")
    STANDING = "standing", _("Standing, or seated instead")


class Aim(TextChoices):
    ARRIVE = "arrive", _("Arrive in the present")
    CALM = "calm", _("Calm body and breath")
    MEET = "meet", _("Get to know each other")
    SAFETY = "safety", _("Agree on what makes it safe")
    LISTEN = "listen", _("Listen and be heard")
    SPEAK = "speak", _("Say what one needs")
    CLOSENESS = "closeness", _("Find the right distance")
    FEEDBACK = "feedback", _("Learn how one is seen")
    SUPPORT = "support", _("Work on one person's question")
    UNDERSTAND = "understand", _("Understand a difficulty")
    THOUGHTS = "thoughts", _("Look at thoughts afresh")
    COURAGE = "courage", _("Try what is feared")
    FOCUS = "focus", _("Begin, and stay with it")
    ENERGY = "energy", _("Find energy and rest")
    KINDNESS = "kindness", _("Be kinder to oneself")
    BODY = "body", _("Move")
    IMAGES = "images", _("Work with images")
    GOODBYE = "goodbye", _("End and say goodbye")


class Problem(TextChoices):
    ALL = "all", _("Everyone")
    SOCIAL_ANXIETY = "social_anxiety", _("Social anxiety")
    RELAXATION = "relaxation", _("Difficulty relaxing")
    ATTENTION = "attention", _("Attention, ADHD")
    PANIC = "panic", _("Panic")
    APATHY = "apathy", _("Apathy")
    STRESS = "stress", _("Stress")
    BURNOUT = "burnout", _("Burnout")
    SELF_ESTEEM = "self_esteem", _("Low self-esteem")
    RELATIONSHIPS = "relationships", _("Relationships, conflict")
    SUBSTANCE = "substance", _("Substance use, mutual aid")
    GROWTH = "growth", _("Personal growth")
