import { Film } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format } from "../formats.ts";
import { videoWords } from "./words.ts";

export const video: Format<ViewOf<"video">> = {
  title: videoWords.title,
  about: videoWords.about,
  icon: Film,
  Field: lazily(async () => (await import("./VideoField.tsx")).VideoField),
  Options: lazily(async () => (await import("./VideoOptions.tsx")).VideoOptions),
};
