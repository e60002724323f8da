import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from "react";
import { useRoom } from "../../ui/context.ts";
import { useNameOf } from "../useStage.ts";
import { pointAt } from "./Sheet.tsx";
import {
  boxOf,
  colours,
  letters,
  type Mark,
  onSheet,
  type Point,
  rowsOf,
  steps,
  wipes,
} from "./sheet.ts";
import { boardWords } from "./words.ts";

interface WrittenProps {
  mark: Mark;
  sheet: { current: SVGSVGElement | null };
  isMine: boolean;
  isMovable: boolean;
  move: (to: Point, isLast: boolean) => void;
  wipe: () => void;
}

/** Words on the sheet. Whose they are may move them, with a pointer or with keys. */
export function Written({ mark, sheet, isMine, ...rest }: WrittenProps): ReactElement {
  const { isMovable, move, wipe } = rest;
  const me = useRoom((state) => state.snapshot?.me.seat);
  const nameOf = useNameOf();
  const grip = useRef<{ dx: number; dy: number; isFar: boolean } | null>(null);
  const letter = letters[mark.size - 1] ?? 48;
  const box = boxOf(mark);
  const said =
    mark.by === me
      ? boardWords.yourWords(mark.text)
      : boardWords.wordsOf(nameOf(mark.by), mark.text);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step) move(onSheet(mark.x + step[0], mark.y + step[1]), false);
    else if (wipes.includes(event.key)) wipe();
    else return;
    event.preventDefault();
  };
  const to = (event: PointerEvent): Point => {
    const [x, y] = pointAt(sheet.current, event);
    return onSheet(x - (grip.current?.dx ?? 0), y - (grip.current?.dy ?? 0));
  };
  const hands = isMovable && {
    onPointerDown: (event: PointerEvent<SVGGElement>) => {
      const [x, y] = pointAt(sheet.current, event);
      grip.current = { dx: x - mark.x, dy: y - mark.y, isFar: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<SVGGElement>) => {
      if (!grip.current) return;
      const [x, y] = to(event);
      grip.current.isFar ||= Math.hypot(x - mark.x, y - mark.y) > 12;
      if (grip.current.isFar) move([x, y], false);
    },
    onPointerUp: (event: PointerEvent<SVGGElement>) => {
      if (grip.current?.isFar) move(to(event), true);
      grip.current = null;
    },
  };
  const keys = isMine && {
    tabIndex: 0,
    "aria-description": boardWords.moveHelp,
    onKeyDown,
  };
  return (
    <g
      role={isMine ? "button" : "img"}
      className="written"
      aria-label={said}
      data-words={mark.text}
      data-movable={isMovable || undefined}
      {...keys}
      {...hands}
    >
      <rect x={box.x - 10} y={box.y} width={box.width + 20} height={box.height} rx={10} />
      <text fontSize={letter} fill={colours[mark.colour]}>
        {rowsOf(mark.text).map((row, number) => (
          <tspan
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            key={number}
            x={mark.x}
            y={mark.y + letter + number * letter * 1.25}
          >
            {row}
          </tspan>
        ))}
      </text>
    </g>
  );
}
