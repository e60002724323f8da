/** What a screen reader hears, a sentence after the other. */

import type { RoomStore } from "./store.ts";

export interface Saying {
  id: number;
  text: string;
}

const most = 8;
let last = 0;

/** Say it after what is being said: a sentence put in the place of another is never read out. */
export function say(store: RoomStore, text: string): void {
  last += 1;
  const saying = { id: last, text };
  store.setState(({ sayings }) => ({ sayings: [...sayings, saying].slice(-most) }));
}
