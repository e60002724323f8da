import { NotebookPen } from "lucide-react";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { useRoom } from "../../ui/context.ts";
import { useNameOf, useStage } from "../useStage.ts";
import type { Scene } from "./moves.ts";
import { pairsWords } from "./words.ts";

const pause = 800;

/** Who does what in the team, and the text it brings back: one writes, the others read along. */
export function TeamPart({ scene }: { scene: Scene }): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const nameOf = useNameOf();
  const { roles } = scene;
  if (!roles) return null;
  const writer = nameOf(roles.writes);
  return (
    <section className="banner team-part" aria-label={pairsWords.teamTitle}>
      <ul>
        {(["speaks", "keeps_time", "writes"] as const).map((role) => (
          <li key={role} data-mine={roles[role] === me || undefined}>
            <b>{roles[role] === me ? pairsWords.you : nameOf(roles[role])}</b>{" "}
            {pairsWords.roles[role](roles[role] === me)}
          </li>
        ))}
      </ul>
      {roles.writes === me ? (
        <Write key={scene.own} text={scene.text} />
      ) : (
        <p className="team-text" aria-live="polite">
          <NotebookPen size={18} strokeWidth={1.75} aria-hidden="true" />
          {scene.text || pairsWords.nothingYet(writer)}
        </p>
      )}
    </section>
  );
}

function Write({ text: known }: { text: string }): ReactElement {
  const { act } = useStage();
  const [text, setText] = useState(known);
  const sent = useRef(known);
  const send = useRef(() => {});
  send.current = () => {
    if (text === sent.current) return;
    sent.current = text;
    act({ do: "pairs.write", text });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter begins the pause again
  useEffect(() => {
    const timer = setTimeout(() => send.current(), pause);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => () => send.current(), []);
  return (
    <label>
      {pairsWords.bringBack}
      <textarea
        rows={2}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => send.current()}
      />
    </label>
  );
}
