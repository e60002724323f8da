import { ListTodo } from "lucide-react";
import type { ReactElement } from "react";
import { useDialog, useRoom } from "../ui/context.ts";
import { homeworkWords } from "./words.ts";

/** In the closing round: the one thing that a member may take on, in one line. */
export function ClosingAsk(): ReactElement | null {
  const show = useDialog();
  const isAsked = useRoom(({ snapshot }) =>
    Boolean(snapshot?.sheet?.blocks.some(isClosing) && snapshot.me.role === "member"),
  );
  const own = useRoom((state) => state.homework?.given.find((one) => one.is_own)?.words);
  if (!isAsked) return null;
  return (
    <p className="check-out sent homework-ask">
      <ListTodo size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{own ? `${homeworkWords.youKeep}: ${own}` : homeworkWords.ask}</span>
      <button
        type="button"
        className="small-btn quiet"
        onClick={() => show({ is: "homework", seat: null })}
      >
        {own ? homeworkWords.change : homeworkWords.write}
      </button>
    </p>
  );
}

function isClosing({ kind, state }: { kind: string; state: string }): boolean {
  return kind === "close" && state === "running";
}
