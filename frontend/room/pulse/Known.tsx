import { HeartHandshake, Sprout } from "lucide-react";
import type { ReactElement } from "react";
import type { Knock, Person } from "../contract.ts";
import { pulseBrief, pulseLine, pulseWords } from "./words.ts";

const icon = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

type Of = Pick<Person | Knock, "is_accompanied" | "is_new" | "check_in">;

/** On a tile, for who leads: who is accompanied, who is new, how they came. */
export function KnownTags({ of }: { of: Of }): ReactElement {
  const line = pulseBrief(of.check_in);
  return (
    <>
      {of.is_accompanied && (
        <span className="tag accompanied" title={pulseWords.accompaniedLong}>
          <HeartHandshake {...icon} />
          <span className="unseen">{pulseWords.accompanied}</span>
        </span>
      )}
      {of.is_new && (
        <span className="tag">
          <Sprout {...icon} />
          <span>{pulseWords.isNew}</span>
        </span>
      )}
      {line && (
        <span className="tag num mood-tag" title={pulseLine(of.check_in)}>
          <span>{line}</span>
        </span>
      )}
    </>
  );
}

/** The same in a list, in words, with what only those who lead should know. */
export function KnownWords({ of }: { of: Of & Partial<Pick<Person, "check_out">> }): ReactElement {
  const line = pulseLine(of.check_in);
  const left = pulseLine(of.check_out);
  return (
    <>
      {of.is_accompanied && (
        <span className="chip warn" title={pulseWords.accompaniedLong}>
          {pulseWords.accompanied}
        </span>
      )}
      {of.is_new && <span className="chip">{pulseWords.isNew}</span>}
      {line && <span className="small num">{line}</span>}
      {of.check_in?.note && <span className="small pulse-note">{of.check_in.note}</span>}
      {left && (
        <span className="small num">
          {pulseWords.leaves}: {left}
        </span>
      )}
    </>
  );
}
