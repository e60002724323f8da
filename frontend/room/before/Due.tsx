import { ClipboardList } from "lucide-react";
import type { ReactElement } from "react";
import { useRoom } from "../ui/context.ts";
import { beforeWords, type Due, dueWords } from "./words.ts";

const none: Due[] = [];

/** A calm line in the lobby when something is to be filled in, on a page of its own. */
export function DueForms(): ReactElement | null {
  const due = useRoom((state) => state.snapshot?.me.due ?? none);
  const meeting = useRoom((state) => state.meeting);
  if (due.length === 0) return null;
  return (
    <section className="due" aria-label={beforeWords.title}>
      <ClipboardList size={20} strokeWidth={1.75} aria-hidden="true" />
      <p>
        <b>{beforeWords.title}:</b> {dueWords(due)}
        <span className="small">{beforeWords.help}</span>
      </p>
      <a className="btn" href={`/room/${meeting}/before/`}>
        {beforeWords.go}
      </a>
    </section>
  );
}
