import { MailOpen } from "lucide-react";
import { lazy } from "react";
import type { ViewOf } from "../../contract.ts";
import type { Format } from "../formats.ts";
import { feedbackWords } from "./words.ts";

export const feedback: Format<ViewOf<"feedback">> = {
  title: feedbackWords.title,
  about: feedbackWords.about,
  icon: MailOpen,
  Field: lazy(async () => ({ default: (await import("./FeedbackField.tsx")).FeedbackField })),
  Options: lazy(async () => ({
    default: (await import("./FeedbackOptions.tsx")).FeedbackOptions,
  })),
  hasSlimStrip: true,
  marks: (scene) => ({ [scene.receiver]: { word: feedbackWords.mark, tone: "now" } }),
};
