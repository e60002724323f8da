"""What holds between processes, threads and signals."""

import subprocess
import sys
import threading
import time

from tenfold.config.processes import StopSign

INTERRUPTED = """
import random
import signal
from tenfold.config.processes import StopSign

random.seed(1)
for _ in range(5_000):
    sign = StopSign()
    signal.signal(signal.SIGALRM, lambda *_: sign.set())
    signal.setitimer(signal.ITIMER_REAL, random.uniform(1e-6, 5e-4))
    while not sign.is_set():
        sign.wait(1e-5)
"""


def test_a_signal_may_come_in_the_very_moment_somebody_begins_to_wait():
    subprocess.run([sys.executable, "-c", INTERRUPTED], timeout=60, check=True)


def test_everybody_who_waits_is_woken():
    sign = StopSign()
    woken = []
    threads = [
        threading.Thread(target=lambda: woken.append(sign.wait(30))) for _ in range(9)
    ]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    assert not sign.wait(0.01)

    sign.set()

    for thread in threads:
        thread.join()
    assert woken == [True] * 9
    assert time.monotonic() - began < 15
    assert sign.wait(0)
