import { Eye, Leaf, Wind } from "lucide-react";
import { type ReactElement, useState } from "react";
import { momentAt } from "../stage/breathing/pace.ts";
import { Ring } from "../stage/breathing/Ring.tsx";
import { useIsCalm } from "../stage/breathing/useIsCalm.ts";
import { useNow, useRoom } from "../ui/context.ts";
import type { Why } from "./held.ts";
import "./rest.css";
import { restWords } from "./words.ts";

type Way = "breathe" | "look" | "nothing";

const slow = { breathe_in: 4, hold_in: 0, breathe_out: 6, hold_out: 0, cycles: 10_000 };
const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;
const ways = [
  { way: "breathe", Icon: Wind },
  { way: "look", Icon: Eye },
  { way: "nothing", Icon: Leaf },
] as const;

interface RestProps {
  why: Why;
  since: number;
}

/** Something calm for all, while nobody leads or somebody said: stop. Each may choose, or rest. */
export function Rest({ why, since }: RestProps): ReactElement {
  const [way, choose] = useState<Way>("breathe");
  const fallback = useRoom((state) => state.snapshot?.meeting.fallback ?? null);
  const minutes = Math.floor(Math.max(0, useNow(5_000) - since) / 60_000);
  const words = restWords[why];
  return (
    <section className="rest" data-rest={why} aria-label={words.title}>
      <div className="rest-lead" role="status">
        <h2>{words.title}</h2>
        <p>{words.text}</p>
        {why === "held" && fallback && (
          <p className="small">
            {restWords.reach}: {fallback}
          </p>
        )}
      </div>
      <div className="rest-middle" data-way={way}>
        {way === "breathe" && <Breath since={since} />}
        {way === "look" && <Senses />}
      </div>
      <fieldset className="rest-ways">
        <legend className="unseen">{restWords.ways}</legend>
        {ways.map(({ way: one, Icon }) => (
          <button
            key={one}
            type="button"
            className="btn"
            aria-pressed={way === one}
            onClick={() => choose(one)}
          >
            <Icon {...icon} />
            {restWords[one]}
          </button>
        ))}
        <span className="small num">{restWords.since(minutes)}</span>
      </fieldset>
    </section>
  );
}

function Breath({ since }: { since: number }): ReactElement {
  const isCalm = useIsCalm();
  const now = useNow(200);
  const moment = momentAt(slow, (now - since) / 1000);
  const isOut = moment.is === "breathing" && moment.phase === "out";
  return (
    <>
      {!isCalm && <Ring begins={since} pace={slow} />}
      <p className="rest-word">
        {isOut ? restWords.out : restWords.in}
        {isCalm && moment.is === "breathing" && <b className="num"> {moment.count}</b>}
      </p>
    </>
  );
}

function Senses(): ReactElement {
  return (
    <div className="senses">
      <p>{restWords.sensesLead}</p>
      <ul>
        {restWords.senses.map((sense) => (
          <li key={sense}>{sense}</li>
        ))}
      </ul>
    </div>
  );
}
