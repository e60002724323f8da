/** Time as the server has it: a clock that is wrong by hours must not matter. */

/** Milliseconds to add to this device's clock to get the server's. */
export function clockOffset(serverNow: string, deviceNow: number): number {
  return Date.parse(serverNow) - deviceNow;
}

/** Both clocks run a little differently; this much, in milliseconds, from one answer to the next. */
const drift = 1;
/** More than any answer needs, in milliseconds: the device's clock was set. */
const longest = 5_000;

/**
 * The truer of two guesses. Answers arrive late and never early, so what a slow answer says is
 * too low, and the highest guess is the best.
 */
export function betterOffset(known: number, heard: number): number {
  const isSet = known - heard > longest;
  return isSet ? heard : Math.max(known - drift, heard);
}

/** "18:00, Lisbon time" */
export function timeWithPlace(at: string, zone: string): string {
  return `${clockTime(at, zone)}, ${placeOf(zone)} time`;
}

export function clockTime(at: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));
}

function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** "today", "tomorrow" or "on Tuesday 24 November", seen from the zone. */
export function dayWord(at: string, now: number, zone: string): string {
  const day = (when: number): string =>
    new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(when);
  const then = Date.parse(at);
  if (day(then) === day(now)) return "today";
  if (day(then) === day(now + 86_400_000)) return "tomorrow";
  const long = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(then);
  return `on ${long}`;
}

export function partOfDay(now: number, zone: string): "morning" | "afternoon" | "evening" {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit" }).format(now),
  );
  if (hour >= 4 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}

export type Course =
  | { is: "ahead"; minutes: number }
  | { is: "running"; done: number; total: number; left: number }
  | { is: "over"; minutes: number };

/** How far the meeting has come. */
export function courseOf(startsAt: string, endsAt: string, now: number): Course {
  const start = Date.parse(startsAt);
  const end = Date.parse(endsAt);
  if (now < start) return { is: "ahead", minutes: Math.ceil((start - now) / 60_000) };
  if (now >= end) return { is: "over", minutes: Math.floor((now - end) / 60_000) };
  const total = Math.round((end - start) / 60_000);
  const done = Math.floor((now - start) / 60_000);
  return { is: "running", done, total, left: total - done };
}

/** "9 minutes", "2 hours 5 minutes", "3 days" */
export function spanOf(minutes: number): string {
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
  if (minutes < 60) return count(minutes, "minute");
  if (minutes >= 2880) return count(Math.round(minutes / 1440), "day");
  const rest = minutes % 60;
  const hours = count(Math.floor(minutes / 60), "hour");
  return rest === 0 ? hours : `${hours} ${count(rest, "minute")}`;
}
