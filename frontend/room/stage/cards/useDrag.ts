import { type PointerEvent, type RefObject, useRef } from "react";
import { onTable } from "./layout.ts";

interface Drag {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  onPointerCancel: () => void;
  /** Whether the press that is ending was a drag and no click. */
  wasDrag: () => boolean;
}

interface Handlers {
  isMovable: boolean;
  /** Where the middle of the card is while it is carried, in shares of the table. */
  carry: (x: number, y: number) => void;
  drop: (x: number, y: number) => void;
  cancel?: () => void;
}

const threshold = 6;

/** Carrying a card over the table with a mouse, a pen or a finger. */
export function useDrag(table: RefObject<HTMLElement | null>, handlers: Handlers): Drag {
  const grip = useRef<{ x: number; y: number; dx: number; dy: number; isFar: boolean } | null>(
    null,
  );
  const dragged = useRef(false);

  const at = (event: PointerEvent): [number, number] => {
    const box = table.current?.getBoundingClientRect();
    const held = grip.current;
    if (!box || !held) return [0.5, 0.5];
    const x = (event.clientX - held.dx - box.left) / box.width;
    const y = (event.clientY - held.dy - box.top) / box.height;
    return [onTable(x), onTable(y)];
  };

  return {
    onPointerDown: (event) => {
      dragged.current = false;
      if (!handlers.isMovable || event.button !== 0) return;
      const card = event.currentTarget.getBoundingClientRect();
      grip.current = {
        x: event.clientX,
        y: event.clientY,
        dx: event.clientX - (card.left + card.width / 2),
        dy: event.clientY - (card.top + card.height / 2),
        isFar: false,
      };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      const held = grip.current;
      if (!held) return;
      held.isFar ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) > threshold;
      if (held.isFar) handlers.carry(...at(event));
    },
    onPointerUp: (event) => {
      const isFar = grip.current?.isFar === true;
      dragged.current = isFar;
      if (isFar) handlers.drop(...at(event));
      grip.current = null;
    },
    onPointerCancel: () => {
      grip.current = null;
      handlers.cancel?.();
    },
    wasDrag: () => dragged.current,
  };
}
