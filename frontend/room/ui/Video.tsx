import { type ReactElement, useEffect, useRef } from "react";
import type { Picture } from "../state/presence.ts";

interface VideoProps {
  picture: Picture;
  isOwn: boolean;
  isWhole?: boolean;
}

export function Video({ picture, isOwn, isWhole = false }: VideoProps): ReactElement {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    picture.attach(element);
    if (!isOwn) markFirstFrame(element);
    return () => {
      picture.detach(element);
    };
  }, [picture, isOwn]);
  const look = `picture${isOwn ? " mirrored" : ""}${isWhole ? " whole" : ""}`;
  return <video ref={ref} className={look} autoPlay muted playsInline />;
}

let isMarked = false;

/** The moment somebody else's face is first seen, for those who measure. */
function markFirstFrame(element: HTMLVideoElement): void {
  if (isMarked || !("requestVideoFrameCallback" in element)) return;
  element.requestVideoFrameCallback(() => {
    if (isMarked) return;
    isMarked = true;
    performance.mark("first-remote-frame");
    const isClicked = performance.getEntriesByName("join-click").length > 0;
    performance.measure("join", isClicked ? "join-click" : "let-in", "first-remote-frame");
  });
}
