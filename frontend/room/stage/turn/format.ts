import { Armchair } from "lucide-react";
import { lazy } from "react";
import type { ViewOf } from "../../contract.ts";
import type { Format, Marks } from "../formats.ts";
import { turnWords } from "./words.ts";

type Scene = ViewOf<"turn">;

export const turn: Format<Scene> = {
  title: turnWords.title,
  about: turnWords.about,
  icon: Armchair,
  Field: lazy(async () => ({ default: (await import("./TurnField.tsx")).TurnField })),
  Controls: lazy(async () => ({ default: (await import("./TurnControls.tsx")).TurnControls })),
  Options: lazy(async () => ({ default: (await import("./TurnOptions.tsx")).TurnOptions })),
  hasSlimStrip: true,
  marks: marksOf,
};

function marksOf(scene: Scene): Marks {
  return { [scene.seat]: { word: turnWords.mark, tone: "now" } };
}
