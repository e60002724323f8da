import { useEffect, useRef } from "react";
import type { ViewOf } from "../../contract.ts";
import { playBowl } from "../../media/tones.ts";
import { say } from "../../state/sayings.ts";
import { useNow, useRoomStore } from "../../ui/context.ts";
import { type Course, courseOf, type Warning, warningBetween } from "./time.ts";
import { pairsWords } from "./words.ts";

const words: Record<Warning, string> = {
  bell: pairsWords.bell,
  minute: pairsWords.oneMinute,
  seconds: pairsWords.tenSeconds,
};

/** The course of the round; the bowl sounds half way, and each warning is said once. */
export function useCourse(scene: ViewOf<"pairs">): Course | null {
  const store = useRoomStore();
  const now = useNow(250);
  const isOn = scene.phase === "talking" || scene.phase === "returning";
  const course = isOn ? courseOf(scene, now) : null;
  const before = useRef<Course | null>(null);
  useEffect(() => {
    const warning = before.current && course ? warningBetween(before.current, course) : null;
    before.current = course;
    if (!warning) return;
    if (warning === "bell" && store.getState().view.isToneOn) playBowl();
    say(store, words[warning]);
  });
  return course;
}
