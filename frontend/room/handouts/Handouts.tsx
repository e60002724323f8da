import { type ReactElement, useEffect, useState } from "react";
import type { Handout } from "../contract.ts";
import { ask } from "../server/ask.ts";
import { useRoom } from "../ui/context.ts";
import "./handouts.css";

const words = {
  title: "Slides to read again",
  slide: (topic: string, number: number) => `${topic}. Slide ${number}`,
  day: (day: string) =>
    new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }).format(new Date(day)),
};

/** The slides a member was promised, of the sessions they came to. Nothing when there are none. */
export function Handouts(): ReactElement | null {
  const meeting = useRoom((state) => state.meeting);
  const [handouts, setHandouts] = useState<readonly Handout[]>([]);
  useEffect(() => {
    void ask<{ handouts: Handout[] }>(`/api/room/${meeting}/handouts`).then((answer) => {
      if (answer.is === "answer") setHandouts(answer.value.handouts);
    });
  }, [meeting]);
  if (handouts.length === 0) return null;
  return (
    <section className="handouts" aria-labelledby="handouts-title">
      <h2 id="handouts-title">{words.title}</h2>
      {handouts.map(({ topic, day, slides }) => (
        <details key={slides[0]?.id}>
          <summary>
            <b>{topic}</b> <span className="small">{words.day(day)}</span>
          </summary>
          {slides.map(({ id, width, height }, at) => (
            <img
              key={id}
              src={`/api/room/${meeting}/handouts/${id}`}
              alt={words.slide(topic, at + 1)}
              width={width}
              height={height}
              loading="lazy"
            />
          ))}
        </details>
      ))}
    </section>
  );
}
