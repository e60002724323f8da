import { Images } from "lucide-react";
import { lazy } from "react";
import type { ViewOf } from "../../contract.ts";
import type { Format, Marks } from "../formats.ts";
import { cardWords } from "./words.ts";

type Scene = ViewOf<"cards">;

export const cards: Format<Scene> = {
  title: cardWords.title,
  about: cardWords.about,
  icon: Images,
  hasSlimStrip: true,
  Field: lazy(async () => ({ default: (await import("./CardsField.tsx")).CardsField })),
  Controls: lazy(async () => ({ default: (await import("./CardsControls.tsx")).CardsControls })),
  Options: lazy(async () => ({ default: (await import("./CardsOptions.tsx")).CardsOptions })),
  keys: cardWords.keys,
  marks: marksOf,
};

export function marksOf(scene: Scene): Marks {
  return scene.speaker ? { [scene.speaker]: { tone: "now" } } : {};
}
