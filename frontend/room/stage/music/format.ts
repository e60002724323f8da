import { Music } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format } from "../formats.ts";
import { musicWords } from "./words.ts";

export const music: Format<ViewOf<"music">> = {
  title: musicWords.title,
  about: musicWords.about,
  icon: Music,
  Banner: lazily(async () => (await import("./MusicBanner.tsx")).MusicBanner),
  Options: lazily(async () => (await import("./MusicOptions.tsx")).MusicOptions),
};
