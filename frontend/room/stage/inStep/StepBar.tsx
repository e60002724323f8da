import { Pause, Play, Volume2 } from "lucide-react";
import { type ReactElement, useEffect, useState } from "react";
import { useIsFacilitator, useNow } from "../../ui/context.ts";
import "./inStep.css";
import type { Timeline } from "./sync.ts";
import type { useInStep } from "./useInStep.ts";
import { inStepWords, timeOf } from "./words.ts";

interface Props {
  played: ReturnType<typeof useInStep>;
  timeline: Timeline;
  readiness: { ready: number; people: number } | null | undefined;
  play: () => void;
  pause: () => void;
  seek: (position: number) => void;
}

/** Where it is; for those who lead, the buttons that move it for everybody. */
export function StepBar({ played, timeline, readiness, play, pause, seek }: Props): ReactElement {
  const leads = useIsFacilitator();
  const { loading, isBlocked, seconds, duration } = played;
  const isReady = loading.is === "ready";
  const facts = [
    isReady && `${timeOf(seconds)} / ${timeOf(duration)}`,
    useCondition(played, timeline),
    readiness && inStepWords.ready(readiness.ready, readiness.people),
  ];
  return (
    <div className="step-bar">
      {leads && (
        <button
          type="button"
          className={timeline.is_playing ? "btn" : "btn primary"}
          data-step={timeline.is_playing ? "pause" : "play"}
          onClick={timeline.is_playing ? pause : play}
        >
          {timeline.is_playing ? (
            <Pause size={18} strokeWidth={1.75} aria-hidden="true" />
          ) : (
            <Play size={18} strokeWidth={1.75} aria-hidden="true" />
          )}
          {timeline.is_playing ? inStepWords.pauseAll : inStepWords.playAll}
        </button>
      )}
      {isBlocked && (
        <button type="button" className="btn primary" data-step="unblock" onClick={played.unblock}>
          {inStepWords.unblock}
        </button>
      )}
      <div className="step-where">
        {leads && isReady ? (
          <Seek seconds={seconds} duration={duration} seek={seek} />
        ) : (
          <progress
            max={isReady ? duration : 1}
            value={isReady ? seconds : loading.is === "loading" ? loading.share : 0}
            aria-label={inStepWords.where}
          />
        )}
        <span className="small num">{facts.filter(Boolean).join(" · ")}</span>
      </div>
      <label className="step-volume">
        <Volume2 size={18} strokeWidth={1.75} aria-hidden="true" />
        <span className="unseen">{inStepWords.volume}</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={played.volume}
          onChange={(event) => played.setVolume(event.target.valueAsNumber)}
        />
      </label>
    </div>
  );
}

function useCondition(played: Props["played"], timeline: Timeline): string {
  const now = useNow(500);
  const { loading, isBlocked, seconds, duration } = played;
  if (loading.is === "gone") return inStepWords.gone;
  if (loading.is === "broken") return inStepWords.broken;
  if (loading.is === "loading") {
    return loading.share > 0 ? inStepWords.loading(loading.share) : inStepWords.waiting;
  }
  if (isBlocked) return inStepWords.blocked;
  if (!timeline.is_playing) return inStepWords.rests;
  if (now < Date.parse(timeline.at)) return inStepWords.soon;
  return seconds >= duration - 0.3 ? inStepWords.over : "";
}

/** Moves for everybody when it is let go of, not while it is dragged. */
function Seek(props: Pick<Props, "seek"> & { seconds: number; duration: number }): ReactElement {
  const { seconds, duration, seek } = props;
  const [wish, setWish] = useState<number | null>(null);
  useEffect(() => {
    if (wish === null) return;
    const timer = setTimeout(() => {
      seek(wish);
      setWish(null);
    }, 500);
    return () => clearTimeout(timer);
  }, [wish, seek]);
  return (
    <input
      type="range"
      min={0}
      max={Math.max(1, Math.floor(duration))}
      step={1}
      value={wish ?? Math.floor(seconds)}
      aria-label={inStepWords.where}
      aria-valuetext={timeOf(wish ?? seconds)}
      onChange={(event) => setWish(event.target.valueAsNumber)}
    />
  );
}
