/** Keeps one media element in step with the server's timeline. */

import type { ServerClock } from "./serverClock.ts";
import { positionAt, stepBack, type Timeline } from "./sync.ts";

const every = 150;
const betweenJumps = 900;
const mostAhead = 0.4;
/** What a voice of those who lead leaves of the music. */
const ducked = 0.3;
const ramp = 0.18;

export interface Player {
  setTimeline(line: Timeline): void;
  setVolume(volume: number): void;
  duck(isOn: boolean): void;
  unblock(): void;
  end(): void;
}

export interface PlayerParts {
  element: HTMLMediaElement;
  clock: ServerClock;
  blocked: (is: boolean) => void;
}

export function playInStep({ element, clock, blocked }: PlayerParts): Player {
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: 1 });
  context.createMediaElementSource(element).connect(gain).connect(context.destination);
  let line: Timeline | null = null;
  let volume = 1;
  let isDucked = false;
  let jumpedAt = 0;
  /** How long a jump takes here: learned, so that the next one lands where it should. */
  let ahead = 0.05;
  let isLearning = false;
  let isStarting = false;
  let startTimer = 0;

  const latency = (): number => context.outputLatency || context.baseLatency || 0;
  const wanted = (): number => (line ? positionAt(line, clock.now()) + latency() : 0);

  const jump = (to: number): void => {
    element.currentTime = Math.max(0, to);
    jumpedAt = performance.now();
    isLearning = true;
  };
  const begin = (): void => {
    isStarting = false;
    void element.play().catch(() => blocked(true));
  };
  const rest = (): void => {
    clearTimeout(startTimer);
    isStarting = false;
    if (!element.paused) element.pause();
    element.playbackRate = 1;
  };

  const keepStill = (position: number): void => {
    rest();
    if (Math.abs(element.currentTime - position) > 0.01 && !element.seeking) {
      element.currentTime = position;
    }
  };

  const start = (current: Timeline): void => {
    if (isStarting) return;
    const wait = Date.parse(current.at) - clock.now();
    if (wait > 0) {
      keepStill(current.position);
      isStarting = true;
      startTimer = setTimeout(begin, Math.max(0, wait - 25));
      return;
    }
    jump(wanted() + ahead);
    begin();
  };

  const follow = (): void => {
    if (performance.now() - jumpedAt < betweenJumps || element.seeking) return;
    const behind = wanted() - element.currentTime;
    if (isLearning) {
      isLearning = false;
      ahead = Math.max(0, Math.min(mostAhead, ahead + behind));
    }
    const step = stepBack(behind);
    if (step.do === "seek") jump(wanted() + ahead);
    else if (element.playbackRate !== step.rate) element.playbackRate = step.rate;
  };

  const look = (): void => {
    if (!line || element.readyState < HTMLMediaElement.HAVE_METADATA) return;
    blocked(line.is_playing && context.state === "suspended");
    if (!line.is_playing) {
      keepStill(line.position);
      return;
    }
    if (wanted() >= element.duration) return;
    if (context.state === "suspended") void context.resume();
    if (element.paused) start(line);
    else follow();
  };

  const timer = setInterval(look, every);
  const level = (): void => {
    const to = volume * (isDucked ? ducked : 1);
    gain.gain.setTargetAtTime(to, context.currentTime, ramp);
  };
  return {
    setTimeline: (next) => {
      clearTimeout(startTimer);
      isStarting = false;
      line = next;
      if (next.is_playing && Date.parse(next.at) > clock.now()) rest();
      look();
    },
    setVolume: (to) => {
      volume = to;
      level();
    },
    duck: (isOn) => {
      isDucked = isOn;
      level();
    },
    unblock: () => {
      void context.resume().then(look);
    },
    end: () => {
      clearInterval(timer);
      rest();
      void context.close();
    },
  };
}
