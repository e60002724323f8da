import {
  Bookmark,
  DoorClosed,
  DoorOpen,
  Ellipsis,
  Eye,
  EyeOff,
  Hand,
  LifeBuoy,
  ListTodo,
  MicOff,
  PencilLine,
  Pin,
  PinOff,
  Spotlight,
  UserX,
  Video,
  VideoOff,
} from "lucide-react";
import type { ReactElement } from "react";
import { homeworkWords } from "../homework/words.ts";
import { emergencyWords, safetyWords } from "../safety/words.ts";
import { isGuest, isLeading } from "../state/roles.ts";
import type { Seat } from "../state/seats.ts";
import { useCommands, useDialog, useIsFacilitator, useRoom, useView } from "./context.ts";
import { Menu, type MenuItem } from "./Menu.tsx";
import { circle, controls } from "./words.ts";

export function TileMenu({ seat }: { seat: Seat }): ReactElement {
  return (
    <Menu
      label={circle.tileMenu(seat.person.name)}
      className="tile-menu"
      items={useTileItems(seat)}
    >
      <span className="dots">
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
      </span>
    </Menu>
  );
}

/** What one may do with a tile: little for everyone, the rest for facilitators. */
export function useTileItems(seat: Seat): MenuItem[] {
  const [view, change] = useView();
  const isFacilitator = useIsFacilitator();
  const items = useFacilitatorItems(seat);
  const isPinned = view.pin === seat.person.seat;
  const mine: MenuItem[] = [
    {
      label: isPinned ? controls.unpin : controls.pin,
      icon: isPinned ? PinOff : Pin,
      does: () => change({ pin: isPinned ? null : seat.person.seat }),
    },
  ];
  if (seat.isMe) {
    mine.push({
      label: view.isSelfHidden ? controls.showSelf : controls.hideSelf,
      icon: view.isSelfHidden ? Eye : EyeOff,
      does: () => change({ isSelfHidden: !view.isSelfHidden }),
    });
  }
  return isFacilitator ? [...mine, ...items] : mine;
}

function useFacilitatorItems({ person, isMe, isMuted, picture }: Seat): MenuItem[] {
  const commands = useCommands();
  const showDialog = useDialog();
  const spotlit = useRoom((state) => state.snapshot?.spotlight === person.seat);
  const { seat } = person;
  const items: MenuItem[] = [
    {
      label: spotlit ? controls.unspotlight : controls.spotlight,
      icon: Spotlight,
      does: () => commands.deed("spotlight", { seat: spotlit ? null : seat }),
    },
  ];
  if (person.hand > 0 && !isMe) {
    const does = (): void => commands.deed("lower-hand", { seat });
    items.push({ label: controls.lowerTheirHand, icon: Hand, does });
  }
  if (isMe) return items;
  if (!isMuted) {
    const does = (): void => commands.deed("mute", { seat });
    items.push({ label: controls.muteOne, icon: MicOff, does });
  }
  if (person.is_camera_stopped) {
    const does = (): void => commands.deed("allow-camera", { seat });
    items.push({ label: controls.allowCamera, icon: Video, does });
  } else if (picture) {
    const does = (): void => commands.deed("stop-camera", { seat });
    items.push({ label: controls.stopCamera, icon: VideoOff, does });
  }
  items.push({
    label: controls.rename,
    icon: PencilLine,
    does: () => showDialog({ is: "rename", seat }),
  });
  if (isLeading(person.role)) return items;
  const parting: MenuItem[] = [
    { label: controls.toLobby, icon: DoorOpen, does: () => commands.deed("lobby", { seat }) },
    {
      label: controls.remove,
      icon: UserX,
      isRisk: true,
      does: () => showDialog({ is: "remove", seat }),
    },
  ];
  if (isGuest(person.role)) return [...items, ...parting];
  return [
    {
      label: safetyWords.aside(person.name),
      icon: DoorClosed,
      does: () => commands.deed("aside", { seat }),
    },
    {
      label: emergencyWords.card,
      icon: LifeBuoy,
      does: () => showDialog({ is: "emergency", seat }),
    },
    {
      label: controls.mark,
      icon: Bookmark,
      does: () => showDialog({ is: "moment", seat, at: null }),
    },
    {
      label: homeworkWords.giveTo,
      icon: ListTodo,
      does: () => showDialog({ is: "homework", seat }),
    },
    ...items,
    ...parting,
  ];
}
