import { CircleDot } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format, Marks } from "../formats.ts";
import { bowlWords } from "./words.ts";

type Scene = ViewOf<"fishbowl">;

export const fishbowl: Format<Scene> = {
  title: bowlWords.title,
  about: bowlWords.about,
  icon: CircleDot,
  Field: lazily(async () => (await import("./BowlField.tsx")).BowlField),
  Controls: lazily(async () => (await import("./BowlControls.tsx")).BowlControls),
  Options: lazily(async () => (await import("./BowlOptions.tsx")).BowlOptions),
  hasSlimStrip: true,
  marks: marksOf,
};

function marksOf(scene: Scene): Marks {
  const marks: Record<string, Marks[string]> = {};
  for (const seat of scene.asking) marks[seat] = { word: bowlWords.asks, tone: "next" };
  for (const seat of scene.inner) marks[seat] = { word: bowlWords.inside, tone: "now" };
  return marks;
}
