import { type FormEvent, type ReactElement, useId, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import { useRoom } from "../../ui/context.ts";
import { useStage } from "../useStage.ts";
import { bowlWords } from "./words.ts";

/** A card of the outer ring: what one sees, for afterwards. */
export function Observation({ scene }: { scene: ViewOf<"fishbowl"> }): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me);
  const { act } = useStage();
  const [text, setText] = useState("");
  const help = useId();
  if (me?.role !== "member" || !scene.outer.includes(me.seat) || scene.is_observing) return null;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!text.trim()) return;
    act({ do: "fishbowl.card", text });
    setText("");
  };
  return (
    <form className="bowl-card" onSubmit={onSubmit}>
      <label>
        {bowlWords.card}
        <input
          value={text}
          maxLength={200}
          autoComplete="off"
          aria-describedby={help}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="btn">
        {bowlWords.keep}
      </button>
      <p className="small" id={help}>
        {bowlWords.cardHelp}
      </p>
      {scene.cards.map((card) => (
        <p key={card.text}>{card.text}</p>
      ))}
    </form>
  );
}
