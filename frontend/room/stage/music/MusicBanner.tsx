import { type ReactElement, useRef } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator } from "../../ui/context.ts";
import type { SceneProps } from "../formats.ts";
import { StepBar } from "../inStep/StepBar.tsx";
import { useInStep } from "../inStep/useInStep.ts";
import { useStage } from "../useStage.ts";
import { OriginalSound } from "./OriginalSound.tsx";
import { musicWords } from "./words.ts";

type Props = SceneProps<ViewOf<"music">>;

export function MusicBanner(props: Props): ReactElement {
  return <Piece key={props.scene.id} {...props} />;
}

function Piece({ scene }: Props): ReactElement {
  const element = useRef<HTMLAudioElement>(null);
  const played = useInStep(scene, element, { isWhole: true, ready: { do: "music.ready" } });
  const { act } = useStage();
  const leads = useIsFacilitator();
  const { step } = scene;
  return (
    <section className="piece" aria-label={musicWords.title}>
      <p className="title">
        {scene.file.title}
        <span className="small">{scene.file.rights}</span>
        {leads && <OriginalSound />}
      </p>
      {/* biome-ignore lint/a11y/useMediaCaption: music has no words to write down */}
      <audio
        ref={element}
        data-in-step
        data-ducked={played.isDucked || undefined}
        preload="auto"
        hidden
      />
      <StepBar
        played={played}
        timeline={scene.timeline}
        readiness={scene.readiness}
        play={() => act({ do: "music.play", step })}
        pause={() => act({ do: "music.pause", step })}
        seek={(position) => act({ do: "music.seek", step, position })}
      />
    </section>
  );
}
