/** Asking the server about moments. Every answer is a value. */

import { type Answer, ask } from "../server/ask.ts";
import type { DeskFacts, KeptChange, MomentReceipt, News } from "./protocol.ts";

export interface MomentsServer {
  desk(client: string): Promise<Answer<DeskFacts>>;
  news(after: number): Promise<Answer<News>>;
  send(changes: readonly KeptChange[], known: number): Promise<Answer<MomentReceipt>>;
}

export function momentsServer(meeting: string): MomentsServer {
  const root = `/api/moments/meetings/${meeting}`;
  return {
    desk: (client) => ask<DeskFacts>(`${root}?client_id=${client}`),
    news: (after) => ask<News>(`${root}/since?after=${after}`),
    send(changes, known) {
      const body = {
        client_id: changes[0]?.client_id ?? "",
        known,
        changes: changes.map(({ seq, change }) => ({ ...change, seq })),
      };
      return ask<MomentReceipt>(`${root}/changes`, { body });
    },
  };
}
