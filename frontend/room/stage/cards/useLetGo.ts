import { type RefObject, useEffect, useRef } from "react";

/** Let go of what is chosen: by a press on the bare table, or by Escape. */
export function useLetGo(table: RefObject<HTMLElement | null>, letGo: () => void): void {
  const latest = useRef(letGo);
  latest.current = letGo;
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    const press = (event: Event): void => {
      if (event.target === table.current) latest.current();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === "Escape") latest.current();
    };
    document.addEventListener("click", press, { signal });
    document.addEventListener("keydown", key, { signal });
    return () => gone.abort();
  }, [table]);
}
