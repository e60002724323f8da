/** How we use LiveKit: small layers for small tiles, nothing sent that nobody looks at. */

import { Room, type RoomOptions, setLogLevel, VideoPresets } from "livekit-client";

// What went wrong is on the page, in words; a console would only show ids of people and rooms.
setLogLevel("silent");

const isPhone = matchMedia("(max-width: 700px)").matches;
const capture = (isPhone ? VideoPresets.h360 : VideoPresets.h540).resolution;

export const cameraCapture = { resolution: capture, facingMode: "user" } as const;

/** Where nobody looks the smallest picture is enough: making large ones slows the page down. */
export type Audience = "others" | "nobody";

/** For a line that is slow or paid for. */
export const smallCapture = { ...VideoPresets.h180.resolution, frameRate: 10 };

export const microphoneCapture = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  voiceIsolation: false,
} as const;

export const roomOptions: RoomOptions = {
  adaptiveStream: true,
  dynacast: true,
  // One connection is joined 0.1 s sooner, but then every arrival is arranged anew by everybody,
  // with the whole of what they send and receive: in a full circle pages have no time for else.
  // In rooms of two it was no faster either.
  singlePeerConnection: false,
  // A broken connection must not switch a person's camera off: the same tracks go on in the next.
  stopLocalTrackOnUnpublish: false,
  videoCaptureDefaults: cameraCapture,
  audioCaptureDefaults: microphoneCapture,
  publishDefaults: {
    videoCodec: "vp8",
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    dtx: true,
    red: true,
    stopMicTrackOnMute: true,
  },
};

export function buildRoom(): Room {
  return new Room(roomOptions);
}

export function canUseRooms(): "able" | "insecure" | "unsupported" {
  if (!window.isSecureContext) return "insecure";
  const isAble =
    typeof RTCPeerConnection === "function" &&
    typeof navigator.mediaDevices?.getUserMedia === "function" &&
    typeof AbortSignal.timeout === "function" &&
    "addTransceiver" in RTCPeerConnection.prototype;
  return isAble ? "able" : "unsupported";
}
