import { type ReactElement, Suspense } from "react";
import { useRoom } from "./context.ts";
import { Guard } from "./Guard.tsx";
import { lazily } from "./lazily.ts";

const LastTime = lazily(async () => (await import("../homework/LastTime.tsx")).LastTime);
const UntilNextTime = lazily(
  async () => (await import("../homework/UntilNextTime.tsx")).UntilNextTime,
);

/** A member's homework: of last time before a session, of today after it. */
export function LateHomework({ isOver }: { isOver: boolean }): ReactElement | null {
  const isMember = useRoom((state) => state.snapshot?.me.role === "member");
  const hasAny = useRoom(
    ({ homework }) => homework !== null && (isOver || homework.last.length > 0),
  );
  if (!isMember || !hasAny) return null;
  return (
    <Guard>
      <Suspense fallback={null}>{isOver ? <UntilNextTime /> : <LastTime />}</Suspense>
    </Guard>
  );
}
