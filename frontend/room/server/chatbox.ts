/** Fetches what was written when the snapshot says that there is more. */

import type { ChatLines } from "../contract.ts";
import { linesArrived, noChat } from "../state/company.ts";
import { retryDelay } from "../state/retry.ts";
import type { RoomStore } from "../state/store.ts";
import { ask } from "./ask.ts";

export function openChatbox(store: RoomStore, signal: AbortSignal): void {
  let isAsking = false;
  let failures = 0;
  let again = 0;

  const look = async (): Promise<void> => {
    const { snapshot, chat, meeting } = store.getState();
    const count = snapshot?.chat?.lines ?? 0;
    if (count === 0 && chat.lines.length > 0) {
      store.setState({ chat: { ...noChat, seen: snapshot?.chat ? 0 : chat.seen } });
    }
    if (isAsking || count === 0 || count === chat.lines.length) return;
    clearTimeout(again);
    isAsking = true;
    const after = Math.min(count, chat.lines.length);
    const answer = await ask<ChatLines>(`/api/room/${meeting}/chat?after=${after}`);
    isAsking = false;
    if (signal.aborted) return;
    if (answer.is !== "answer") {
      // The next snapshot, which would ask again, may be far off.
      again = setTimeout(() => void look(), retryDelay("server_down", failures, Math.random()));
      failures += 1;
      return;
    }
    failures = 0;
    const { lines } = answer.value;
    store.setState((state) => ({ chat: linesArrived(state.chat, lines, after) }));
    if (lines.length > 0) void look();
  };

  const stop = store.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) void look();
  });
  signal.addEventListener("abort", () => {
    stop();
    clearTimeout(again);
  });
}
