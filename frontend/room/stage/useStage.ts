import type { StageDeed, StageOptions } from "../contract.ts";
import { useCommands, useRoom } from "../ui/context.ts";

interface StageDeeds {
  act: (deed: StageDeed) => void;
  start: (options: StageOptions) => void;
  close: () => void;
}

/** What can be done to the stage. */
export function useStage(): StageDeeds {
  const commands = useCommands();
  const id = useRoom((state) => state.snapshot?.stage?.id);
  return {
    act: (deed) => id && commands.deed("stage", { scene: id, deed }),
    start: (options) => commands.deed("stage-start", { options }),
    close: () => id && commands.deed("stage-close", { scene: id }),
  };
}

/** Somebody's name; empty when they have left. */
export function useNameOf(): (seat: string | null) => string {
  const people = useRoom((state) => state.snapshot?.people);
  return (seat) => people?.find((person) => person.seat === seat)?.name ?? "";
}
