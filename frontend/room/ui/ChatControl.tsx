import { MessageCircle } from "lucide-react";
import type { ReactElement } from "react";
import { Control } from "./Control.tsx";
import { useView } from "./context.ts";
import { controls } from "./words.ts";

/** Opens what people write, and closes it. */
export function ChatControl(): ReactElement {
  const [view, change] = useView();
  return (
    <Control
      icon={MessageCircle}
      word={controls.chat}
      name="chat"
      shortcut="C"
      isOn={view.panel === "chat"}
      onPress={() => change({ panel: view.panel === "chat" ? null : "chat" })}
    />
  );
}
