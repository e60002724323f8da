import type { ReactElement } from "react";

const dots = [
  [16, 4.8],
  [22.58, 6.94],
  [26.65, 12.54],
  [26.65, 19.46],
  [22.58, 25.06],
  [16, 27.2],
  [9.42, 25.06],
  [5.35, 19.46],
  [5.35, 12.54],
  [9.42, 6.94],
] as const;

export function Mark({ size }: { size: number }): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      {dots.map(([x, y], place) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={place === 0 ? 3.4 : 2.9} />
      ))}
    </svg>
  );
}
