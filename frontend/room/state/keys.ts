/** Every key of the room and what it does. */

export type Action =
  | "microphone"
  | "camera"
  | "hand"
  | "notes"
  | "people"
  | "chat"
  | "share"
  | "hide-self"
  | "sound-only"
  | "let-in"
  | "lock"
  | "homework"
  | "emergency"
  | "walked-in"
  | "theme"
  | "help";

export interface Key {
  key: string;
  action: Action;
  isForFacilitators: boolean;
}

export const keys: readonly Key[] = [
  { key: "m", action: "microphone", isForFacilitators: false },
  { key: "v", action: "camera", isForFacilitators: false },
  { key: "h", action: "hand", isForFacilitators: false },
  { key: "n", action: "notes", isForFacilitators: true },
  { key: "p", action: "people", isForFacilitators: true },
  { key: "c", action: "chat", isForFacilitators: false },
  { key: "k", action: "let-in", isForFacilitators: true },
  { key: "s", action: "share", isForFacilitators: true },
  { key: "l", action: "lock", isForFacilitators: true },
  { key: "g", action: "homework", isForFacilitators: true },
  { key: "!", action: "emergency", isForFacilitators: true },
  { key: "w", action: "walked-in", isForFacilitators: false },
  { key: "y", action: "hide-self", isForFacilitators: false },
  { key: "o", action: "sound-only", isForFacilitators: false },
  { key: "e", action: "theme", isForFacilitators: false },
  { key: "?", action: "help", isForFacilitators: false },
];

export interface Stroke {
  key: string;
  isModified: boolean;
  isTyping: boolean;
}

/** The action of a key stroke; null while somebody types, and for keys that are not ours. */
export function actionOf(stroke: Stroke, isFacilitator: boolean): Action | null {
  if (stroke.isModified || stroke.isTyping) return null;
  const found = keys.find(({ key }) => key === stroke.key.toLowerCase());
  return found && (isFacilitator || !found.isForFacilitators) ? found.action : null;
}
