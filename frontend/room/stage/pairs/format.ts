import { Users } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import { lazily } from "../../ui/lazily.ts";
import type { Format } from "../formats.ts";
import { pairsWords } from "./words.ts";

type Scene = ViewOf<"pairs">;

export const pairs: Format<Scene> = {
  title: pairsWords.title,
  about: pairsWords.about,
  icon: Users,
  Banner: lazily(async () => (await import("./PairsBanner.tsx")).PairsBanner),
  Field: lazily(async () => (await import("./PairsField.tsx")).PairsField),
  hasField: (scene) =>
    !isInRoom(scene) && ((scene.rooms ?? null) !== null || scene.brought_back.length > 0),
  isHeld: (scene) => haveGone(scene),
  Controls: lazily(async () => (await import("./PairsControls.tsx")).PairsControls),
  Options: lazily(async () => (await import("./PairsOptions.tsx")).PairsOptions),
};

/** Whether who looks is in a room beside the circle now. */
export function isInRoom(scene: Scene): boolean {
  return scene.own !== null && haveGone(scene);
}

function haveGone({ phase }: Scene): boolean {
  return phase === "talking" || phase === "returning";
}
