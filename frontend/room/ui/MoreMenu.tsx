import {
  Bell,
  BellOff,
  CircleHelp,
  CircleStop,
  Ear,
  Ellipsis,
  Eye,
  EyeOff,
  Hand,
  Headphones,
  Lock,
  LockOpen,
  LogOut,
  MicOff,
  Moon,
  Settings2,
  Sun,
} from "lucide-react";
import type { ReactElement } from "react";
import { useCommands, useIsFacilitator, useIsNarrow, useRoom, useView } from "./context.ts";
import { Menu, type MenuItem } from "./Menu.tsx";
import { controls } from "./words.ts";

export function MoreMenu(): ReactElement {
  const isFacilitator = useIsFacilitator();
  const own = useOwnItems();
  const leading = useLeadingItems();
  const parting = usePartingItems();
  const isNarrow = useIsNarrow();
  const items = isFacilitator ? [...leading, ...own] : own;
  return (
    <Menu
      label={controls.more}
      className="ctl"
      items={isFacilitator && isNarrow ? [...items, ...parting] : items}
    >
      <Ellipsis size={22} strokeWidth={1.75} aria-hidden="true" />
      <span aria-hidden="true">{controls.more}</span>
    </Menu>
  );
}

function useOwnItems(): MenuItem[] {
  const [view, change] = useView();
  const commands = useCommands();
  const isFacilitator = useIsFacilitator();
  const isListening = useRoom((state) => state.snapshot?.me.is_listening === true);
  const theme = useTheme();
  const items: MenuItem[] = [
    {
      label: view.isSelfHidden ? controls.showSelf : controls.hideSelf,
      icon: view.isSelfHidden ? Eye : EyeOff,
      does: () => change({ isSelfHidden: !view.isSelfHidden }),
    },
    {
      label: view.isSoundOnly ? controls.withPictures : controls.soundOnly,
      icon: Headphones,
      does: () => commands.setSoundOnly(!view.isSoundOnly),
    },
    {
      label: controls.devices,
      icon: Settings2,
      does: () => change({ dialog: { is: "devices" } }),
    },
    {
      label: theme === "day" ? controls.evening : controls.day,
      icon: theme === "day" ? Moon : Sun,
      does: () => change({ theme: theme === "day" ? "evening" : "day" }),
    },
    { label: controls.keys, icon: CircleHelp, does: () => change({ dialog: { is: "keys" } }) },
  ];
  if (isFacilitator) return items;
  const does = (): void => commands.deed("listening", { on: !isListening });
  return [{ label: isListening ? controls.takePart : controls.listen, icon: Ear, does }, ...items];
}

function useLeadingItems(): MenuItem[] {
  const [view, change] = useView();
  const commands = useCommands();
  const hand = useRoom((state) => state.snapshot?.me.hand ?? 0);
  const isLocked = useRoom((state) => state.snapshot?.meeting.is_locked === true);
  return [
    {
      label: hand > 0 ? controls.lowerHand : controls.hand,
      icon: Hand,
      does: () => commands.deed("hand", { up: hand === 0 }),
    },
    { label: controls.muteAll, icon: MicOff, does: () => commands.deed("mute-all", {}) },
    {
      label: isLocked ? controls.unlock : controls.lock,
      icon: isLocked ? LockOpen : Lock,
      does: () => commands.deed("lock", { on: !isLocked }),
    },
    {
      label: view.isTickOn ? controls.tickOff : controls.tickOn,
      icon: view.isTickOn ? BellOff : Bell,
      does: () => change({ isTickOn: !view.isTickOn }),
    },
  ];
}

function usePartingItems(): MenuItem[] {
  const [, change] = useView();
  const commands = useCommands();
  return [
    { label: controls.leave, icon: LogOut, does: commands.leave },
    {
      label: controls.endNow,
      icon: CircleStop,
      isRisk: true,
      does: () => change({ dialog: { is: "end" } }),
    },
  ];
}

/** The theme in use: the person's choice, or evening in the circle. */
export function useTheme(): "day" | "evening" {
  return useRoom((state) => state.view.theme) ?? "evening";
}
