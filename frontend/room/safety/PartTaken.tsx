import type { ReactElement } from "react";
import { useCommands, useDialog, useRoom } from "../ui/context.ts";
import { safetyWords } from "./words.ts";

type Mode = keyof typeof safetyWords.modes;

const modes = Object.keys(safetyWords.modes) as Mode[];

/** How a member takes part today: their own choice, seen by all. */
export function PartTaken(): ReactElement {
  const me = useRoom((state) => state.snapshot?.me);
  const commands = useCommands();
  const show = useDialog();
  const now: Mode = !me?.is_listening ? "active" : me.is_without_camera ? "unseen" : "listening";
  const choose = (mode: Mode): void =>
    commands.deed("listening", { on: mode !== "active", without_camera: mode === "unseen" });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        show(null);
      }}
    >
      <fieldset className="picks">
        <legend className="small">{safetyWords.modeHelp}</legend>
        {modes.map((mode) => (
          <label key={mode} className="pick">
            <input
              type="radio"
              name="mode"
              value={mode}
              checked={now === mode}
              onChange={() => choose(mode)}
            />
            <span>
              <b>{safetyWords.modes[mode].word}</b>
              <span className="small">{safetyWords.modes[mode].help}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </form>
  );
}
