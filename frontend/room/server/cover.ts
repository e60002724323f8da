/** Somebody walked in: the others are told, however long the line takes to let it through. */

import type { RoomStore } from "../state/store.ts";
import { doDeed } from "./deeds.ts";
import type { Letterbox } from "./letterbox.ts";

const again = 3_000;

export function tellCover(store: RoomStore, letterbox: Letterbox, signal: AbortSignal): void {
  let isTelling = false;

  const forget = (told: boolean): void =>
    store.setState(({ view }) => (view.cover === told ? { view: { ...view, cover: null } } : {}));

  const tell = async (): Promise<void> => {
    const { view, snapshot, meeting } = store.getState();
    const { cover } = view;
    if (isTelling || signal.aborted || cover === null || !snapshot) return;
    if (snapshot.me.is_interrupted === cover) {
      forget(cover);
      return;
    }
    isTelling = true;
    const answer = await letterbox.during(doDeed(meeting, "interrupted", { on: cover }));
    isTelling = false;
    if (answer.is === "answer" || answer.is === "refused") forget(cover);
    else setTimeout(() => void tell(), again);
  };

  store.subscribe((state, before) => {
    if (state.view.cover !== before.view.cover) void tell();
  });
}
