import { useEffect, useState } from "react";
import type { Seat } from "../state/seats.ts";
import { useRoom } from "../ui/context.ts";
import { isLeft, type Why, whyResting } from "./held.ts";

const grace = 6_000;

/** Why everybody rests now, if they do, and since when. */
export function useRest(seats: readonly Seat[]): { why: Why; since: number } | null {
  const snapshot = useRoom((state) => state.snapshot);
  const link = useRoom((state) => state.link);
  const isNowLeft = isLeft(seats, snapshot, link);
  const [heldSince, hold] = useState<number | null>(null);
  useEffect(() => {
    if (!isNowLeft) {
      hold(null);
      return;
    }
    const timer = setTimeout(() => hold(Date.now()), grace);
    return () => clearTimeout(timer);
  }, [isNowLeft]);
  const why = whyResting(snapshot, isNowLeft && heldSince !== null);
  if (why === null) return null;
  const since = snapshot?.rest ? Date.parse(snapshot.rest.since) : (heldSince ?? 0);
  return { why, since };
}
