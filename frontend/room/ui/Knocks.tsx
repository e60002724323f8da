import type { ReactElement } from "react";
import type { Knock } from "../contract.ts";
import { guestWords, roleWord } from "../guests/words.ts";
import { KnownWords } from "../pulse/Known.tsx";
import { comeTogether, isGuest } from "../state/roles.ts";
import { useCommands, useRoom } from "./context.ts";
import { circle, controls, knocks, since } from "./words.ts";

/** Who waits at the door, longest first. */
export function Knocks(): ReactElement | null {
  const knocking = useRoom((state) => state.snapshot?.knocking);
  const commands = useCommands();
  if (!knocking || knocking.length === 0) return null;
  return (
    <section className="knocks" aria-label={knocks.title}>
      <h2>{knocks.title}</h2>
      <ul>
        {knocking.map((knock) => (
          <KnockRow key={knock.seat} knock={knock} />
        ))}
      </ul>
      {comeTogether(knocking.filter((knock) => !isGuest(knock.role))) && (
        <button
          type="button"
          className="btn primary"
          onClick={() => commands.deed("admit-all", {})}
        >
          {controls.letAllIn}
        </button>
      )}
    </section>
  );
}

function KnockRow({ knock }: { knock: Knock }): ReactElement {
  const zone = useRoom((state) => state.snapshot?.me.time_zone ?? "UTC");
  const commands = useCommands();
  const { seat, name, location, phone } = knock;
  return (
    <li data-knock={seat}>
      <div className="who">
        <b>{name}</b>
        {isGuest(knock.role) && <span className="chip">{roleWord(knock.role, "")}</span>}
        <span className="small num">{since(knock.since, zone)}</span>
        {knock.wants_time && <span className="chip">{knocks.time}</span>}
        {knock.is_listening && <span className="chip">{circle.listening}</span>}
        {knock.is_early && <span className="chip">{knocks.early}</span>}
        {knock.is_second_device && <span className="chip warn">{knocks.second}</span>}
        <KnownWords of={knock} />
      </div>
      {(location || phone) && (
        <p className="small">{[location, phone].filter(Boolean).join(" · ")}</p>
      )}
      {knock.missing && (
        <p className="small" data-missing>
          {guestWords.missing(knock)}
        </p>
      )}
      <div className="knock-deeds">
        <button
          type="button"
          className="small-btn quiet"
          onClick={() => commands.deed("deny", { seat })}
        >
          {controls.notNow}
        </button>
        <button
          type="button"
          className="small-btn"
          aria-label={controls.letInRow(name)}
          disabled={knock.missing !== null}
          onClick={() => commands.deed("admit", { seat })}
        >
          {controls.letIn}
        </button>
      </div>
    </li>
  );
}
