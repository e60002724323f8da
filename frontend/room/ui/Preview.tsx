import { Video as Camera, Mic, MicOff, VideoOff } from "lucide-react";
import type { ReactElement } from "react";
import type { Kind } from "../state/own.ts";
import { useCommands, useRoom } from "./context.ts";
import { Video } from "./Video.tsx";
import { words } from "./words.ts";

const steps = Array.from({ length: 16 }, (_, step) => step);

/** One's own picture and level: what is on here is what goes in. */
export function Preview(): ReactElement {
  const camera = useRoom((state) => state.own.camera);
  const name = useRoom((state) => state.snapshot?.me.name ?? "");
  const picture = camera.is === "on" ? camera.picture : null;
  return (
    <div className="preview">
      <div className={picture ? "mirror" : "mirror bare"}>
        {picture ? (
          <Video picture={picture} isOwn />
        ) : (
          <span className="initial" aria-hidden="true">
            {[...name][0] ?? ""}
          </span>
        )}
        <div className="mirror-bar">
          <Switch kind="microphone" />
          <Switch kind="camera" />
        </div>
      </div>
      <Meter />
    </div>
  );
}

const icons = { camera: [Camera, VideoOff], microphone: [Mic, MicOff] } as const;

function Switch({ kind }: { kind: Kind }): ReactElement {
  const device = useRoom((state) => state.own[kind].is);
  const commands = useCommands();
  const isOn = device === "on";
  const Icon = icons[kind][isOn ? 0 : 1];
  return (
    <button
      type="button"
      className="btn"
      data-switch={kind}
      aria-pressed={isOn}
      aria-busy={device === "asking" || undefined}
      aria-label={`${words[kind]}: ${isOn ? words.on : words.off}`}
      onClick={() => commands.setDevice(kind, !isOn)}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      {isOn ? words.on : words.off}
    </button>
  );
}

function Meter(): ReactElement {
  const level = useRoom((state) => state.level);
  return (
    <div className="meter" role="img" aria-label={words.meter} data-level={level}>
      {steps.map((step) => (
        <i key={step} className={step < level ? "on" : ""} />
      ))}
    </div>
  );
}
