/** A facilitator's browser tells the server who was heard, every ten seconds. */

import type { Balance } from "../contract.ts";
import { type Answer, ask } from "../server/ask.ts";
import { isLeading } from "../state/roles.ts";
import type { RoomState, RoomStore } from "../state/store.ts";
import { type Heard, heardMore, windowAt } from "../state/voices.ts";

const every = 500;

export function countVoices(store: RoomStore, signal: AbortSignal): void {
  const { meeting } = store.getState();
  let heard: Heard | null = null;

  const take = (answer: Answer<Balance>): void => {
    if (answer.is === "answer") store.setState({ balance: answer.value });
  };

  const tell = async (what: Heard): Promise<void> => {
    const list = Object.entries(what.seconds).map(([seat, seconds]) => ({ seat, seconds }));
    const isOff = store.getState().balance?.is_on === false;
    if (isOff && what.window % 6 > 0) return;
    if (isOff || list.length === 0) take(await ask(`/api/room/${meeting}/balance`));
    else
      take(
        await ask(`/api/room/${meeting}/voices`, { body: { window: what.window, heard: list } }),
      );
  };

  const sample = (): void => {
    const state = store.getState();
    if (!listens(state)) {
      heard = null;
      return;
    }
    const window = windowAt(Date.now() + state.offset);
    if (heard && heard.window !== window) void tell(heard);
    heard = heardMore(heard, window, speakingNow(state), every / 1000);
  };

  const timer = setInterval(sample, every);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function listens({ snapshot, link }: RoomState): boolean {
  if (!snapshot || !isLeading(snapshot.me.role) || link.is !== "connected") return false;
  return snapshot.me.standing.is === "admitted" && snapshot.meeting.phase === "open";
}

/** The seats whose voice the media server hears now. */
function speakingNow({ snapshot, presences }: RoomState): string[] {
  const people = snapshot?.people ?? [];
  return people
    .filter((person) => presences[person.identity]?.isSpeaking)
    .map((person) => person.seat);
}
