import { useSyncExternalStore } from "react";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether this person wants no motion. */
export function useIsCalm(): boolean {
  return useSyncExternalStore(
    (tell) => {
      calm.addEventListener("change", tell);
      return () => calm.removeEventListener("change", tell);
    },
    () => calm.matches,
  );
}
