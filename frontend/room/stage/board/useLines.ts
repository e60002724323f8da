import { useEffect, useRef, useState } from "react";
import { hearPassing } from "../../media/passing.ts";
import { ask } from "../../server/ask.ts";
import { sleep } from "../../state/retry.ts";
import { notify } from "../../state/store.ts";
import { useCommands, useRoom, useRoomStore } from "../../ui/context.ts";
import { spoken } from "../../ui/spoken.ts";
import type { Line, Mark, Scene } from "./sheet.ts";

export interface Lines {
  /** Lines that are on their way: mine that are being sent, and those others draw now. */
  passing: readonly Line[];
  /** Show the others my line as far as it is. */
  show: (line: Line) => void;
  send: (line: Line) => void;
}

const every = 200;
const again = 2_000;
/** A line of which nothing more comes was lost with its browser. */
const lost = 4_000;

/** Lines between the pen and the board. A line that is slow is sent again, and kept once. */
export function useLines(scene: Scene, marks: readonly Mark[]): Lines {
  const store = useRoomStore();
  const meeting = useRoom((state) => state.meeting);
  const { attempt } = useCommands();
  const [mine, setMine] = useState<readonly Line[]>([]);
  const [theirs, setTheirs] = useState<readonly (Line & { at: number })[]>([]);
  const own = useRef(new Set<string>());
  const queue = useRef(Promise.resolve());
  const newest = useRef<Line | null>(null);
  const isPassing = useRef(false);

  useEffect(
    () =>
      hearPassing((text) => {
        const line = lineIn(text);
        if (!line || own.current.has(line.key)) return;
        const at = Date.now();
        setTheirs((all) => [
          ...all.filter((one) => one.key !== line.key && at - one.at < lost),
          { ...line, at },
        ]);
      }),
    [],
  );
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Date.now();
      setTheirs((all) => (all.some((one) => now - one.at > lost) ? [] : all));
    }, lost);
    return () => clearInterval(timer);
  }, []);

  const deliver = async (line: Line): Promise<void> => {
    for (;;) {
      const refusal = await attempt("stage", {
        scene: scene.id,
        deed: { do: "board.draw", ...line },
      });
      if (refusal === null) return;
      if (refusal !== spoken.notReached) {
        notify(store, refusal, { tone: "trouble" });
        setMine((all) => all.filter(({ key }) => key !== line.key));
        return;
      }
      await sleep(again);
    }
  };
  const send = (line: Line): void => {
    own.current.add(line.key);
    newest.current = null;
    setMine((all) => [...all, line]);
    queue.current = queue.current.then(() => deliver(line));
  };
  // Who holds the pen still has drawn something too: what came meanwhile goes out afterwards.
  const pass = (): void => {
    const line = newest.current;
    newest.current = null;
    isPassing.current = line !== null;
    if (!line) return;
    const answer = ask(`/api/room/${meeting}/board-line`, { body: { scene: scene.id, ...line } });
    const pause = sleep(every);
    void Promise.all([answer, pause]).finally(pass);
  };
  const show = (line: Line): void => {
    own.current.add(line.key);
    newest.current = line;
    if (!isPassing.current) pass();
  };
  const there = new Set(marks.map(({ key }) => key));
  const passing = [...mine, ...theirs].filter(({ key }) => !there.has(key));
  return { passing, show, send };
}

function lineIn(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Line;
    return typeof line.key === "string" && typeof line.points === "string" ? line : null;
  } catch {
    return null;
  }
}
