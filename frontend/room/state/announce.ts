/** What a screen reader hears when the circle changes. */

import type { Seat } from "./seats.ts";

export type Event =
  | { is: "arrived"; name: string }
  | { is: "gone"; name: string }
  | { is: "hand"; name: string; place: number }
  | { is: "weak"; name: string };

/** What changed for other people between two looks at the circle. */
export function eventsBetween(before: readonly Seat[], after: readonly Seat[]): Event[] {
  const events: Event[] = [];
  for (const seat of after) {
    const { name, hand } = seat.person;
    const was = before.find((other) => other.person.seat === seat.person.seat);
    const wasThere = was !== undefined && was.connection !== "away";
    const isThere = seat.connection !== "away";
    if (hand > 0 && (was?.person.hand ?? 0) === 0) events.push({ is: "hand", name, place: hand });
    if (seat.isMe) continue;
    if (isThere && !wasThere) events.push({ is: "arrived", name });
    if (!isThere && wasThere) events.push({ is: "gone", name });
    if (seat.connection === "weak" && was?.connection === "here") events.push({ is: "weak", name });
  }
  for (const was of before) {
    const isStill = after.some((seat) => seat.person.seat === was.person.seat);
    if (!isStill && !was.isMe) events.push({ is: "gone", name: was.person.name });
  }
  return events;
}
