import { type ReactElement, Suspense } from "react";
import { useRoom } from "./context.ts";
import { Guard } from "./Guard.tsx";
import { lazily } from "./lazily.ts";

const Handouts = lazily(async () => (await import("../handouts/Handouts.tsx")).Handouts);

/** What members may read again; fetched after the rest, for it is not what they come for. */
export function LateHandouts(): ReactElement | null {
  const isMember = useRoom((state) => state.snapshot?.me.role === "member");
  if (!isMember) return null;
  return (
    <Guard>
      <Suspense fallback={null}>
        <Handouts />
      </Suspense>
    </Guard>
  );
}
