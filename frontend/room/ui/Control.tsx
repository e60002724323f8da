import type { LucideIcon } from "lucide-react";
import type { ReactElement } from "react";

interface ControlProps {
  icon: LucideIcon;
  word: string;
  /** The whole name, when the word is short for the bar. */
  label?: string;
  name: string;
  shortcut?: string;
  isOn?: boolean;
  isRisk?: boolean;
  isBusy?: boolean;
  onPress: () => void;
}

/** An icon with its word beneath. The word says what pressing it will do. */
export function Control(props: ControlProps): ReactElement {
  const { icon: Icon, word, label, name, shortcut, isOn, isRisk, isBusy, onPress } = props;
  return (
    <button
      type="button"
      className={`ctl${isOn ? " on" : ""}${isRisk ? " risk" : ""}`}
      data-control={name}
      aria-label={label}
      aria-pressed={isOn}
      aria-keyshortcuts={shortcut}
      aria-busy={isBusy || undefined}
      onClick={onPress}
    >
      <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
      {word}
    </button>
  );
}
