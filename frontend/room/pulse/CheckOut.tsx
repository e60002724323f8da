import { type ReactElement, useId, useState } from "react";
import { useCommands, useRoom } from "../ui/context.ts";
import { MoodPicks } from "./MoodPicks.tsx";
import { pulseWords } from "./words.ts";

/** How a member leaves, in private: while the check-out runs. */
export function CheckOut(): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me);
  const isAsked = useRoom(({ snapshot }) =>
    Boolean(snapshot?.sheet?.blocks.some(isCheckOut) && snapshot.me.role === "member"),
  );
  const commands = useCommands();
  const title = useId();
  const [mood, setMood] = useState(me?.check_out?.mood ?? null);
  const [words, setWords] = useState(me?.check_out?.words ?? "");
  const [isOpen, open] = useState(!me?.check_out);
  const [trouble, setTrouble] = useState("");
  const send = async (): Promise<void> => {
    const refusal = await commands.attempt("check-out", { mood, words });
    setTrouble(refusal ?? "");
    open(refusal !== null);
  };
  if (!isAsked) return null;
  if (!isOpen) {
    return (
      <p className="check-out sent" role="status">
        {pulseWords.sent}
        <button type="button" className="small-btn quiet" onClick={() => open(true)}>
          {pulseWords.change}
        </button>
      </p>
    );
  }
  return (
    <form
      className="check-out"
      aria-labelledby={title}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2 id={title}>{pulseWords.leaveTitle}</h2>
      <MoodPicks mood={mood} onPick={setMood} />
      <label>
        {pulseWords.took}
        <input
          name="took"
          autoComplete="off"
          maxLength={300}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <button type="submit" className="btn primary">
        {pulseWords.send}
      </button>
      <p className="small" role={trouble ? "alert" : undefined}>
        {trouble || pulseWords.tookHelp}
      </p>
    </form>
  );
}

function isCheckOut({ kind, state }: { kind: string; state: string }): boolean {
  return kind === "check_out" && state === "running";
}
