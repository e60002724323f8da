/** The connection check of the lobby: measured on what this person really sends. */

import type { LocalAudioTrack, LocalVideoTrack } from "livekit-client";
import { judgeLine, type Sample } from "../state/line.ts";
import type { RoomStore } from "../state/store.ts";

type Sent = LocalAudioTrack | LocalVideoTrack;

const every = 2_000;

export function checkLine(store: RoomStore, sent: () => Sent[], signal: AbortSignal): void {
  const measure = async (): Promise<void> => {
    const samples = await Promise.all(sent().map(sampleOf));
    if (signal.aborted) return;
    const seen = samples.filter((sample) => sample !== null);
    store.setState({ line: judgeLine(seen.length > 0 ? worst(seen) : null) });
  };
  const first = setTimeout(() => void measure(), 700);
  const timer = setInterval(() => void measure(), every);
  signal.addEventListener("abort", () => {
    clearTimeout(first);
    clearInterval(timer);
  });
}

async function sampleOf(track: Sent): Promise<Sample | null> {
  const report = await track.getRTCStatsReport();
  if (!report) return null;
  let loss = 0;
  let roundTrip = 0;
  let isTcp = false;
  for (const stat of report.values()) {
    if (stat.type === "remote-inbound-rtp") loss = Math.max(loss, stat.fractionLost ?? 0);
    if (stat.type === "candidate-pair" && stat.nominated && stat.state === "succeeded") {
      roundTrip = stat.currentRoundTripTime ?? 0;
      isTcp = report.get(stat.localCandidateId)?.protocol === "tcp";
    }
  }
  return { isTcp, loss, roundTrip };
}

function worst(samples: readonly Sample[]): Sample {
  return {
    isTcp: samples.some((sample) => sample.isTcp),
    loss: Math.max(...samples.map((sample) => sample.loss)),
    roundTrip: Math.max(...samples.map((sample) => sample.roundTrip)),
  };
}
