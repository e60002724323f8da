import { useEffect, useRef } from "react";

interface Spot {
  x: number;
  y: number;
}

const longEnough = 500;
const still = 12;

/** Half a second on somebody's tile, by finger or by mouse. Buttons on it stay buttons. */
export function useLongPress(onPress: (seat: string, at: Spot) => void): void {
  const react = useRef(onPress);
  react.current = onPress;
  useEffect(() => {
    const life = new AbortController();
    const { signal } = life;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from: Spot | null = null;
    const stop = (): void => {
      clearTimeout(timer);
      from = null;
    };
    const begin = (event: PointerEvent): void => {
      stop();
      const target = event.target instanceof Element ? event.target : null;
      const seat = target?.closest<HTMLElement>(".tile[data-seat]")?.dataset["seat"];
      if (!seat || !event.isPrimary || event.button !== 0) return;
      if (target?.closest("button:not(.tile-menu), a, input, dialog")) return;
      const at = { x: event.clientX, y: event.clientY };
      from = at;
      timer = setTimeout(() => {
        document.addEventListener("click", swallow, { signal, capture: true });
        react.current(seat, at);
      }, longEnough);
    };
    /** On a touch screen the whole tile is a button: letting go must not press it. */
    const swallow = (event: Event): void => {
      document.removeEventListener("click", swallow, true);
      if (!(event.target instanceof Element) || !event.target.closest(".tile")) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const move = ({ clientX: x, clientY: y }: PointerEvent): void => {
      if (from && Math.hypot(x - from.x, y - from.y) > still) stop();
    };
    /** A long touch would open the browser's own menu instead. */
    const noMenu = (event: Event): void => {
      if (from) event.preventDefault();
    };
    document.addEventListener("pointerdown", begin, { signal });
    document.addEventListener("pointermove", move, { signal });
    for (const end of ["pointerup", "pointercancel", "scroll"]) {
      document.addEventListener(end, stop, { signal, capture: true });
    }
    document.addEventListener("contextmenu", noMenu, { signal });
    return () => {
      stop();
      life.abort();
    };
  }, []);
}
