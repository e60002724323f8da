import { type ReactElement, useEffect, useRef } from "react";
import type { Picture } from "../state/presence.ts";

interface VideoProps {
  picture: Picture;
  isOwn: boolean;
  isWhole?: boolean;
}

/** A whole circle that goes at once takes the page a third of a second to let go of. */
const calm = 1_000;

export function Video({ picture, isOwn, isWhole = false }: VideoProps): ReactElement {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    picture.attach(element);
    if (!isOwn) markFirstFrame(element);
    return () => {
      if (element.isConnected) picture.detach(element);
      else setTimeout(() => picture.detach(element), calm);
    };
  }, [picture, isOwn]);
  const look = `picture${isOwn ? " mirrored" : ""}${isWhole ? " whole" : ""}`;
  return <video ref={ref} className={look} autoPlay muted playsInline />;
}

let isMarked = false;

/** What began it: a click of one's own, the bell of being let in, or coming back. */
const starts = ["join-click", "let-in", "going-in"];

/** The moment somebody else's face is first seen, for those who measure. */
function markFirstFrame(element: HTMLVideoElement): void {
  if (isMarked || !("requestVideoFrameCallback" in element)) return;
  element.requestVideoFrameCallback(() => {
    if (isMarked) return;
    isMarked = true;
    performance.mark("first-remote-frame");
    const began = starts.find((name) => performance.getEntriesByName(name).length > 0);
    if (began) performance.measure("join", began, "first-remote-frame");
  });
}
