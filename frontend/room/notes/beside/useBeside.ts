import { createContext, useContext, useEffect, useRef, useState } from "react";
import {
  type Beside,
  type BesideNote,
  besideServer,
  type Goal,
  type Phrase,
} from "../../journal/beside.ts";
import type { Section } from "../../journal/protocol.ts";
import type { Known } from "./phrases.ts";

/** What helps in the fields of one section. */
export interface Help {
  phrases: readonly Phrase[];
  known: Known;
  /** Whether a field may listen: never while a session is on. */
  mayListen: boolean;
}

export const noHelp: Help = {
  phrases: [],
  known: { goal: null, exercise: null, minutes: null },
  mayListen: false,
};

export const HelpContext = createContext<Help>(noHelp);

export function useHelp(): Help {
  return useContext(HelpContext);
}

const patience = 5_000;

/** What lies beside the notes of a place; asked for until it is there. */
export function useBeside(place: string, client: string | null): Beside | null {
  const [found, setFound] = useState<Beside | null>(null);
  const who = useRef(client);
  who.current ??= client;
  const isKnown = client !== null;

  useEffect(() => {
    if (!isKnown || who.current === null) return;
    const asking = who.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHere = true;
    const look = async (): Promise<void> => {
      const answer = await besideServer.look(place, asking);
      if (!isHere) return;
      if (answer.is === "answer") setFound(answer.value);
      else timer = setTimeout(() => void look(), patience);
    };
    void look();
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [place, isKnown]);

  return found;
}

export function besideOf(beside: Beside | null, section: Section): BesideNote | null {
  return beside?.notes.find(({ id }) => id === section.id) ?? null;
}

export function helpFor(beside: Beside | null, section: Section): Help {
  if (!beside) return noHelp;
  const own = besideOf(beside, section);
  const part = section.kind === "group" ? "group" : "member";
  const only = <T>(all: readonly T[] | undefined): T | undefined =>
    all?.length === 1 ? all[0] : undefined;
  const goal = only<Goal>(own?.goals);
  return {
    phrases: beside.phrases.filter((phrase) => phrase.part === part),
    known: {
      goal: goal ? goalWords(goal) : null,
      exercise: only(beside.exercises) ?? null,
      minutes: own?.minutes ? String(own.minutes) : null,
    },
    mayListen: beside.is_over,
  };
}

export function goalWords({ number, wording }: Goal): string {
  return `${number} (${wording.trim().replace(/[.]$/, "")})`;
}
