import { Circle, CircleCheck, type LucideIcon, TriangleAlert } from "lucide-react";
import { type ReactElement, type ReactNode, useState } from "react";
import type { Kind } from "../state/own.ts";
import { isSilent } from "../state/roles.ts";
import { useCommands, useDialog, useRoom } from "./context.ts";
import { deviceTrouble, lineWords, words } from "./words.ts";

type Mood = "good" | "busy" | "trouble";

/** What works and what does not, each with its way on. */
export function Checks({ hasLine }: { hasLine: boolean }): ReactElement {
  const isMute = useRoom((state) => isSilent(state.snapshot?.me.role));
  return (
    <div className="checks card">
      {!isMute && <MicrophoneCheck />}
      <CameraCheck />
      {hasLine && <LineCheck />}
      <SpeakerCheck />
    </div>
  );
}

const icons: Record<Mood, LucideIcon> = { good: CircleCheck, busy: Circle, trouble: TriangleAlert };

interface CheckProps {
  name: string;
  mood: Mood;
  text: string;
  children?: ReactNode;
}

function Check({ name, mood, text, children }: CheckProps): ReactElement {
  const Icon = icons[mood];
  return (
    <div className={`check ${mood}`} data-check={name} data-mood={mood}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      <span>{text}</span>
      {children}
    </div>
  );
}

function Word({ word, onPress }: { word: string; onPress: () => void }): ReactElement {
  return (
    <button type="button" className="word" onClick={onPress}>
      {word}
    </button>
  );
}

function Again({ kind }: { kind: Kind }): ReactElement {
  const commands = useCommands();
  return <Word word={words.tryAgain} onPress={() => commands.setDevice(kind, true)} />;
}

function MicrophoneCheck(): ReactElement {
  const device = useRoom((state) => state.own.microphone);
  const hasBeenHeard = useRoom((state) => state.hasBeenHeard);
  const show = useDialog();
  const change = <Word word={words.change} onPress={() => show({ is: "devices" })} />;
  switch (device.is) {
    case "asking":
      return <Check name="microphone" mood="busy" text={words.asking} />;
    case "failed":
      return (
        <Check name="microphone" mood="trouble" text={deviceTrouble("microphone", device.why)}>
          <Again kind="microphone" />
        </Check>
      );
    case "off":
      return (
        <Check name="microphone" mood="busy" text={words.micOff}>
          {change}
        </Check>
      );
    case "on":
      return (
        <Check
          name="microphone"
          mood={hasBeenHeard ? "good" : "busy"}
          text={hasBeenHeard ? words.heard : words.quiet}
        >
          {change}
        </Check>
      );
  }
}

function CameraCheck(): ReactElement | null {
  const device = useRoom((state) => state.own.camera);
  if (device.is === "failed") {
    return (
      <Check name="camera" mood="trouble" text={deviceTrouble("camera", device.why)}>
        <Again kind="camera" />
      </Check>
    );
  }
  return device.is === "off" ? <Check name="camera" mood="busy" text={words.cameraOff} /> : null;
}

function LineCheck(): ReactElement {
  const line = useRoom((state) => state.line);
  const isTrouble = line.is === "weak" || line.is === "unreachable";
  const isBusy = line.is === "testing" || line.is === "untested";
  const mood = isTrouble ? "trouble" : isBusy ? "busy" : "good";
  const sample = "sample" in line ? line.sample : null;
  return (
    <div data-line={line.is} data-transport={sample ? (sample.isTcp ? "tcp" : "udp") : undefined}>
      <Check name="line" mood={mood} text={lineWords(line)} />
    </div>
  );
}

function SpeakerCheck(): ReactElement {
  const commands = useCommands();
  const [isTested, setTested] = useState(false);
  return (
    <Check
      name="speaker"
      mood={isTested ? "good" : "busy"}
      text={isTested ? words.speakerTested : words.speakerTest}
    >
      <Word
        word={words.test}
        onPress={() => {
          setTested(true);
          commands.testSpeaker();
        }}
      />
    </Check>
  );
}
