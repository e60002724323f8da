import type { ReactElement } from "react";
import { useRoom } from "../ui/context.ts";
import { MyHomework } from "./MyHomework.tsx";
import { homeworkWords } from "./words.ts";

/** After the session: what there is to do until the next one. */
export function UntilNextTime(): ReactElement | null {
  const isKnown = useRoom((state) => state.homework !== null);
  const hasBeenIn = useRoom((state) => state.snapshot?.me.homework !== "");
  if (!isKnown || !hasBeenIn) return null;
  return (
    <section className="homework-part" aria-label={homeworkWords.title}>
      <h2>{homeworkWords.title}</h2>
      <MyHomework />
    </section>
  );
}
