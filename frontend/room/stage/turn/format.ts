import { Armchair } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format, Marks } from "../formats.ts";
import { turnWords } from "./words.ts";

type Scene = ViewOf<"turn">;

export const turn: Format<Scene> = {
  title: turnWords.title,
  about: turnWords.about,
  icon: Armchair,
  Field: lazily(async () => (await import("./TurnField.tsx")).TurnField),
  Controls: lazily(async () => (await import("./TurnControls.tsx")).TurnControls),
  Options: lazily(async () => (await import("./TurnOptions.tsx")).TurnOptions),
  hasSlimStrip: true,
  marks: marksOf,
};

function marksOf(scene: Scene): Marks {
  return { [scene.seat]: { word: turnWords.mark, tone: "now" } };
}
