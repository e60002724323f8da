import { Volume2 } from "lucide-react";
import { type ReactElement, useEffect, useId, useRef } from "react";
import { CardPicture } from "./CardPicture.tsx";
import type { Piece } from "./layout.ts";
import { cardWords } from "./words.ts";

/** One card as large as the screen allows, and what is to be seen on it. */
export function CloseLook({ piece, close }: { piece: Piece; close: () => void }): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    ref.current?.showModal();
    return () => window.speechSynthesis?.cancel();
  }, []);
  const alt = piece.face?.alt ?? cardWords.hidden;
  return (
    <dialog ref={ref} className="dialog close-look" aria-labelledby={id} onClose={close}>
      <div className="card-large">
        <CardPicture piece={piece} />
      </div>
      <p id={id}>{alt}</p>
      <div className="deeds">
        {"speechSynthesis" in window && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              window.speechSynthesis.cancel();
              window.speechSynthesis.speak(new SpeechSynthesisUtterance(alt));
            }}
          >
            <Volume2 size={18} strokeWidth={1.75} aria-hidden="true" />
            {cardWords.read}
          </button>
        )}
        <button type="button" className="btn primary" onClick={() => ref.current?.close()}>
          {cardWords.close}
        </button>
      </div>
    </dialog>
  );
}
