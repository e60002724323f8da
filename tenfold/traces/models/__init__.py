from tenfold.traces.models.boards import BoardPicture
from tenfold.traces.models.cards import CardTable, KeptCard
from tenfold.traces.models.company import ChatLine, ChatRules, Reaction
from tenfold.traces.models.feedback import FeedbackCard
from tenfold.traces.models.homework import Homework, HomeworkReport
from tenfold.traces.models.pairs import Accompanied, KeepApart, PairMeeting
from tenfold.traces.models.pulses import Pulse
from tenfold.traces.models.theory import Taught
from tenfold.traces.models.topics import Topic
from tenfold.traces.models.turns import TurnTaken
from tenfold.traces.models.voices import SpokenTime

__all__ = [
    "Accompanied",
    "BoardPicture",
    "CardTable",
    "ChatLine",
    "ChatRules",
    "FeedbackCard",
    "Homework",
    "HomeworkReport",
    "KeepApart",
    "KeptCard",
    "PairMeeting",
    "Pulse",
    "Reaction",
    "SpokenTime",
    "Taught",
    "Topic",
    "TurnTaken",
]
