import {
  Armchair,
  Bell,
  BellOff,
  CircleHelp,
  CircleStop,
  Ear,
  Ellipsis,
  Eye,
  EyeOff,
  Feather,
  Hand,
  Headphones,
  Images,
  ListTodo,
  Lock,
  LockOpen,
  LogOut,
  MessageCircle,
  MicOff,
  Moon,
  Settings2,
  Shapes,
  Sun,
  UserRoundPlus,
} from "lucide-react";
import type { ReactElement } from "react";
import { useSignItems } from "../company/signs.ts";
import { guestWords } from "../guests/words.ts";
import { homeworkWords } from "../homework/words.ts";
import { useSafetyItems } from "../safety/controls.tsx";
import { safetyWords } from "../safety/words.ts";
import {
  useCommands,
  useIsFacilitator,
  useIsGuest,
  useIsNarrow,
  useRoom,
  useView,
} from "./context.ts";
import { Menu, type MenuItem } from "./Menu.tsx";
import { controls } from "./words.ts";

export function MoreMenu(): ReactElement {
  const isFacilitator = useIsFacilitator();
  const own = useOwnItems();
  const leading = useLeadingItems();
  const parting = usePartingItems();
  const safety = useSafetyItems();
  const isNarrow = useIsNarrow();
  const company = useCompanyItems(isFacilitator || isNarrow);
  const guests = useGuestItems();
  const items = isFacilitator
    ? [...(isNarrow ? safety.all : []), ...leading, ...company, ...own, safety.walkedIn]
    : [...company, ...guests, ...own];
  return (
    <Menu
      label={controls.more}
      className="ctl"
      items={isFacilitator ? [...items, ...parting] : items}
    >
      <Ellipsis size={22} strokeWidth={1.75} aria-hidden="true" />
      <span aria-hidden="true">{controls.more}</span>
    </Menu>
  );
}

/** Writing and signs, for whom they are not in the bar. */
function useCompanyItems(isHere: boolean): MenuItem[] {
  const [view, change] = useView();
  const signs = useSignItems();
  const isGuest = useIsGuest();
  if (!isHere || isGuest) return [];
  const does = (): void => change({ panel: view.panel === "chat" ? null : "chat" });
  return [{ label: controls.chat, icon: MessageCircle, does }, ...signs];
}

/** What one says to guests and what they see of one, as long as some are expected. */
function useGuestItems(): MenuItem[] {
  const [, change] = useView();
  const isAsked = useRoom((state) => (state.snapshot?.guests.length ?? 0) > 0);
  if (!isAsked) return [];
  const does = (): void => change({ dialog: { is: "guests" } });
  return [{ label: guestWords.today, icon: UserRoundPlus, does }];
}

function useOwnItems(): MenuItem[] {
  const [view, change] = useView();
  const commands = useCommands();
  const isFacilitator = useIsFacilitator();
  const isGuest = useIsGuest();
  const wantsTime = useRoom((state) => state.snapshot?.me.wants_time === true);
  const theme = useTheme();
  const items: MenuItem[] = [
    {
      label: view.isSelfHidden ? controls.showSelf : controls.hideSelf,
      icon: view.isSelfHidden ? Eye : EyeOff,
      does: () => change({ isSelfHidden: !view.isSelfHidden }),
    },
    ...usePictureItems(),
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
    {
      label: view.isToneOn ? controls.tonesOff : controls.tonesOn,
      icon: view.isToneOn ? BellOff : Bell,
      does: () => change({ isToneOn: !view.isToneOn }),
    },
    { label: controls.keys, icon: CircleHelp, does: () => change({ dialog: { is: "keys" } }) },
  ];
  if (isFacilitator || isGuest) return items;
  return [
    {
      label: wantsTime ? controls.askForNoTime : controls.askForTime,
      icon: Armchair,
      does: () => commands.deed("wants-time", { on: !wantsTime }),
    },
    {
      label: homeworkWords.title,
      icon: ListTodo,
      does: () => change({ dialog: { is: "homework", seat: null } }),
    },
    {
      label: safetyWords.mode,
      icon: Ear,
      does: () => change({ dialog: { is: "part-taken" } }),
    },
    ...items,
  ];
}

/** Pictures as large as the tiles, small ones, or none: the two that are not so now. */
function usePictureItems(): MenuItem[] {
  const pictures = useRoom((state) => state.view.pictures);
  const commands = useCommands();
  const items = [
    { is: "full", label: controls.withPictures, icon: Images },
    { is: "small", label: controls.lessData, icon: Feather },
    { is: "none", label: controls.soundOnly, icon: Headphones },
  ] as const;
  return items
    .filter((item) => item.is !== pictures)
    .map(({ is, label, icon }) => ({ label, icon, does: () => commands.setPictures(is) }));
}

function useLeadingItems(): MenuItem[] {
  const [, change] = useView();
  const commands = useCommands();
  const hand = useRoom((state) => state.snapshot?.me.hand ?? 0);
  const isLocked = useRoom((state) => state.snapshot?.meeting.is_locked === true);
  return [
    {
      label: controls.formats,
      icon: Shapes,
      does: () => change({ dialog: { is: "formats" } }),
    },
    {
      label: homeworkWords.giveTo,
      icon: ListTodo,
      does: () => change({ dialog: { is: "homework", seat: null } }),
    },
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
  ];
}

function usePartingItems(): MenuItem[] {
  const [, change] = useView();
  const commands = useCommands();
  const isNarrow = useIsNarrow();
  return [
    ...(isNarrow ? [{ label: controls.leave, icon: LogOut, does: commands.leave }] : []),
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
