"""Speech of our own: quiet, with pauses, and the mouth follows it."""

import numpy as np

from tenfold.demo.voice import RATE, STEP, speech


def test_the_same_person_says_the_same_and_others_do_not():
    one = speech(1, 4, pitch=150, size=1)
    again = speech(1, 4, pitch=150, size=1)
    other = speech(2, 4, pitch=150, size=1)
    assert np.array_equal(one.steps, again.steps)
    assert not np.array_equal(one.steps[:20], other.steps[:20])


def test_it_is_quiet_and_never_clips():
    sound = np.concatenate(speech(3, 8, pitch=190, size=1.1).steps).astype(float)
    loudness = 20 * np.log10(np.sqrt((sound**2).mean()) / 32768)
    assert -36 < loudness < -22
    assert np.abs(sound).max() < 0.6 * 32768


def test_most_of_it_is_in_the_band_of_speech():
    sound = np.concatenate(speech(4, 8, pitch=120, size=0.95).steps).astype(float)
    power = np.abs(np.fft.rfft(sound)) ** 2
    pitches = np.fft.rfftfreq(len(sound), 1 / RATE)
    in_band = power[(pitches > 90) & (pitches < 4000)].sum()
    assert in_band / power.sum() > 0.95


def test_there_are_pauses_and_the_mouth_is_shut_in_them():
    talk = speech(5, 12, pitch=200, size=1.1)
    silent = [not step.any() for step in talk.steps]
    assert 0.1 < sum(silent) / len(silent) < 0.5
    for step, openness in zip(talk.steps, talk.openness, strict=True):
        assert len(step) == STEP
        assert 0 <= openness <= 1
        if not step.any():
            assert openness == 0
