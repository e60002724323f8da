import { type ReactElement, useEffect, useRef } from "react";
import { useRoom } from "../../ui/context.ts";
import "./breathing.css";
import { momentAt, type Pace } from "./pace.ts";

/** A ring that grows and shrinks in the same moment for everybody. */
export function Ring({ begins, pace }: { begins: number; pace: Pace }): ReactElement {
  const ring = useRef<HTMLDivElement>(null);
  const offset = useRoom((state) => state.offset);
  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      const moment = momentAt(pace, (Date.now() + offset - begins) / 1000);
      const fullness = moment.is === "breathing" ? moment.fullness : 0;
      if (ring.current) ring.current.style.transform = `scale(${0.45 + 0.55 * fullness})`;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [begins, pace, offset]);
  return <div ref={ring} className="breathing-ring" aria-hidden="true" />;
}
