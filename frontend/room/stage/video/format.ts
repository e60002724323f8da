import { Film } from "lucide-react";
import { lazy } from "react";
import type { ViewOf } from "../../contract.ts";
import type { Format } from "../formats.ts";
import { videoWords } from "./words.ts";

export const video: Format<ViewOf<"video">> = {
  title: videoWords.title,
  about: videoWords.about,
  icon: Film,
  Field: lazy(async () => ({ default: (await import("./VideoField.tsx")).VideoField })),
  Options: lazy(async () => ({ default: (await import("./VideoOptions.tsx")).VideoOptions })),
};
