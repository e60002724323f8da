import { RotateCw } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format, Marks } from "../formats.ts";
import { roundWords } from "./words.ts";

type Scene = ViewOf<"round">;

export const goRound: Format<Scene> = {
  title: roundWords.title,
  about: roundWords.about,
  icon: RotateCw,
  Banner: lazily(async () => (await import("./RoundBanner.tsx")).RoundBanner),
  Controls: lazily(async () => (await import("./RoundControls.tsx")).RoundControls),
  Options: lazily(async () => (await import("./RoundOptions.tsx")).RoundOptions),
  marks: marksOf,
};

export function marksOf(scene: Scene): Marks {
  const marks: Record<string, Marks[string]> = {};
  for (const seat of scene.done) marks[seat] = { tone: "done" };
  const next = scene.mode === "clockwise" || scene.mode === "random" ? scene.waiting[0] : null;
  if (next) marks[next] = { word: roundWords.next, tone: "next" };
  if (scene.speaker) marks[scene.speaker] = { word: roundWords.speaks, tone: "now" };
  return marks;
}
