import { type ReactElement, useId, useState } from "react";

interface Bounds {
  from: number;
  to: number;
  wrong: string;
}

interface Field {
  text: string;
  write: (text: string) => void;
  error: string;
  bounds: Bounds;
}

/** Whole minutes within bounds; null while what is written is none of them. */
export function useMinutes(first: number, bounds: Bounds): { value: number | null; field: Field } {
  const [text, write] = useState(String(first));
  const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  const isRight = number >= bounds.from && number <= bounds.to;
  const error = isRight ? "" : bounds.wrong;
  return { value: isRight ? number : null, field: { text, write, error, bounds } };
}

/** A number of minutes; what is wrong with it stands beside it. */
export function MinutesField({
  label,
  text,
  write,
  error,
  bounds,
}: Field & { label: string }): ReactElement {
  const id = useId();
  return (
    <label>
      {label}
      <input
        type="number"
        inputMode="numeric"
        min={bounds.from}
        max={bounds.to}
        value={text}
        aria-invalid={error !== "" || undefined}
        aria-describedby={error ? id : undefined}
        onChange={(event) => write(event.target.value)}
      />
      {error && (
        <span className="wrong" id={id} role="alert">
          {error}
        </span>
      )}
    </label>
  );
}
