/** Fetches what was written when the snapshot says that there is more. */

import type { ChatLines } from "../contract.ts";
import { linesArrived, noChat } from "../state/company.ts";
import type { RoomStore } from "../state/store.ts";
import { fetchMissing } from "./missing.ts";

export function openChatbox(store: RoomStore, signal: AbortSignal): void {
  fetchMissing<ChatLines>(store, signal, () => {
    const { snapshot, chat, meeting } = store.getState();
    const count = snapshot?.chat?.lines ?? 0;
    if (count === 0 && chat.lines.length > 0) {
      store.setState({ chat: { ...noChat, seen: snapshot?.chat ? 0 : chat.seen } });
    }
    if (count === 0 || count === chat.lines.length) return null;
    const after = Math.min(count, chat.lines.length);
    return {
      address: `/api/room/${meeting}/chat?after=${after}`,
      take: ({ lines }) => {
        store.setState((state) => ({ chat: linesArrived(state.chat, lines, after) }));
        return lines.length > 0;
      },
    };
  });
}
