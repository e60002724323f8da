import { PencilLine } from "lucide-react";
import { lazy } from "react";
import type { ViewOf } from "../../contract.ts";
import type { Format } from "../formats.ts";
import { boardWords } from "./words.ts";

export const board: Format<ViewOf<"board">> = {
  title: boardWords.title,
  about: boardWords.about,
  icon: PencilLine,
  hasSlimStrip: true,
  Field: lazy(async () => ({ default: (await import("./BoardField.tsx")).BoardField })),
  Controls: lazy(async () => ({ default: (await import("./BoardControls.tsx")).BoardControls })),
  Options: lazy(async () => ({ default: (await import("./BoardOptions.tsx")).BoardOptions })),
  keys: boardWords.keys,
};
