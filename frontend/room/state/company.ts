/** What people write, and the signs they give, as this person sees them. */

import type { ChatLine, Sign } from "../contract.ts";

export interface Chat {
  lines: readonly ChatLine[];
  /** How many lines this person has looked at. */
  seen: number;
}

export const noChat: Chat = { lines: [], seen: 0 };

/** Lines that came after those we have. `after` says where they begin. */
export function linesArrived(chat: Chat, lines: readonly ChatLine[], after: number): Chat {
  if (lines.length === 0 && after >= chat.lines.length) return chat;
  return { ...chat, lines: [...chat.lines.slice(0, after), ...lines] };
}

/** Everything that is there has been looked at. */
export function allSeen(chat: Chat): Chat {
  return chat.seen === chat.lines.length ? chat : { ...chat, seen: chat.lines.length };
}

/** How many lines of others were not looked at. */
export function unread(chat: Chat, me: string): number {
  return chat.lines.slice(chat.seen).filter(({ writer }) => writer !== me).length;
}

const shown = 8_000;

/** The sign of a seat, while it lasts. */
export function signOf(signs: readonly Sign[], seat: string, now: number): Sign | null {
  const sign = signs.find((one) => one.seat === seat);
  return sign && now - Date.parse(sign.at) < shown ? sign : null;
}

const key = (meeting: string): string => `chat-seen-${meeting}`;

export function keepSeen(storage: Storage, meeting: string, seen: number): void {
  storage.setItem(key(meeting), String(seen));
}

/** How many lines were looked at before a reload. */
export function seenBefore(storage: Storage, meeting: string): number {
  return Number(storage.getItem(key(meeting))) || 0;
}
