import { useEffect, useState } from "react";
import type { Waited } from "../../contract.ts";
import { ask } from "../../server/ask.ts";
import { useRoom } from "../../ui/context.ts";
import { turnWords } from "./words.ts";

/** Whose turn it might be, longest wait first. Null until the server has said so. */
export function useTurns(): readonly Waited[] | null {
  const meeting = useRoom((state) => state.meeting);
  const wishes = useRoom((state) =>
    state.snapshot?.people.map((one) => `${one.seat}${one.wants_time}`).join(),
  );
  const [people, setPeople] = useState<readonly Waited[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is here, and who asked, changes the order
  useEffect(() => {
    let isOld = false;
    void ask<{ people: Waited[] }>(`/api/room/${meeting}/turns`).then((answer) => {
      if (!isOld && answer.is === "answer") setPeople(answer.value.people);
    });
    return () => {
      isOld = true;
    };
  }, [meeting, wishes]);
  return people;
}

/** Why somebody is where they are in the order. */
export function whyNext(one: Waited): string {
  const parts: string[] = [];
  if (one.wants_time) parts.push(turnWords.wants);
  if (one.meetings_since === null) parts.push(turnWords.never);
  else if (one.meetings_since === 0) parts.push(turnWords.today);
  else parts.push(turnWords.since(one.meetings_since));
  if (one.minutes_this_month > 0) parts.push(turnWords.minutes(one.minutes_this_month));
  return parts.join(", ");
}
