import { Music } from "lucide-react";
import { lazy } from "react";
import type { ViewOf } from "../../contract.ts";
import type { Format } from "../formats.ts";
import { musicWords } from "./words.ts";

export const music: Format<ViewOf<"music">> = {
  title: musicWords.title,
  about: musicWords.about,
  icon: Music,
  Banner: lazy(async () => ({ default: (await import("./MusicBanner.tsx")).MusicBanner })),
  Options: lazy(async () => ({ default: (await import("./MusicOptions.tsx")).MusicOptions })),
};
