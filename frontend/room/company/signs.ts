import { Check, Heart, HeartHandshake, type LucideIcon, Sparkles, UsersRound } from "lucide-react";
import type { Sign } from "../contract.ts";
import { useCommands } from "../ui/context.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { signWords } from "./words.ts";

export const signIcons: Record<Sign["kind"], LucideIcon> = {
  heart: Heart,
  thanks: HeartHandshake,
  yes: Check,
  same: UsersRound,
  moved: Sparkles,
};

const kinds = Object.keys(signIcons) as Sign["kind"][];

/** What one can show beside one's name for a moment. */
export function useSignItems(): MenuItem[] {
  const commands = useCommands();
  return kinds.map((kind) => ({
    label: signWords[kind],
    icon: signIcons[kind],
    does: () => commands.deed("sign", { kind }),
  }));
}
