/** Everybody's emergency card, fetched before it is needed: it must open without any line. */

import type { EmergencyCard } from "../contract.ts";
import { retryDelay } from "../state/retry.ts";
import { isLeading } from "../state/roles.ts";
import type { RoomState, RoomStore } from "../state/store.ts";
import { ask } from "./ask.ts";
import { doDeed } from "./deeds.ts";

const settled = 1_500;
const again = 5_000;

/** Who has a card, and what they said today: when it changes, the cards are fetched again. */
function signOf({ snapshot, wish }: RoomState): string | null {
  if (!snapshot || !isLeading(snapshot.me.role) || wish !== "enter") return null;
  if (snapshot.me.standing.is !== "admitted") return null;
  const members = snapshot.people.filter((one) => one.role === "member");
  const said = members.map((one) => [one.seat, one.location, one.phone, one.is_accompanied]);
  return JSON.stringify(said);
}

export function keepEmergencies(store: RoomStore, signal: AbortSignal): void {
  let known: string | null = null;
  let timer = 0;
  let failures = 0;

  const fetchThem = async (): Promise<void> => {
    const sign = signOf(store.getState());
    if (signal.aborted || sign === null || sign === known) return;
    // The page that shows them comes along, for it could not be had without a line.
    void import("../safety/EmergencyCards.tsx").catch(() => undefined);
    const { meeting } = store.getState();
    const answer = await ask<EmergencyCard[]>(`/api/room/${meeting}/emergency`);
    if (answer.is === "answer") {
      known = sign;
      failures = 0;
      store.setState({ emergencies: answer.value });
    } else if (answer.is !== "refused") {
      timer = setTimeout(fetchThem, retryDelay("server_down", failures, Math.random()));
      failures += 1;
    }
  };

  store.subscribe((state, before) => {
    if (state.snapshot === before.snapshot && state.wish === before.wish) return;
    const sign = signOf(state);
    if (sign === null || sign === known) return;
    clearTimeout(timer);
    timer = setTimeout(fetchThem, settled);
  });
  signal.addEventListener("abort", () => clearTimeout(timer));
}

/** That a card was opened goes into the record, later if there is no line now. */
export async function tellOpened(meeting: string, seat: string): Promise<void> {
  const answer = await doDeed(meeting, "emergency-opened", { seat });
  if (answer.is === "unreachable") setTimeout(() => void tellOpened(meeting, seat), again);
}
