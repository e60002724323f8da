import { useCallback, useEffect, useState } from "react";
import { type Finishing, finishingServer } from "../../journal/finishing.ts";
import type { Answer } from "../../journal/server.ts";

export interface FinishingState {
  found: Finishing | null;
  trouble: string | null;
  confirm(): Promise<void>;
  keep(note: string, words: string, reason: string): Promise<boolean>;
}

const unreachable = "This cannot be looked up just now. Your text is safe. Try again in a moment.";

/** Between the last change that was saved and the next look at the names in it. */
const settling = 700;

/** What the server knows for finishing the notes, asked again whenever something is saved. */
export function useFinishing(place: string, client: string, version: string): FinishingState {
  const [found, setFound] = useState<Finishing | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const take = useCallback((answer: Answer<Finishing>): boolean => {
    if (answer.is === "answer") setFound(answer.value);
    setTrouble(answer.is === "answer" ? null : "message" in answer ? answer.message : unreachable);
    return answer.is === "answer";
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a saved version is a reason to look.
  useEffect(() => {
    let isHere = true;
    const look = async (): Promise<void> => {
      const answer = await finishingServer.look(place, client);
      if (isHere) take(answer);
    };
    const timer = setTimeout(() => void look(), found === null ? 0 : settling);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [place, client, version, take]);

  return {
    found,
    trouble,
    async confirm() {
      take(await finishingServer.confirm(place));
    },
    async keep(note, words, reason) {
      return take(await finishingServer.keep(note, words, reason));
    },
  };
}
