/** This person's own camera and microphone, as the browser and the media server report them. */

import type { Picture } from "./presence.ts";

export type Kind = "camera" | "microphone";

export type DeviceTrouble = "denied" | "missing" | "busy" | "stopped";

export type Device =
  | { is: "off" }
  | { is: "asking" }
  | { is: "on"; picture: Picture | null; deviceId: string }
  | { is: "failed"; why: DeviceTrouble };

/** How large pictures are, ours and those of the others. */
export type Pictures = "full" | "small" | "none";

export type Blur = "off" | "coming" | "on" | "failed";

export interface Own {
  camera: Device;
  microphone: Device;
  isSharing: boolean;
  blur: Blur;
}

export const ownNothing: Own = {
  camera: { is: "off" },
  microphone: { is: "off" },
  isSharing: false,
  blur: "off",
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

/** A device that did not open, and what its browser's error means to a person. */
export function failed(error: unknown): Device {
  return { is: "failed", why: troubleOf(error instanceof Error ? error.name : "") };
}

function troubleOf(errorName: string): DeviceTrouble {
  if (errorName === "NotAllowedError" || errorName === "SecurityError") return "denied";
  if (errorName === "NotFoundError" || errorName === "OverconstrainedError") return "missing";
  return "busy";
}
