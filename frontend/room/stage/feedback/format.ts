import { MailOpen } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format } from "../formats.ts";
import { feedbackWords } from "./words.ts";

export const feedback: Format<ViewOf<"feedback">> = {
  title: feedbackWords.title,
  about: feedbackWords.about,
  icon: MailOpen,
  Field: lazily(async () => (await import("./FeedbackField.tsx")).FeedbackField),
  Options: lazily(async () => (await import("./FeedbackOptions.tsx")).FeedbackOptions),
  hasSlimStrip: true,
  marks: (scene) => ({ [scene.receiver]: { word: feedbackWords.mark, tone: "now" } }),
};
