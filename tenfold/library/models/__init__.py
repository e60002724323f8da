from tenfold.library.models.decks import Deck, DeckCard
from tenfold.library.models.exercises import PracticeExercise
from tenfold.library.models.materials import KeptFile, Material, Slide

__all__ = ["Deck", "DeckCard", "KeptFile", "Material", "PracticeExercise", "Slide"]
