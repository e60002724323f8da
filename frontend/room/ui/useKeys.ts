import { useEffect } from "react";
import type { Commands } from "../state/commands.ts";
import { type Action, actionOf } from "../state/keys.ts";
import { isGuest, readyToCome } from "../state/roles.ts";
import type { RoomStore, View } from "../state/store.ts";
import { useCommands, useIsFacilitator, useRoomStore } from "./context.ts";

/** The keys of the room. A key pressed in a text field belongs to the text. */
export function useKeys(): void {
  const store = useRoomStore();
  const commands = useCommands();
  const isFacilitator = useIsFacilitator();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { view } = store.getState();
      if (event.repeat || view.dialog) return;
      const action = actionOf(
        {
          key: event.key,
          isModified: event.ctrlKey || event.metaKey || event.altKey,
          isTyping: isTextField(event.target),
        },
        isFacilitator,
      );
      if (!action) return;
      event.preventDefault();
      deedsNow(store, commands)[action]();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [store, commands, isFacilitator]);
}

/** Where keys belong to a text or a list, not to the room. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=menu]") !== null)
  );
}

type Deeds = Record<Action, () => void>;

/** What each key does, given how things stand when it is pressed. */
function deedsNow(store: RoomStore, commands: Commands): Deeds {
  const { own, view, snapshot } = store.getState();
  const look = (change: Partial<View>): void => store.setState({ view: { ...view, ...change } });
  const toggle = (panel: "notes" | "people" | "chat"): void =>
    look({ panel: view.panel === panel ? null : panel });
  const first = readyToCome(snapshot?.knocking ?? [])[0];
  const isOfTheGroup = !isGuest(snapshot?.me.role);
  return {
    microphone: () => commands.setDevice("microphone", own.microphone.is !== "on"),
    camera: () => commands.setDevice("camera", own.camera.is !== "on"),
    hand: () => isOfTheGroup && commands.deed("hand", { up: snapshot?.me.hand === 0 }),
    notes: () => toggle("notes"),
    people: () => toggle("people"),
    chat: () => snapshot?.chat && toggle("chat"),
    share: () => commands.setSharing(!own.isSharing),
    "hide-self": () => look({ isSelfHidden: !view.isSelfHidden }),
    "sound-only": () => commands.setPictures(view.pictures === "none" ? "full" : "none"),
    "let-in": () => first && commands.deed("admit", { seat: first.seat }),
    lock: () => commands.deed("lock", { on: snapshot?.meeting.is_locked !== true }),
    homework: () => look({ dialog: { is: "homework", seat: null } }),
    emergency: () => look({ dialog: { is: "emergency", seat: null } }),
    "walked-in": () => commands.cover(true),
    theme: () => look({ theme: view.theme === "day" ? "evening" : "day" }),
    help: () => look({ dialog: { is: "keys" } }),
  };
}
