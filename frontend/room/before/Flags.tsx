import { ShieldAlert } from "lucide-react";
import type { ReactElement } from "react";
import { useRoom } from "../ui/context.ts";
import { beforeWords, type Flag } from "./words.ts";

const none: Flag[] = [];

interface FlagLineProps {
  flag: Flag;
  className: string;
}

function FlagLine({ flag, className }: FlagLineProps): ReactElement {
  return (
    <div className={className} role={flag.is_seen ? undefined : "alert"} data-flag={flag.id}>
      <ShieldAlert size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{flag.is_seen ? beforeWords.seen(flag) : beforeWords.needs(flag)}</span>
      <a className="small-btn" href={flag.address} target="_blank" rel="noopener">
        {flag.is_seen ? beforeWords.lookAgain : beforeWords.look}
      </a>
    </div>
  );
}

/** At the top, for who leads: nobody sees to it yet. It cannot be closed, so it covers nothing. */
export function FlagNotices(): ReactElement {
  const flags = useRoom((state) => state.snapshot?.flags ?? none);
  return (
    <>
      {flags
        .filter((flag) => !flag.is_seen)
        .map((flag) => (
          <FlagLine key={flag.id} flag={flag} className="notice warning" />
        ))}
    </>
  );
}

/** In the list of people and in the lobby: what was seen, until it is said what was done. */
export function FlagList(): ReactElement | null {
  const all = useRoom((state) => state.snapshot?.flags ?? none);
  const flags = all.filter((flag) => flag.is_seen);
  if (flags.length === 0) return null;
  return (
    <section className="flag-list" aria-label={beforeWords.flags}>
      {flags.map((flag) => (
        <FlagLine key={flag.id} flag={flag} className="flag" />
      ))}
    </section>
  );
}
