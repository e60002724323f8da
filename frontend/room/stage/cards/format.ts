import { Images } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format, Marks } from "../formats.ts";
import { cardWords } from "./words.ts";

type Scene = ViewOf<"cards">;

export const cards: Format<Scene> = {
  title: cardWords.title,
  about: cardWords.about,
  icon: Images,
  hasSlimStrip: true,
  Field: lazily(async () => (await import("./CardsField.tsx")).CardsField),
  Controls: lazily(async () => (await import("./CardsControls.tsx")).CardsControls),
  Options: lazily(async () => (await import("./CardsOptions.tsx")).CardsOptions),
  keys: cardWords.keys,
  marks: marksOf,
};

export function marksOf(scene: Scene): Marks {
  return scene.speaker ? { [scene.speaker]: { tone: "now" } } : {};
}
