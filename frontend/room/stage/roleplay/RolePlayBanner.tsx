import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator, useIsGuest, useRoom } from "../../ui/context.ts";
import { Countdown } from "../Countdown.tsx";
import type { SceneProps } from "../formats.ts";
import "../stage.css";
import { useNameOf } from "../useStage.ts";
import { Ask } from "./Ask.tsx";
import { CastList, DoubleNews } from "./CastList.tsx";
import { type Player, protagonistOf } from "./cast.ts";
import { PutDown } from "./PutDown.tsx";
import { SceneDeeds, Stop } from "./SceneDeeds.tsx";
import "./roleplay.css";
import { rolePlayWords } from "./words.ts";

type Scene = ViewOf<"role_play">;

/** What the scene is about, where we are in it, and what I can do. */
export function RolePlayBanner({ scene }: SceneProps<Scene>): ReactElement {
  const own = useOwn(scene);
  const leads = useIsFacilitator();
  const isAsked = own?.reply === "asked" || (own?.reply === "no" && scene.phase === "playing");
  return (
    <section className="banner role-play" aria-label={rolePlayWords.title} data-phase={scene.phase}>
      {scene.phase === "playing" && (
        <Countdown
          step={scene.id}
          since={scene.since}
          seconds={scene.seconds}
          until={scene.frozen_at}
        />
      )}
      <div className="what" aria-live="polite">
        <p className="question">
          <Heading scene={scene} />
        </p>
        <p className="who">
          <Status scene={scene} own={own} />
        </p>
        {leads && scene.phase === "casting" && <CastList scene={scene} />}
        {leads && scene.phase === "playing" && <DoubleNews scene={scene} />}
      </div>
      {own && !leads && (scene.phase === "casting" || isAsked) && <Ask own={own} />}
      {own?.reply === "yes" && !leads && scene.phase === "playing" && <Stop scene={scene} />}
      {leads && scene.phase === "playing" && <SceneDeeds scene={scene} />}
      <PutDown scene={scene} />
    </section>
  );
}

function useOwn(scene: Scene): Player | undefined {
  const me = useRoom((state) => state.snapshot?.me.seat);
  return scene.cast.find((one) => one.seat === me);
}

function Heading({ scene }: { scene: Scene }): string {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const nameOf = useNameOf();
  const [next] = scene.waiting;
  if (next) {
    const name = nameOf(next);
    return next === me ? rolePlayWords.sayOwn(name) : rolePlayWords.sayOf(name);
  }
  switch (scene.phase) {
    case "casting":
      return scene.theme || rolePlayWords.casting;
    case "playing":
      return scene.theme || rolePlayWords.scene;
    case "de_roling":
      return rolePlayWords.allBack;
    case "sharing":
      return rolePlayWords.sharing;
  }
}

interface StatusProps {
  scene: Scene;
  own: Player | undefined;
}

function Status({ scene, own }: StatusProps): string {
  const leads = useIsFacilitator();
  const isGuest = useIsGuest();
  const nameOf = useNameOf();
  const then = scene.waiting.slice(1).map(nameOf);
  if (then.length > 0) return rolePlayWords.after(then);
  switch (scene.phase) {
    case "casting":
      return leads ? castingOf(scene) : askOf(scene, own, nameOf);
    case "playing":
      if (own && own.reply !== "yes") return askOf(scene, own, nameOf);
      if (scene.frozen_at) return rolePlayWords.frozen;
      if (own) return playingOf(scene, own, nameOf);
      return leads || isGuest ? rolePlayWords.lead : rolePlayWords.watch;
    case "de_roling":
      return rolePlayWords.backHelp;
    case "sharing":
      return rolePlayWords.sharingHelp;
  }
}

function castingOf(scene: Scene): string {
  if (scene.can_begin) return rolePlayWords.ready;
  const isDeclined = scene.cast.some((one) => one.reply === "no");
  return isDeclined ? rolePlayWords.declined : rolePlayWords.waits;
}

type Names = (seat: string | null) => string;

function askOf(scene: Scene, own: Player | undefined, nameOf: Names): string {
  const name = nameOf(protagonistOf(scene.cast));
  if (!own) return rolePlayWords.castingHelp;
  if (own.reply === "yes") return rolePlayWords.saidYes;
  if (own.reply === "no") return rolePlayWords.saidNo;
  switch (own.part) {
    case "protagonist":
      return rolePlayWords.askProtagonist;
    case "other":
      return rolePlayWords.askOther(own.role, name);
    case "double":
      return rolePlayWords.askDouble(name);
    case "director":
      return rolePlayWords.askDirector(name);
  }
}

function playingOf(scene: Scene, own: Player, nameOf: Names): string {
  if (own.part === "director") return rolePlayWords.direct;
  if (own.part === "double") return rolePlayWords.playDouble(nameOf(protagonistOf(scene.cast)));
  if (own.plays) return rolePlayWords.playPerson(nameOf(own.plays));
  return own.role ? rolePlayWords.play(own.role) : rolePlayWords.playSelf;
}
