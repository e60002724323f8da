import { useEffect, useRef, useState } from "react";
import type { StageDeed } from "../../contract.ts";
import { notify } from "../../state/store.ts";
import { useCommands, useRoom, useRoomStore } from "../../ui/context.ts";
import { useNameOf } from "../useStage.ts";
import type { Mark, Point, Scene } from "./sheet.ts";
import { type Lines, useLines } from "./useLines.ts";
import { useMarks } from "./useMarks.ts";
import { boardWords } from "./words.ts";

export interface Board extends Lines {
  marks: readonly Mark[];
  /** What somebody who does not see the board is told. */
  news: string;
  does: (deed: StageDeed) => void;
  /** Words to another place: shown at once, and sent when nothing follows. */
  move: (mark: Mark, to: Point, isLast: boolean) => void;
}

interface Held {
  rev: number;
  to: Point;
}

const settleMs = 500;

export function useBoard(scene: Scene): Board {
  const store = useRoomStore();
  const { attempt, lookAgain } = useCommands();
  const there = useMarks(scene);
  const lines = useLines(scene, there);
  const [held, setHeld] = useState<Readonly<Record<number, Held>>>({});
  const timer = useRef(0);

  const does = async (deed: StageDeed): Promise<void> => {
    const refusal = await attempt("stage", { scene: scene.id, deed });
    if (refusal === null) return;
    notify(store, refusal, { tone: "trouble" });
    setHeld({});
    lookAgain();
  };
  const move = (mark: Mark, to: Point, isLast: boolean): void => {
    setHeld((all) => ({ ...all, [mark.no]: { rev: mark.rev, to } }));
    clearTimeout(timer.current);
    const [x, y] = to;
    const send = (): void => void does({ do: "board.move", mark: mark.no, rev: mark.rev, x, y });
    if (isLast) send();
    else timer.current = setTimeout(send, settleMs);
  };
  const marks = there.map((mark) => {
    const mine = held[mark.no];
    return mine && mine.rev === mark.rev ? { ...mark, x: mine.to[0], y: mine.to[1] } : mark;
  });
  const news = useNews(there);
  return { ...lines, marks, news, does: (deed) => void does(deed), move };
}

/** The last words that somebody else wrote. */
function useNews(marks: readonly Mark[]): string {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const nameOf = useNameOf();
  const seen = useRef<number | null>(null);
  const [news, setNews] = useState("");
  const last = marks.findLast((mark) => mark.tool === "text" && mark.by !== me);
  const { no = 0, by = "", text = "" } = last ?? {};
  useEffect(() => {
    const before = seen.current;
    seen.current = Math.max(before ?? 0, no);
    if (before !== null && no > before) setNews(boardWords.wrote(nameOf(by), text));
  }, [no, by, text, nameOf]);
  return news;
}
