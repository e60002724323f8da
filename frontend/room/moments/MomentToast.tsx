import { Check } from "lucide-react";
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { longestText } from "./protocol.ts";
import { toastTime } from "./strokes.ts";
import { momentWords } from "./words.ts";

export type Toast =
  | { is: "who"; name: string; at: number }
  | { is: "stamped" | "words"; moment: string; name: string; label: string; at: number };

interface ToastProps {
  toast: Toast;
  onDone(): void;
  onUndo(moment: string): void;
  onBegin(): void;
  onWords(moment: string, text: string): void;
}

/** What was stamped, for a second; longer while somebody points at it or writes. */
export function MomentToast(props: ToastProps): ReactElement {
  const { toast } = props;
  if (toast.is === "who") {
    return (
      <div className="notice moment-toast" data-moment-toast="who">
        <span>{momentWords.nowTag(toast.name)}</span>
      </div>
    );
  }
  if (toast.is === "words") return <WordsToast {...props} toast={toast} key={toast.moment} />;
  return <StampedToast {...props} toast={toast} key={toast.moment} />;
}

type Stamped = Exclude<Toast, { is: "who" }>;

function StampedToast({
  toast,
  onDone,
  onUndo,
  onBegin,
}: ToastProps & { toast: Stamped }): ReactElement {
  const [isHeld, setHeld] = useState(false);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => done.current(), toastTime);
    return () => clearTimeout(timer);
  }, [isHeld]);
  return (
    <div
      className="notice moment-toast"
      data-moment-toast="stamped"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <Check size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{momentWords.stamped(toast.name, toast.label)}</span>
      <button
        type="button"
        className="small-btn quiet"
        aria-keyshortcuts="Backspace"
        onClick={() => {
          onUndo(toast.moment);
          onDone();
        }}
      >
        {momentWords.undo}
      </button>
      <button type="button" className="small-btn" aria-keyshortcuts="Enter" onClick={onBegin}>
        {momentWords.words}
      </button>
    </div>
  );
}

function WordsToast({ toast, onDone, onWords }: ToastProps & { toast: Stamped }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  useEffect(() => input.current?.focus(), []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim()) onWords(toast.moment, text);
    onDone();
  };
  return (
    <form className="notice moment-toast words" data-moment-toast="words" onSubmit={save}>
      <input
        ref={input}
        aria-label={momentWords.wordsFor(toast.name, toast.label)}
        placeholder={momentWords.stamped(toast.name, toast.label)}
        value={text}
        maxLength={longestText}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
      />
      <button type="submit" className="small-btn">
        {momentWords.save}
      </button>
    </form>
  );
}
