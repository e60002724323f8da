import type { ReactElement, ReactNode } from "react";
import { useRoom } from "./context.ts";
import { Mark } from "./Mark.tsx";
import { pages } from "./pageWords.ts";

interface MessageProps {
  title: string;
  text: string;
  action: string | null;
  onAction?: () => void;
  isAboutTrouble?: boolean;
  children?: ReactNode;
}

/** A whole page that says what happened, what it means and what to do. */
export function Message({
  title,
  text,
  action,
  onAction,
  isAboutTrouble,
  children,
}: MessageProps): ReactElement {
  const fallback = useRoom((state) => state.snapshot?.meeting.fallback ?? null);
  return (
    <main className="message">
      <Mark size={48} />
      <h1>{title}</h1>
      <p>{text}</p>
      {action && onAction && (
        <button type="button" className="btn primary" onClick={onAction}>
          {action}
        </button>
      )}
      {children}
      {fallback && isAboutTrouble && (
        <p className="small">
          {pages.fallback}: {fallback}
        </p>
      )}
    </main>
  );
}
