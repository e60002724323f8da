"""Who speaks when: one at a time, raised hands first, with the pauses people make."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from tenfold.demo.member import Member

TICK_SECONDS = 0.1
HAND_TICKS = (220, 480)
TURN_TICKS = (55, 130)
PAUSE_TICKS = (6, 20)
LONG_PAUSE_TICKS = (35, 70)
THOUGHTFUL, SECOND_THOUGHTS, LONGEST_QUEUE = 0.25, 0.3, 2


@dataclass
class Conversation:
    """The talk of the simulated members of one circle."""

    members: list[Member]
    expected: int
    dice: random.Random = field(default_factory=random.Random)
    speaker: Member | None = None
    step: int = 0
    left: int = 0
    pause: int = 30
    until_hand: int = 150

    async def run(self) -> None:
        due = time.monotonic()
        while sum(member.is_over for member in self.members) < self.expected:
            self.decide()
            for member in self.members:
                await member.tick(self.step if member is self.speaker else None)
            due = max(due + TICK_SECONDS, time.monotonic() - 1)
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    def decide(self) -> None:
        """Move the talk on by a tick."""
        self.until_hand -= 1
        if self.until_hand <= 0:
            self.raise_a_hand()
        if self.speaker is None:
            self.pause -= 1
            if self.pause <= 0:
                self.give_the_word()
            return
        self.left -= 1
        self.step = (self.step + 1) % len(self.speaker.person.speech.steps)
        is_between_words = self.speaker.person.speech.openness[self.step] == 0
        if not self.speaker.may_talk or (self.left <= 0 and is_between_words):
            self.finish()

    def give_the_word(self) -> None:
        willing = [m for m in self.members if m.may_talk and m is not self.speaker]
        if not willing:
            self.pause = PAUSE_TICKS[1]
            return
        hands = sorted((m for m in willing if m.hand), key=lambda m: m.hand)
        speaker = hands[0] if hands else self.dice.choice(willing)
        speaker.unmute()
        if speaker.hand:
            speaker.run_errand("hand", {"up": False})
            speaker.hand = 0
        self.speaker, self.step = speaker, 0
        self.left = self.dice.randint(*TURN_TICKS)

    def finish(self) -> None:
        speaker, self.speaker = self.speaker, None
        if speaker is not None and speaker.person.habits.joins_muted:
            speaker.mute()
        is_thoughtful = self.dice.random() < THOUGHTFUL
        self.pause = self.dice.randint(
            *(LONG_PAUSE_TICKS if is_thoughtful else PAUSE_TICKS)
        )

    def raise_a_hand(self) -> None:
        self.until_hand = self.dice.randint(*HAND_TICKS)
        quiet = [m for m in self.members if m.may_talk and m is not self.speaker]
        up = [m for m in quiet if m.hand]
        if up and self.dice.random() < SECOND_THOUGHTS:
            up[0].run_errand("hand", {"up": False})
        elif len(up) < LONGEST_QUEUE and len(quiet) > len(up):
            one = self.dice.choice([m for m in quiet if not m.hand])
            one.run_errand("hand", {"up": True})
