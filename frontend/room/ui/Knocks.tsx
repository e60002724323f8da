import type { ReactElement } from "react";
import type { Knock } from "../contract.ts";
import { useCommands, useRoom } from "./context.ts";
import { controls, knocks, since } from "./words.ts";

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
      {knocking.length > 1 && (
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
        <span className="small num">{since(knock.since, zone)}</span>
        {knock.is_early && <span className="chip">{knocks.early}</span>}
        {knock.is_second_device && <span className="chip warn">{knocks.second}</span>}
      </div>
      {(location || phone) && (
        <p className="small">{[location, phone].filter(Boolean).join(" · ")}</p>
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
          aria-label={controls.letInName(name)}
          onClick={() => commands.deed("admit", { seat })}
        >
          {controls.letIn}
        </button>
      </div>
    </li>
  );
}
