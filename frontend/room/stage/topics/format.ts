import { MessagesSquare } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format, Marks } from "../formats.ts";
import { topicsWords } from "./words.ts";

type Scene = ViewOf<"topics">;

export const topics: Format<Scene> = {
  title: topicsWords.title,
  about: topicsWords.about,
  icon: MessagesSquare,
  Field: lazily(async () => (await import("./TopicsField.tsx")).TopicsField),
  Controls: lazily(async () => (await import("./TopicsControls.tsx")).TopicsControls),
  Options: lazily(async () => (await import("./TopicsOptions.tsx")).TopicsOptions),
  hasSlimStrip: true,
  marks: marksOf,
};

/** Whoever brought the topic that is talked about, unless it has no name. */
function marksOf(scene: Scene): Marks {
  if (scene.steps.length === 0) return {};
  const item = scene.items.find((one) => one.id === scene.winner);
  if (!item?.by || item.is_anonymous) return {};
  return { [item.by]: { word: topicsWords.brought, tone: "now" } };
}
