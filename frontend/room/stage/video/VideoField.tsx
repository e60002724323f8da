import { BookOpen, Film } from "lucide-react";
import { type ReactElement, useRef } from "react";
import type { ViewOf } from "../../contract.ts";
import type { FieldProps } from "../formats.ts";
import { StepBar } from "../inStep/StepBar.tsx";
import { useInStep } from "../inStep/useInStep.ts";
import { useNameOf, useStage } from "../useStage.ts";
import "./video.css";
import { videoWords } from "./words.ts";

type Props = FieldProps<ViewOf<"video">>;

export function VideoField(props: Props): ReactElement {
  return <Piece key={props.scene.id} {...props} />;
}

function Piece({ scene }: Props): ReactElement {
  const element = useRef<HTMLVideoElement>(null);
  const played = useInStep(scene, element, { isWhole: false, ready: { do: "video.ready" } });
  const { act } = useStage();
  const nameOf = useNameOf();
  const { step, i_sit_out: isOut } = scene;
  const reading = (scene.sits_out ?? []).map(nameOf).filter(Boolean).join(", ");
  return (
    <section className="film" aria-label={videoWords.title} data-out={isOut || undefined}>
      <video ref={element} data-in-step preload="auto" playsInline muted={isOut} />
      {isOut && (
        <div className="film-summary">
          <p className="small">{videoWords.instead}</p>
          <p>{scene.summary || videoWords.noSummary}</p>
        </div>
      )}
      <div className="film-foot">
        <p className="film-title">
          {scene.file.title} <span className="small">{scene.file.rights}</span>
          <button
            type="button"
            className="btn quiet"
            data-step="sit-out"
            onClick={() => act({ do: "video.sit_out", on: !isOut })}
          >
            {isOut ? (
              <Film size={18} strokeWidth={1.75} aria-hidden="true" />
            ) : (
              <BookOpen size={18} strokeWidth={1.75} aria-hidden="true" />
            )}
            {isOut ? videoWords.watch : videoWords.sitOut}
          </button>
        </p>
        {reading && <p className="small">{videoWords.reading(reading)}</p>}
        <StepBar
          played={played}
          timeline={scene.timeline}
          readiness={scene.readiness}
          play={() => act({ do: "video.play", step })}
          pause={() => act({ do: "video.pause", step })}
          seek={(position) => act({ do: "video.seek", step, position })}
        />
      </div>
    </section>
  );
}
