import { Play, Undo2 } from "lucide-react";
import type { ReactElement } from "react";
import type { Snapshot } from "../contract.ts";
import { useCommands, useRoom } from "../ui/context.ts";
import { safetyWords } from "./words.ts";

const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Whether the facilitator's next step is to come back, or to let all go on. */
export function isRestStep(snapshot: Snapshot | null): boolean {
  const standing = snapshot?.me.standing;
  return (
    snapshot?.rest?.why === "pause" || (standing?.is === "admitted" && standing.kind === "aside")
  );
}

/** Back from an aside, or on from a pause. */
export function NextRest(): ReactElement {
  const commands = useCommands();
  const isAside = useRoom(
    ({ snapshot }) =>
      snapshot?.me.standing.is === "admitted" && snapshot.me.standing.kind === "aside",
  );
  if (isAside) {
    return (
      <button
        type="button"
        className="btn primary"
        data-next="aside-end"
        onClick={() => commands.deed("aside-end", {})}
      >
        <Undo2 {...icon} />
        {safetyWords.asideBack}
      </button>
    );
  }
  return (
    <button
      type="button"
      className="btn primary"
      data-next="resume"
      onClick={() => commands.deed("pause", { on: false })}
    >
      <Play {...icon} />
      {safetyWords.resume}
    </button>
  );
}
