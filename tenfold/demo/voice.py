"""Speech-like sound of our own: a humming source through moving formants, no words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RATE = 48_000
SYNTHESIS_RATE = 16_000
STEP_SECONDS = 0.1
STEP = int(RATE * STEP_SECONDS)
LOUDNESS = 0.11

Samples = npt.NDArray[np.float32]

# First three formants of seven vowels, for a voice of middle size (Hz).
VOWELS = (
    (730, 1090, 2440),
    (530, 1840, 2480),
    (390, 1990, 2550),
    (270, 2290, 3010),
    (570, 840, 2410),
    (440, 1020, 2240),
    (300, 870, 2240),
)


@dataclass(frozen=True)
class Speech:
    """A stretch of talk in tenths of a second, and how open the mouth is in each."""

    steps: tuple[npt.NDArray[np.int16], ...]
    openness: tuple[float, ...]

    @property
    def seconds(self) -> float:
        return len(self.steps) * STEP_SECONDS


def speech(seed: int, seconds: float, *, pitch: float, size: float) -> Speech:
    """A person saying a few phrases; the same seed always says the same."""
    dice = np.random.default_rng(seed)
    parts: list[Samples] = []
    length = 0
    while length < seconds * SYNTHESIS_RATE:
        for part in (phrase(dice, pitch, size), silence(dice.uniform(0.25, 0.8))):
            parts.append(part)
            length += len(part)
    return in_steps(np.concatenate(parts))


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * SYNTHESIS_RATE), dtype=np.float32)


def phrase(dice: np.random.Generator, pitch: float, size: float) -> Samples:
    """Between five and thirteen syllables under one falling melody."""
    count = int(dice.integers(5, 14))
    melody = (
        pitch
        * (1.12 - 0.24 * np.linspace(0, 1, count))
        * dice.uniform(0.95, 1.05, count)
    )
    stress = dice.uniform(0.55, 1.0, count)
    syllables = []
    for number in range(count):
        formants = np.array(VOWELS[int(dice.integers(len(VOWELS)))]) * size
        seconds = float(dice.uniform(0.11, 0.23)) * (
            1.3 if number == count - 1 else 1.0
        )
        syllables.append(
            syllable(dice, (float(melody[number]), formants, seconds))
            * np.float32(stress[number])
        )
    return np.concatenate(syllables)


def syllable(
    dice: np.random.Generator, sound: tuple[float, npt.NDArray[np.float64], float]
) -> Samples:
    """A soft consonant of breath, then a vowel: harmonics under its formants."""
    pitch, formants, seconds = sound
    length = int(seconds * SYNTHESIS_RATE)
    time = np.arange(length) / SYNTHESIS_RATE
    wobble = (
        pitch
        * (1 + 0.012 * np.sin(2 * np.pi * 5.2 * time))
        * np.linspace(1.03, 0.97, length)
    )
    phase = 2 * np.pi * np.cumsum(wobble) / SYNTHESIS_RATE
    vowel = np.zeros(length)
    for harmonic in range(1, int(4000 / pitch)):
        frequency = harmonic * pitch
        resonance = sum(
            gain / (1 + ((frequency - formant) / width) ** 2)
            for formant, width, gain in zip(
                formants, (85, 110, 160), (1.0, 0.55, 0.28), strict=True
            )
        )
        vowel += resonance / harmonic**0.6 * np.sin(harmonic * phase)
    breath = np.convolve(
        dice.normal(0, 1, length), np.array([0.25, 0.5, 0.25]), mode="same"
    )
    onset = np.exp(-time / 0.018)
    envelope = np.minimum(1, time / 0.03) * np.minimum(1, (seconds - time) / 0.05)
    sound_wave = (
        envelope * (vowel / (np.abs(vowel).max() + 1e-6) + 0.015 * breath)
        + 0.09 * onset * breath
    )
    return np.asarray(sound_wave, dtype=np.float32)


def in_steps(samples: Samples) -> Speech:
    """At the rate the room wants, cut into steps, and quiet."""
    fine = np.interp(
        np.arange(0, len(samples), SYNTHESIS_RATE / RATE),
        np.arange(len(samples)),
        samples,
    )
    whole = np.zeros(-(-len(fine) // STEP) * STEP)
    whole[: len(fine)] = (
        fine * LOUDNESS / max(1e-6, float(np.sqrt(np.mean(fine**2))) * 3)
    )
    cut = np.clip(whole, -0.9, 0.9).reshape(-1, STEP)
    energy = np.sqrt((cut**2).mean(axis=1))
    openness = np.minimum(1.0, energy / (energy.max() * 0.75 + 1e-6))
    return Speech(
        steps=tuple((step * 32767).astype(np.int16) for step in cut),
        openness=tuple(float(value) for value in openness),
    )
