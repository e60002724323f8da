import { type ReactElement, useEffect, useState } from "react";
import type { Given } from "../../contract.ts";
import { ask } from "../../server/ask.ts";
import { useRoom } from "../../ui/context.ts";
import { feedbackWords } from "./words.ts";

/** What one was given at earlier sessions, to read again. */
export function Earlier(): ReactElement | null {
  const meeting = useRoom((state) => state.meeting);
  const [cards, setCards] = useState<readonly Given[]>([]);
  useEffect(() => {
    void ask<{ cards: Given[] }>(`/api/room/${meeting}/feedback`).then((answer) => {
      if (answer.is === "answer") setCards(answer.value.cards);
    });
  }, [meeting]);
  if (cards.length === 0) return null;
  return (
    <details>
      <summary>{feedbackWords.earlier}</summary>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <div className="words">
              <span className="small">
                {card.giver} · {card.day} · {feedbackWords.stems[card.stem]}
              </span>
              <p>{card.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
