import { Drama } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format, Marks, NameOf } from "../formats.ts";
import { isPlaying } from "./cast.ts";
import { rolePlayWords } from "./words.ts";

type Scene = ViewOf<"role_play">;

export const rolePlay: Format<Scene> = {
  title: rolePlayWords.title,
  about: rolePlayWords.about,
  icon: Drama,
  Banner: lazily(async () => (await import("./RolePlayBanner.tsx")).RolePlayBanner),
  Field: lazily(async () => (await import("./RolePlayField.tsx")).RolePlayField),
  Controls: lazily(async () => (await import("./RolePlayControls.tsx")).RolePlayControls),
  Options: lazily(async () => (await import("./RolePlayOptions.tsx")).RolePlayOptions),
  hasSlimStrip: true,
  hasField: (scene) => scene.phase === "playing",
  isHeld: (scene) => scene.phase === "playing" || scene.waiting.length > 0,
  marks: marksOf,
};

/** While the scene is played its people are called by their roles; then by their names. */
function marksOf(scene: Scene, nameOf: NameOf): Marks {
  const marks: Record<string, Marks[string]> = {};
  const [next] = scene.waiting;
  if (next) marks[next] = { word: rolePlayWords.says, tone: "now" };
  if (scene.phase !== "playing") return marks;
  for (const player of scene.cast) {
    const role = rolePlayWords.tag(player, nameOf(player.plays));
    if (isPlaying(player)) marks[player.seat] = { role, tone: "now" };
    if (player.part === "director") marks[player.seat] = { role, tone: "next" };
  }
  return marks;
}
