import { ConnectionState, type Room } from "livekit-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Ticket } from "../contract.ts";
import { noDraft } from "../state/draft.ts";
import { sleep } from "../state/retry.ts";
import { createRoomStore } from "../state/store.ts";
import type { OwnTracks } from "./tracks.ts";

vi.mock("./rooms.ts", () => ({ buildRoom: () => undefined }));
vi.mock("./sound.ts", () => ({ playSound: () => undefined }));
vi.mock("./wake.ts", () => ({ stayAwake: () => undefined }));
vi.mock("./presence.ts", () => ({ followPresence: () => said.push("drawn") }));
const { enter } = await import("./visit.ts");

let said: string[] = [];
/** Which of our tracks a room carries. */
let carried: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  said = [];
  carried = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A room that waits for us, and lets us in. */
function roomNamed(name: string): Room {
  const room = {
    state: ConnectionState.Connected,
    remoteParticipants: new Map(),
    localParticipant: {
      permissions: { canSubscribe: true },
      unpublishTrack: async (track: string) => {
        carried = carried.filter((one) => one !== track);
        said.push(`${track} leaves ${name}`);
      },
    },
    on: () => room,
    once: () => room,
    off: () => room,
    removeAllListeners: () => room,
    disconnect: async () => {
      await sleep(200);
      said.push(`${name} hung up`);
    },
  };
  return room as unknown as Room;
}

/** A camera and a microphone, of which as many are on their way as are not carried yet. */
const tracks = {
  streams: () => ["camera", "microphone"],
  published: () => carried,
  publishInto: async () => void said.push("speaks"),
} as unknown as OwnTracks;

function goes(name: string, left: Awaited<ReturnType<typeof enter>>) {
  const ticket = { place: { id: name, kind: "pair" } } as unknown as Ticket;
  const store = createRoomStore({ meeting: "m", ability: "able", draft: noDraft, read: [] });
  const parts = { store, tracks, heard: () => undefined, changed: () => undefined };
  return enter(ticket, { ...parts, left, ready: roomNamed(name) });
}

async function fromCircleToPair(): Promise<void> {
  const circle = await goes("circle", null);
  await vi.advanceTimersByTimeAsync(1_000);
  carried = ["camera", "microphone"];
  said = [];
  const going = goes("pair", circle);
  await vi.advanceTimersByTimeAsync(1_000);
  await (await going)?.settled;
}

test("who goes is silent where they were before they speak, and hangs up after it", async () => {
  await fromCircleToPair();

  expect(said).toEqual([
    "camera leaves circle",
    "microphone leaves circle",
    "speaks",
    "drawn",
    "circle hung up",
  ]);
});

test("while a voice is on its way to the old place nobody speaks before hanging up", async () => {
  const streams = vi.spyOn(tracks, "streams");
  streams.mockReturnValue(["camera", "microphone", "late"] as unknown as MediaStreamTrack[]);

  await fromCircleToPair();

  expect(said.indexOf("circle hung up")).toBeLessThan(said.indexOf("speaks"));
  streams.mockRestore();
});
