"""What a meeting leaves behind: who met in pairs, turns taken, topics, pictures."""
