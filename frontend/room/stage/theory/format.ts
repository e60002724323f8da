import { Presentation } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format } from "../formats.ts";
import { theoryWords } from "./words.ts";

export const theory: Format<ViewOf<"theory">> = {
  title: theoryWords.title,
  about: theoryWords.about,
  icon: Presentation,
  Field: lazily(async () => (await import("./TheoryField.tsx")).TheoryField),
  Options: lazily(async () => (await import("./TheoryOptions.tsx")).TheoryOptions),
};
