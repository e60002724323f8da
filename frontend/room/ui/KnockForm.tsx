import { Hand } from "lucide-react";
import { type ReactElement, useId } from "react";
import type { Me } from "../contract.ts";
import { CheckIn } from "../pulse/CheckIn.tsx";
import { useCommands, useRoom, useRoomStore } from "./context.ts";
import { LateHomework } from "./LateHomework.tsx";
import { controls, words } from "./words.ts";

interface KnockFormProps {
  me: Me;
  closedUntil: string | null;
}

/** Where am I, a number for today, and the knock. What is typed is kept until it is sent. */
export function KnockForm({ me, closedUntil }: KnockFormProps): ReactElement {
  const store = useRoomStore();
  const draft = useRoom((state) => state.draft);
  const commands = useCommands();
  const help = useId();
  const write = (part: Partial<typeof draft>): void =>
    store.setState((state) => ({ draft: { ...state.draft, ...part } }));
  return (
    <form
      className="way-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!closedUntil) commands.knock();
      }}
    >
      <label>
        {words.where}
        <input
          name="location"
          autoComplete="street-address"
          maxLength={200}
          aria-describedby={help}
          value={draft.location ?? me.location}
          onChange={(event) => write({ location: event.target.value })}
        />
      </label>
      <label>
        {words.phone}
        <input
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={40}
          aria-describedby={help}
          value={draft.phone ?? me.phone}
          onChange={(event) => write({ phone: event.target.value })}
        />
      </label>
      <p className="small" id={help}>
        {words.whereHelp}
      </p>
      <label className="pick">
        <input
          type="checkbox"
          checked={me.wants_time}
          onChange={(event) => commands.deed("wants-time", { on: event.target.checked })}
        />
        <span>
          <b>{controls.askForTime}</b>
          <span className="small">{words.timeHelp}</span>
        </span>
      </label>
      <LateHomework isOver={false} />
      {!me.is_in_use_elsewhere && <CheckIn me={me} />}
      {closedUntil && <p data-door="closed">{closedUntil}</p>}
      <button type="submit" className="btn primary knock" disabled={closedUntil !== null}>
        <Hand size={20} strokeWidth={1.75} aria-hidden="true" />
        {words.knock}
      </button>
      <p className="small middle">{words.nobodySees}</p>
    </form>
  );
}
