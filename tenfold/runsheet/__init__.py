"""The plan of a meeting: its blocks, their order and their time."""
