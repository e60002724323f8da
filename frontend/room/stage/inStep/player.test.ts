import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Player, playInStep } from "./player.ts";

const levels: number[] = [];

class QuietContext {
  currentTime = 0;
  state = "running";
  destination = {};
  createMediaElementSource = () => ({ connect: (to: unknown) => to });
  close = async () => undefined;
}

class Gain {
  gain = { setTargetAtTime: (level: number) => void levels.push(level) };
  connect = (to: unknown) => to;
}

let player: Player;

beforeEach(() => {
  levels.length = 0;
  vi.stubGlobal("AudioContext", QuietContext);
  vi.stubGlobal("GainNode", Gain);
  vi.stubGlobal("HTMLMediaElement", { HAVE_METADATA: 1 });
  const element = { readyState: 0, paused: true, pause: () => undefined };
  player = playInStep({
    element: element as unknown as HTMLMediaElement,
    clock: { now: () => 0, isSure: () => true },
    blocked: () => undefined,
  });
});

afterEach(() => {
  player.end();
  vi.unstubAllGlobals();
});

test("the voice of who leads ducks the music, and it comes back after", () => {
  player.duck(true);
  player.duck(false);

  expect(levels).toEqual([0.3, 1]);
});

test("what somebody has made softer for themselves stays softer", () => {
  player.setVolume(0.5);
  player.duck(true);
  player.duck(false);

  expect(levels).toEqual([0.5, 0.15, 0.5]);
});
