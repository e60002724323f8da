/** This person's own camera and microphone, as the browser and the media server report them. */

import type { Picture } from "./presence.ts";

export type Kind = "camera" | "microphone";

export type DeviceTrouble = "denied" | "missing" | "busy" | "stopped";

export type Device =
  | { is: "off" }
  | { is: "asking" }
  | { is: "on"; picture: Picture | null; deviceId: string }
  | { is: "failed"; why: DeviceTrouble };

export interface Own {
  camera: Device;
  microphone: Device;
  isSharing: boolean;
}

export const ownNothing: Own = {
  camera: { is: "off" },
  microphone: { is: "off" },
  isSharing: false,
};

export interface Choice {
  id: string;
  name: string;
}

export interface Choices {
  camera: readonly Choice[];
  microphone: readonly Choice[];
  speaker: readonly Choice[];
}

/** What a browser's error about a device means to a person. */
export function troubleOf(errorName: string): DeviceTrouble {
  if (errorName === "NotAllowedError" || errorName === "SecurityError") return "denied";
  if (errorName === "NotFoundError" || errorName === "OverconstrainedError") return "missing";
  return "busy";
}
