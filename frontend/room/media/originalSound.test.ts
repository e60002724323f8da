import { LocalAudioTrack, type Room } from "livekit-client";
import { expect, test, vi } from "vitest";

vi.stubGlobal("matchMedia", () => ({ matches: false }));
const { sendOriginal } = await import("./originalSound.ts");

/** A microphone that notes how it is opened, and a room that notes how it is sent. */
function aMicrophone(isMuted: boolean) {
  const opened: unknown[] = [];
  const sent: unknown[] = [];
  const track = Object.create(LocalAudioTrack.prototype, {
    isMuted: { value: isMuted },
    mediaStreamTrack: { value: { getSettings: () => ({ deviceId: "bowl" }) } },
    restartTrack: { value: async (how: unknown) => void opened.push(how) },
  });
  const localParticipant = {
    unpublishTrack: async () => undefined,
    publishTrack: async (_: unknown, how: unknown) => void sent.push(how),
  };
  const room = { localParticipant } as unknown as Room;
  return { opened, sent, room, tracks: { published: () => [track] } };
}

test("an instrument is sent in stereo, and nothing is made of its sound", async () => {
  const { opened, sent, room, tracks } = aMicrophone(false);

  expect(await sendOriginal(room, tracks, true)).toBe(true);

  expect(opened).toMatchObject([
    {
      deviceId: "bowl",
      channelCount: 2,
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    },
  ]);
  expect(sent).toMatchObject([{ forceStereo: true, dtx: false, red: false }]);
});

test("a voice again is cleaned again", async () => {
  const { opened, sent, room, tracks } = aMicrophone(false);

  await sendOriginal(room, tracks, false);

  expect(opened).toMatchObject([{ channelCount: 1, echoCancellation: true }]);
  expect(sent).toEqual([{}]);
});

test("a microphone that is off stays off", async () => {
  const { opened, sent, room, tracks } = aMicrophone(true);

  expect(await sendOriginal(room, tracks, true)).toBe(false);

  expect([...opened, ...sent]).toEqual([]);
});
