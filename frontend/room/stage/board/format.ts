import { PencilLine } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format } from "../formats.ts";
import { boardWords } from "./words.ts";

export const board: Format<ViewOf<"board">> = {
  title: boardWords.title,
  about: boardWords.about,
  icon: PencilLine,
  hasSlimStrip: true,
  Field: lazily(async () => (await import("./BoardField.tsx")).BoardField),
  Controls: lazily(async () => (await import("./BoardControls.tsx")).BoardControls),
  Options: lazily(async () => (await import("./BoardOptions.tsx")).BoardOptions),
  keys: boardWords.keys,
};
