/** The cameras, microphones and loudspeakers one can choose from. */

import type { Choice, Choices } from "../state/own.ts";
import type { RoomStore } from "../state/store.ts";

export function followChoices(store: RoomStore, signal: AbortSignal): () => Promise<void> {
  const look = async (): Promise<void> => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    if (signal.aborted) return;
    const ofKind = (kind: MediaDeviceKind): Choice[] =>
      devices
        .filter((device) => device.kind === kind && device.deviceId !== "")
        .map((device) => ({ id: device.deviceId, name: device.label }));
    const choices: Choices = {
      camera: ofKind("videoinput"),
      microphone: ofKind("audioinput"),
      speaker: ofKind("audiooutput"),
    };
    store.setState({ choices });
  };
  navigator.mediaDevices.addEventListener("devicechange", () => void look(), { signal });
  return look;
}
