import { Video as Camera, Mic, MicOff, Sparkles, VideoOff } from "lucide-react";
import { type ReactElement, useMemo } from "react";
import { canBlur } from "../media/blur.ts";
import type { Kind } from "../state/own.ts";
import { isSilent } from "../state/roles.ts";
import { useCommands, useRoom } from "./context.ts";
import { Video } from "./Video.tsx";
import { words } from "./words.ts";

const steps = Array.from({ length: 16 }, (_, step) => step);

/** One's own picture and level: what is on here is what goes in. */
export function Preview(): ReactElement {
  const camera = useRoom((state) => state.own.camera);
  const name = useRoom((state) => state.snapshot?.me.name ?? "");
  const isMute = useRoom((state) => isSilent(state.snapshot?.me.role));
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
          {!isMute && <Switch kind="microphone" />}
          <Switch kind="camera" />
          <Blurring />
        </div>
      </div>
      {!isMute && <Meter />}
      <Blurred />
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

/** What is behind me, out of focus; where a browser cannot, there is no such button. */
function Blurring(): ReactElement | null {
  const blur = useRoom((state) => state.own.blur);
  const commands = useCommands();
  const isAble = useMemo(canBlur, []);
  const isOn = blur === "on" || blur === "coming";
  if (!isAble) return null;
  return (
    <button
      type="button"
      className="btn"
      data-switch="blur"
      aria-pressed={isOn}
      aria-busy={blur === "coming" || undefined}
      aria-label={words.blur}
      onClick={() => commands.setBlur(!isOn)}
    >
      <Sparkles size={18} strokeWidth={1.75} aria-hidden="true" />
      {words.blurShort}
    </button>
  );
}

/** Why it takes a moment, or why the camera is off. */
function Blurred(): ReactElement {
  const blur = useRoom((state) => state.own.blur);
  return (
    <p className="small" role="status">
      {blur === "coming" && words.blurComing}
      {blur === "failed" && words.blurFailed}
    </p>
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
