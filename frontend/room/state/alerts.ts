/** What facilitators are told until they say that they have read it. */

import type { Alert } from "../contract.ts";

export interface Warning {
  alert: Alert;
  /** Everything that pressing Close says one has read. */
  ids: readonly string[];
}

/** One line for each person who came uninvited, the newest first, without what was read. */
export function warningsOf(alerts: readonly Alert[], read: readonly string[]): Warning[] {
  const warnings: Warning[] = [];
  for (const alert of alerts) {
    if (alert.kind === "second_device" || read.includes(alert.id)) continue;
    const known = warnings.findIndex(
      (one) => one.alert.kind === alert.kind && one.alert.seat === alert.seat,
    );
    const same = warnings[known];
    if (same) warnings[known] = { ...same, ids: [...same.ids, alert.id] };
    else warnings.push({ alert, ids: [alert.id] });
  }
  return warnings;
}

type Shelf = Pick<Storage, "getItem" | "setItem">;

/** What this browser's facilitator has read survives a reload of the page. */
export function readBefore(shelf: Shelf, meeting: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(nameOf(meeting)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function keepRead(shelf: Shelf, meeting: string, read: readonly string[]): void {
  shelf.setItem(nameOf(meeting), JSON.stringify(read));
}

function nameOf(meeting: string): string {
  return `tenfold-read-${meeting}`;
}
