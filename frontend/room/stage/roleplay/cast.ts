/** Who plays what, as it is chosen on the page and before it is asked for. */

import type { StageOptions, ViewOf } from "../../contract.ts";

type Scene = ViewOf<"role_play">;
export type Player = Scene["cast"][number];
export type Part = Player["part"];
export type Casting = Extract<StageOptions, { format: "role_play" }>["cast"][number];

export type Mistake = "protagonist" | "partner" | "role" | "director" | "others" | "doubles";

export interface Choice {
  part: Part;
  role: string;
}

/** By seat; who watches has no choice. */
export type Choices = Readonly<Record<string, Choice | undefined>>;

const mostOthers = 4;
const mostDoubles = 2;

export function choicesOf(cast: readonly Player[]): Choices {
  return Object.fromEntries(cast.map(({ seat, part, role }) => [seat, { part, role }]));
}

/** What was chosen for people who are still here. */
export function castingsOf(choices: Choices, here: readonly string[]): Casting[] {
  return here.flatMap((seat) => {
    const choice = choices[seat];
    if (!choice) return [];
    const { part } = choice;
    return [{ seat, part, role: part === "other" ? choice.role.trim() : "" }];
  });
}

/** What is wrong with a cast; null when it can be asked. */
export function mistakeIn(cast: readonly Casting[]): Mistake | null {
  const count = (part: Part): number => cast.filter((one) => one.part === part).length;
  if (count("protagonist") !== 1) return "protagonist";
  if (count("other") + count("double") === 0) return "partner";
  if (cast.some((one) => one.part === "other" && !one.role)) return "role";
  if (count("director") > 1) return "director";
  if (count("other") > mostOthers) return "others";
  return count("double") > mostDoubles ? "doubles" : null;
}

export function protagonistOf(cast: readonly Player[]): string | null {
  return cast.find((one) => one.part === "protagonist")?.seat ?? null;
}

/** Who plays before the group; who directs stands outside. */
export function isPlaying(player: Player): boolean {
  return player.part !== "director" && (player.reply === null || player.reply === "yes");
}
