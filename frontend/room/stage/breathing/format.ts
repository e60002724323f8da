import { Wind } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format } from "../formats.ts";
import { breathingWords } from "./words.ts";

export const breathing: Format<ViewOf<"breathing">> = {
  title: breathingWords.title,
  about: breathingWords.about,
  icon: Wind,
  Field: lazily(async () => (await import("./BreathingField.tsx")).BreathingField),
  Controls: lazily(async () => (await import("./BreathingControls.tsx")).BreathingControls),
  Options: lazily(async () => (await import("./BreathingOptions.tsx")).BreathingOptions),
};
