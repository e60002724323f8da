import { Presentation } from "lucide-react";
import { lazy } from "react";
import type { ViewOf } from "../../contract.ts";
import type { Format } from "../formats.ts";
import { theoryWords } from "./words.ts";

export const theory: Format<ViewOf<"theory">> = {
  title: theoryWords.title,
  about: theoryWords.about,
  icon: Presentation,
  Field: lazy(async () => ({ default: (await import("./TheoryField.tsx")).TheoryField })),
  Options: lazy(async () => ({ default: (await import("./TheoryOptions.tsx")).TheoryOptions })),
};
