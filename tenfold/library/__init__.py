"""What a practice owns for its work in groups: exercises, decks, files."""
