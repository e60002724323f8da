import { useEffect, useRef, useState } from "react";
import type { BoardFacts } from "../../contract.ts";
import { ask } from "../../server/ask.ts";
import { useRoom } from "../../ui/context.ts";
import type { Mark, Scene } from "./sheet.ts";

interface Known {
  scene: string;
  number: number;
  marks: ReadonlyMap<number, Mark>;
}

const again = 2_000;

/** What is on the board: fetched from the number that we know to the one that there is. */
export function useMarks({ id, number }: Scene): readonly Mark[] {
  const meeting = useRoom((state) => state.meeting);
  const [known, setKnown] = useState<Known>({ scene: id, number: 0, marks: new Map() });
  const latest = useRef(known);
  useEffect(() => {
    let isOver = false;
    let timer = 0;
    const look = async (): Promise<void> => {
      const has = latest.current.scene === id ? latest.current : nothing(id);
      if (has.number >= number) return;
      const address = `/api/room/${meeting}/board?after=${has.number}`;
      const answer = await ask<BoardFacts>(address);
      if (isOver) return;
      if (answer.is === "answer" && answer.value.scene === id) {
        latest.current = merged(has, answer.value);
        setKnown(latest.current);
        if (latest.current.number >= number) return;
      }
      timer = setTimeout(() => void look(), again);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id, number, meeting]);
  return known.scene === id ? [...known.marks.values()] : [];
}

function nothing(scene: string): Known {
  return { scene, number: 0, marks: new Map() };
}

/** Everything that is there. With a mark missing we know nothing, and ask for all of it. */
export function merged(has: Known, { scene, number, here, marks }: BoardFacts): Known {
  const all = new Map([...has.marks, ...marks.map((mark) => [mark.no, mark] as const)]);
  const found = new Map<number, Mark>();
  for (const no of here) {
    const mark = all.get(no);
    if (!mark) return nothing(scene);
    found.set(no, mark);
  }
  return { scene, number, marks: found };
}
