import { Mic, MicOff, Video, VideoOff } from "lucide-react";
import type { ReactElement } from "react";
import { isSilent } from "../state/roles.ts";
import { Control } from "./Control.tsx";
import { useCommands, useRoom } from "./context.ts";
import { controls } from "./words.ts";

/** Microphone and camera: they show what is really sent, never what was merely asked for. */
export function DeviceControls(): ReactElement {
  const microphone = useRoom((state) => state.own.microphone.is);
  const camera = useRoom((state) => state.own.camera.is);
  const isMute = useRoom((state) => isSilent(state.snapshot?.me.role));
  const commands = useCommands();
  return (
    <>
      {!isMute && (
        <Control
          icon={microphone === "on" ? Mic : MicOff}
          word={microphone === "on" ? controls.mute : controls.unmute}
          name="microphone"
          shortcut="M"
          isOn={microphone === "on"}
          isBusy={microphone === "asking"}
          onPress={() => commands.setDevice("microphone", microphone !== "on")}
        />
      )}
      <Control
        icon={camera === "on" ? Video : VideoOff}
        word={controls.camera}
        name="camera"
        shortcut="V"
        isOn={camera === "on"}
        isBusy={camera === "asking"}
        onPress={() => commands.setDevice("camera", camera !== "on")}
      />
    </>
  );
}
