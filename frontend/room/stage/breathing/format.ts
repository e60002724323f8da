import { Wind } from "lucide-react";
import { lazy } from "react";
import type { ViewOf } from "../../contract.ts";
import type { Format } from "../formats.ts";
import { breathingWords } from "./words.ts";

export const breathing: Format<ViewOf<"breathing">> = {
  title: breathingWords.title,
  about: breathingWords.about,
  icon: Wind,
  Field: lazy(async () => ({ default: (await import("./BreathingField.tsx")).BreathingField })),
  Controls: lazy(async () => ({
    default: (await import("./BreathingControls.tsx")).BreathingControls,
  })),
  Options: lazy(async () => ({
    default: (await import("./BreathingOptions.tsx")).BreathingOptions,
  })),
};
