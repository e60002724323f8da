import { CirclePause, DoorOpen, LifeBuoy } from "lucide-react";
import type { ReactElement } from "react";
import { Control } from "../ui/Control.tsx";
import { useCommands, useRoom, useView } from "../ui/context.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { safetyWords } from "./words.ts";

/** One tap, and camera, microphone, sound and pictures are off. */
export function WalkedIn(): ReactElement {
  const commands = useCommands();
  return (
    <Control
      icon={DoorOpen}
      word={safetyWords.walkedInShort}
      label={safetyWords.walkedIn}
      name="walked-in"
      shortcut="W"
      onPress={() => commands.cover(true)}
    />
  );
}

/** What stops everything, and what rescues: for those who lead. */
export function SafetyControls(): ReactElement {
  const [, change] = useView();
  const commands = useCommands();
  const isPaused = useRoom((state) => state.snapshot?.rest?.why === "pause");
  return (
    <>
      <Control
        icon={CirclePause}
        word={safetyWords.pause}
        name="pause"
        isOn={isPaused}
        onPress={() => commands.deed("pause", { on: !isPaused })}
      />
      <Control
        icon={LifeBuoy}
        word={safetyWords.urgent}
        name="urgent"
        shortcut="!"
        isRisk
        onPress={() => change({ dialog: { is: "emergency", seat: null } })}
      />
    </>
  );
}

/** The same in the menu, where the bar has no room. */
export function useSafetyItems(): { all: MenuItem[]; walkedIn: MenuItem } {
  const [, change] = useView();
  const commands = useCommands();
  const isPaused = useRoom((state) => state.snapshot?.rest?.why === "pause");
  return {
    all: [
      {
        label: isPaused ? safetyWords.resume : safetyWords.pauseLong,
        icon: CirclePause,
        does: () => commands.deed("pause", { on: !isPaused }),
      },
      {
        label: safetyWords.urgent,
        icon: LifeBuoy,
        isRisk: true,
        does: () => change({ dialog: { is: "emergency", seat: null } }),
      },
    ],
    walkedIn: { label: safetyWords.walkedIn, icon: DoorOpen, does: () => commands.cover(true) },
  };
}
