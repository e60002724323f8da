/** The server's clock, to a few milliseconds: asked several times, the quickest answer wins. */

import { ask } from "../../server/ask.ts";
import { bestOffset, type Sample } from "./sync.ts";

const atFirst = 8;
const betweenQuestions = 120;
const again = 20_000;
const remembered = 10 * 60_000;

/** This device's clock, that nobody sets while we look at it. */
const ours = (): number => performance.timeOrigin + performance.now();

export interface ServerClock {
  now(): number;
  /** Whether it was asked, or is only guessed from the last snapshot. */
  isSure(): boolean;
}

export function followServerClock(
  meeting: string,
  guess: number,
  signal: AbortSignal,
): ServerClock {
  let samples: Sample[] = [];
  let offset = guess;

  const question = async (): Promise<void> => {
    const asked = ours();
    const answer = await ask<{ now: string }>(`/api/room/${meeting}/clock`);
    const heard = ours();
    if (answer.is !== "answer") return;
    const sample = {
      offset: Date.parse(answer.value.now) - (asked + heard) / 2,
      took: heard - asked,
      at: heard,
    };
    samples = [...samples.filter((one) => heard - one.at < remembered), sample].slice(-40);
    offset = bestOffset(samples) ?? offset;
  };
  const follow = async (): Promise<void> => {
    for (let count = 0; !signal.aborted; count += 1) {
      await question();
      const pause = count < atFirst ? betweenQuestions : again;
      await new Promise((done) => setTimeout(done, pause));
    }
  };
  void follow();
  return { now: () => ours() + offset, isSure: () => samples.length >= atFirst };
}
