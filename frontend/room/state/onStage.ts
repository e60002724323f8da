import type { Picture } from "./presence.ts";
import type { Seat } from "./seats.ts";

export interface OnStage {
  seat: Seat;
  picture: Picture | null;
  isScreen: boolean;
}

/** Who has the large field: a shared screen first, then the spotlight for all, then our own pin. */
export function onStage(
  seats: readonly Seat[],
  spotlight: string | null,
  pin: string | null,
): OnStage | null {
  const sharing = seats.find((seat) => seat.screen !== null);
  if (sharing) return { seat: sharing, picture: sharing.screen, isScreen: true };
  const find = (wanted: string | null): Seat | undefined =>
    seats.find((seat) => seat.person.seat === wanted);
  const star = find(spotlight) ?? find(pin);
  return star ? { seat: star, picture: star.picture, isScreen: false } : null;
}
