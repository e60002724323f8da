import { LogOut } from "lucide-react";
import type { ReactElement } from "react";
import { WalkedIn } from "../safety/controls.tsx";
import { ChatControl } from "../ui/ChatControl.tsx";
import { Control } from "../ui/Control.tsx";
import { useCommands, useRoom } from "../ui/context.ts";
import { DeviceControls } from "../ui/DeviceControls.tsx";
import { MoreMenu } from "../ui/MoreMenu.tsx";
import { controls } from "../ui/words.ts";

/** What a guest can do: be seen, perhaps heard, and go. Who interprets reads along. */
export function GuestBar(): ReactElement {
  const commands = useCommands();
  const hasChat = useRoom((state) => state.snapshot?.chat != null);
  return (
    <footer className="bar guest-bar">
      <DeviceControls />
      <WalkedIn />
      {hasChat && <ChatControl />}
      <MoreMenu />
      <Control icon={LogOut} word={controls.leave} name="leave" onPress={commands.leave} />
    </footer>
  );
}
