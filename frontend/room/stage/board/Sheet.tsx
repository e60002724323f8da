import { memo, type PointerEvent, type ReactElement, useMemo, useRef, useState } from "react";
import type { Hand } from "./BoardTools.tsx";
import {
  colours,
  high,
  isHit,
  type Line,
  type Mark,
  onSheet,
  outline,
  type Point,
  type Scene,
  textOf,
  wide,
} from "./sheet.ts";
import type { Board } from "./useBoard.ts";
import { Written } from "./Written.tsx";
import { boardWords } from "./words.ts";

interface SheetProps {
  scene: Scene;
  board: Board;
  hand: Hand;
  place: Point | null;
  isMine: (mark: Mark) => boolean;
  choosePlace: (at: Point) => void;
}

/** Nearer points say nothing more; more of them do not fit into one line. */
const nearest = 5;
const most = 380;

export function Sheet(props: SheetProps): ReactElement {
  const { scene, board, hand, place, isMine } = props;
  const sheet = useRef<SVGSVGElement>(null);
  const [drawn, setDrawn] = useState<Line | null>(null);
  const [wiped, setWiped] = useState<ReadonlySet<number>>(new Set());
  const hands = useHands(props, sheet, setDrawn, wiped, setWiped);
  const marks = board.marks.filter(({ no }) => !wiped.has(no));
  const texts = marks.filter(({ tool }) => tool === "text");
  const lines = marks.filter(({ tool }) => tool !== "text");
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture has no other group */}
      <svg
        ref={sheet}
        viewBox={`0 0 ${wide} ${high}`}
        role="group"
        aria-label={boardWords.sheet}
        aria-description={scene.may_draw ? boardWords.sheetHelp : undefined}
        data-tool={scene.may_draw ? hand.tool : undefined}
        {...hands}
      >
        {lines.map((mark) => (
          <Ink key={mark.key} line={mark} />
        ))}
        {board.passing.map((line) => (
          <Ink key={line.key} line={line} isPassing />
        ))}
        {drawn && <Ink line={drawn} isPassing />}
        {place && hand.tool === "text" && (
          <path className="caret" d={`M${place[0]} ${place[1]}v64`} />
        )}
        {texts.map((mark) => (
          <Written
            key={mark.key}
            mark={mark}
            sheet={sheet}
            isMine={isMine(mark)}
            isMovable={isMine(mark) && hand.tool === "text"}
            move={(to, isLast) => board.move(mark, to, isLast)}
            wipe={() => board.does({ do: "board.erase", marks: [mark.no] })}
          />
        ))}
      </svg>
      <p className="unseen">
        {scene.count === 0 ? boardWords.nothing : boardWords.lines(lines.length)}
      </p>
      <p className="unseen" aria-live="polite">
        {board.news}
      </p>
    </>
  );
}

interface InkProps {
  line: Pick<Mark, "points"> & Partial<Pick<Mark, "tool" | "colour" | "size">>;
  isPassing?: boolean;
}

/** A line, whose outline is worked out once. */
const Ink = memo(function Ink({ line, isPassing }: InkProps): ReactElement {
  const { colour = "ink", size = 2, points } = line;
  const tool = line.tool === "marker" ? "marker" : "pen";
  const path = useMemo(() => outline({ tool, size, points }), [tool, size, points]);
  return (
    <path
      d={path}
      fill={colours[colour]}
      fillOpacity={tool === "marker" ? 0.4 : 1}
      data-line={isPassing ? "passing" : "kept"}
    />
  );
});

/** Where on the sheet a pointer is. */
export function pointAt(
  sheet: SVGSVGElement | null,
  event: { clientX: number; clientY: number },
): Point {
  const box = sheet?.getBoundingClientRect();
  if (!box) return [0, 0];
  const x = ((event.clientX - box.left) / box.width) * wide;
  return onSheet(x, ((event.clientY - box.top) / box.height) * high);
}

type Handlers = Record<
  "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel",
  (event: PointerEvent<SVGSVGElement>) => void
>;

/** A finger, a pen or a mouse on the sheet: it draws, wipes, or says where words go. */
function useHands(
  { scene, board, hand, isMine, choosePlace }: SheetProps,
  sheet: { current: SVGSVGElement | null },
  setDrawn: (line: Line | null) => void,
  wiped: ReadonlySet<number>,
  setWiped: (numbers: ReadonlySet<number>) => void,
): Handlers {
  const trail = useRef<{ key: string; points: Point[] } | null>(null);
  const { tool, colour, size } = hand;

  const lineOf = (held: { key: string; points: Point[] }): Line => ({
    key: held.key,
    tool: tool === "marker" ? "marker" : "pen",
    colour,
    size,
    points: textOf(held.points),
  });
  const draw = (at: Point): void => {
    const held = trail.current;
    const last = held?.points.at(-1);
    if (!held || !last || Math.hypot(at[0] - last[0], at[1] - last[1]) < nearest) return;
    held.points.push(at);
    if (held.points.length < most) return;
    board.send(lineOf(held));
    trail.current = { key: crypto.randomUUID(), points: [at] };
  };
  const wipe = (at: Point): void => {
    const hit = board.marks.filter(
      (mark) => !wiped.has(mark.no) && isMine(mark) && isHit(mark, at),
    );
    if (hit.length > 0) setWiped(new Set([...wiped, ...hit.map(({ no }) => no)]));
  };
  const finish = (isKept: boolean): void => {
    const held = trail.current;
    trail.current = null;
    if (!held) return;
    if (tool !== "eraser") {
      if (isKept) board.send(lineOf(held));
      setDrawn(null);
      return;
    }
    const numbers = [...wiped];
    if (numbers.length > 0) board.does({ do: "board.erase", marks: numbers.slice(0, 100) });
    setTimeout(() => setWiped(new Set()), 1_500);
  };
  return {
    onPointerDown: (event) => {
      if (!scene.may_draw || !event.isPrimary || event.button !== 0) return;
      const at = pointAt(sheet.current, event);
      if (tool === "text") {
        if (event.target === sheet.current) choosePlace(at);
        event.preventDefault();
        return;
      }
      event.currentTarget.setPointerCapture(event.pointerId);
      trail.current = { key: crypto.randomUUID(), points: [at] };
      if (tool === "eraser") wipe(at);
      else setDrawn(lineOf(trail.current));
    },
    onPointerMove: (event) => {
      if (!trail.current || !event.isPrimary) return;
      const native = event.nativeEvent;
      const all = native.getCoalescedEvents?.() ?? [];
      for (const one of all.length > 0 ? all : [native]) {
        const at = pointAt(sheet.current, one);
        if (tool === "eraser") wipe(at);
        else draw(at);
      }
      if (tool === "eraser" || !trail.current) return;
      const line = lineOf(trail.current);
      setDrawn(line);
      board.show(line);
    },
    onPointerUp: () => finish(true),
    onPointerCancel: () => finish(true),
  };
}
