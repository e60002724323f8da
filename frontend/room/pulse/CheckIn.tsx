import { type ReactElement, useId } from "react";
import type { Me } from "../contract.ts";
import { chosen } from "../state/draft.ts";
import { useRoom, useRoomStore } from "../ui/context.ts";
import { MoodPicks } from "./MoodPicks.tsx";
import { pulseWords } from "./words.ts";

const scales = ["energy", "tension"] as const;

/** How a member comes today, in private; it goes out with the knock. */
export function CheckIn({ me }: { me: Me }): ReactElement {
  const store = useRoomStore();
  const draft = useRoom((state) => state.draft);
  const help = useId();
  const write = (part: Partial<typeof draft>): void =>
    store.setState((state) => ({ draft: { ...state.draft, ...part } }));
  const mood = chosen(draft.mood, me.check_in?.mood);
  return (
    <section className="check-in" aria-labelledby={`${help}-title`}>
      <h2 id={`${help}-title`}>{pulseWords.title}</h2>
      <p className="small" id={help}>
        {pulseWords.help}
      </p>
      <MoodPicks mood={mood} onPick={(step) => write({ mood: step ?? "none" })} />
      <div className="pulse-scales">
        {scales.map((scale) => (
          <label key={scale}>
            {pulseWords[scale]}
            <select
              name={scale}
              className="num"
              aria-describedby={`${help}-steps`}
              value={chosen(draft[scale], me.check_in?.[scale]) ?? ""}
              onChange={({ target }) =>
                write({ [scale]: target.value === "" ? "none" : Number(target.value) })
              }
            >
              <option value="">{pulseWords.unsaid}</option>
              {pulseWords.steps.map((step) => (
                <option key={step} value={step}>
                  {step}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <p className="small" id={`${help}-steps`}>
        {pulseWords.stepsHelp}
      </p>
      <label>
        {pulseWords.word}
        <input
          name="word"
          autoComplete="off"
          maxLength={40}
          value={draft.words ?? me.check_in?.words ?? ""}
          onChange={({ target }) => write({ words: target.value })}
        />
      </label>
      <label>
        {pulseWords.note}
        <textarea
          name="note"
          rows={2}
          maxLength={500}
          value={draft.note ?? me.check_in?.note ?? ""}
          onChange={({ target }) => write({ note: target.value })}
        />
      </label>
      <label className="pick">
        <input
          type="checkbox"
          name="listening"
          checked={draft.isListening ?? me.is_listening}
          onChange={({ target }) => write({ isListening: target.checked })}
        />
        <span>
          <b>{pulseWords.listen}</b>
          <span className="small">{pulseWords.listenHelp}</span>
        </span>
      </label>
    </section>
  );
}
