import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import { ask } from "../../server/ask.ts";
import { useRoom } from "../../ui/context.ts";
import { pictureOf } from "./pictures.ts";
import { cardWords } from "./words.ts";

type Face = ViewOf<"cards">["kept"][number];

/** What I have kept, at this table and before. Nobody else sees it. */
export function KeptCards(props: { scene: ViewOf<"cards">; close: () => void }): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const meeting = useRoom((state) => state.meeting);
  const [before, setBefore] = useState<Face[]>([]);
  useEffect(() => {
    ref.current?.showModal();
    void ask<{ cards: Face[] }>(`/api/room/${meeting}/kept`).then((answer) => {
      if (answer.is === "answer") setBefore(answer.value.cards);
    });
  }, [meeting]);
  const { kept } = props.scene;
  return (
    <dialog ref={ref} className="dialog kept-cards" aria-labelledby={id} onClose={props.close}>
      <h2 id={id}>{cardWords.kept}</h2>
      <p className="small">
        {kept.length + before.length ? cardWords.keptHelp : cardWords.keptEmpty}
      </p>
      <Row title={cardWords.keptHere} faces={kept} meeting={meeting} />
      <Row title={cardWords.keptBefore} faces={before} meeting={meeting} />
      <button type="button" className="btn quiet close" onClick={() => ref.current?.close()}>
        {cardWords.close}
      </button>
    </dialog>
  );
}

function Row(props: {
  title: string;
  faces: readonly Face[];
  meeting: string;
}): ReactElement | null {
  if (props.faces.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul className="kept-row">
        {props.faces.map((face) => (
          <li key={face.key}>
            <img
              src={pictureOf(face.key, props.meeting)}
              alt={face.alt}
              width={600}
              height={900}
              loading="lazy"
            />
          </li>
        ))}
      </ul>
    </>
  );
}
