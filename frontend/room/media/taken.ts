/** What is sent must be taken: the media server reports on every stream that it receives. */

import { ConnectionState, type LocalTrackPublication, type Room, RoomEvent } from "livekit-client";
import { sleep } from "../state/retry.ts";

/** Milliseconds; the first report comes within two seconds, on a busy machine too. */
const patience = 4_000;
const pause = 500;
/** Nobody is thrown about more often than this. */
const rest = 30_000;
/** Where no report comes after so many tries in a row, the browser does not tell of them. */
const tries = 2;

let lastLoss = Number.NEGATIVE_INFINITY;
let lossesInARow = 0;

/** It happens that a stream goes out, is never taken, and nobody says so: then say it is lost. */
export function followTaken(room: Room, signal: AbortSignal, lost: () => void): void {
  const watch = async ({ track }: LocalTrackPublication): Promise<void> => {
    let since = Date.now();
    while (track?.sender && !signal.aborted) {
      const { isSent, isReported } = await fateOf(track.sender);
      if (isReported) lossesInARow = 0;
      if (isReported || lossesInARow >= tries || signal.aborted) return;
      const now = Date.now();
      if (!isSent || track.isMuted || room.state !== ConnectionState.Connected) since = now;
      if (now - since > patience && now - lastLoss > rest) {
        lastLoss = now;
        lossesInARow += 1;
        lost();
        return;
      }
      await sleep(pause);
    }
  };
  const begin = (publication: LocalTrackPublication): void => {
    void watch(publication).catch(() => undefined);
  };
  room.on(RoomEvent.LocalTrackPublished, begin);
  signal.addEventListener("abort", () => room.off(RoomEvent.LocalTrackPublished, begin));
}

async function fateOf(sender: RTCRtpSender): Promise<{ isSent: boolean; isReported: boolean }> {
  const reports = [...(await sender.getStats()).values()];
  return {
    isSent: reports.some((one) => one.type === "outbound-rtp" && one.packetsSent > 0),
    isReported: reports.some((one) => one.type === "remote-inbound-rtp"),
  };
}
