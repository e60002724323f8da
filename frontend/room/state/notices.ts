/** Short lines that say what just happened, some with a way to undo it. */

import type { Deed, Deeds } from "../contract.ts";

export type Undo = { [D in Deed]: { label: string; deed: D; body: Deeds[D] } }[Deed];

export interface Notice {
  id: number;
  text: string;
  tone: "quiet" | "trouble";
  undo: Undo | null;
}

const most = 3;

export function noticeAdded(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  return [...notices.filter((other) => other.text !== notice.text), notice].slice(-most);
}

export function noticeRemoved(notices: readonly Notice[], id: number): readonly Notice[] {
  const rest = notices.filter((notice) => notice.id !== id);
  return rest.length === notices.length ? notices : rest;
}
