import { useEffect, useState } from "react";

/** How many notices lie in this place, from whichever part of the room they come. */
export function useNoticeCount(): [(place: HTMLElement | null) => void, number] {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!place) return;
    const look = () => setCount(place.querySelectorAll(".notice").length);
    const observer = new MutationObserver(look);
    observer.observe(place, { childList: true, subtree: true });
    look();
    return () => observer.disconnect();
  }, [place]);
  return [setPlace, count];
}
