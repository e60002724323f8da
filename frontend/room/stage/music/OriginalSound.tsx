import { AudioWaveform } from "lucide-react";
import { type ReactElement, useEffect } from "react";
import { useCommands, useRoom } from "../../ui/context.ts";
import { musicWords } from "./words.ts";

/** For whoever leads: the room hears the instrument, not a telephone. */
export function OriginalSound(): ReactElement {
  const isOn = useRoom((state) => state.view.isSoundOriginal);
  const isMicrophoneOn = useRoom((state) => state.own.microphone.is === "on");
  const { setOriginalSound } = useCommands();
  useEffect(() => () => setOriginalSound(false), [setOriginalSound]);
  return (
    <button
      type="button"
      className="btn quiet"
      aria-pressed={isOn}
      title={musicWords.originalHelp}
      disabled={!isMicrophoneOn}
      onClick={() => setOriginalSound(!isOn)}
    >
      <AudioWaveform size={18} strokeWidth={1.75} aria-hidden="true" />
      {isOn ? musicWords.voiceAgain : musicWords.original}
    </button>
  );
}
