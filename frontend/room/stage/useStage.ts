import type { StageDeed, StageOptions } from "../contract.ts";
import { useCommands, useRoom } from "../ui/context.ts";
import type { NameOf } from "./formats.ts";

interface StageDeeds {
  act: (deed: StageDeed) => void;
  start: (options: StageOptions) => void;
  close: () => void;
  /** Close what is not at its end: the server refuses to, unless it is told that we know. */
  closeUnfinished: () => void;
}

/** What can be done to the stage. */
export function useStage(): StageDeeds {
  const commands = useCommands();
  const id = useRoom((state) => state.snapshot?.stage?.id);
  return {
    act: (deed) => id && commands.deed("stage", { scene: id, deed }),
    start: (options) => commands.deed("stage-start", { options }),
    close: () => id && commands.deed("stage-close", { scene: id, is_forced: false }),
    closeUnfinished: () => id && commands.deed("stage-close", { scene: id, is_forced: true }),
  };
}

export function useNameOf(): NameOf {
  const people = useRoom((state) => state.snapshot?.people);
  return (seat) => people?.find((person) => person.seat === seat)?.name ?? "";
}
