/** Two strokes stamp a moment: first who, then what. Pure: keys in, what they mean out. */

export interface Rules {
  /** Whom a key stands for. */
  members: Readonly<Record<string, string>>;
  groupKey: string;
  /** Which tag a key stands for. */
  tags: Readonly<Record<string, string>>;
}

export type Armed =
  | { is: "idle" }
  | { is: "who"; who: string | null; until: number }
  | { is: "stamped"; until: number };

export interface MomentStroke {
  key: string;
  code: string;
  isShifted: boolean;
  isModified: boolean;
  isRepeated: boolean;
  /** In a text field, in a dialog, in a menu, or in the middle of composing a letter. */
  isTyping: boolean;
}

export type Effect =
  | { is: "nothing" }
  | { is: "armed"; who: string | null }
  | { is: "stamp"; who: string | null; tag: string }
  | { is: "take_back" }
  | { is: "words" };

export interface Struck {
  armed: Armed;
  effect: Effect;
  /** Whether the key was ours, so that it does nothing else. */
  isTaken: boolean;
}

export const idle: Armed = { is: "idle" };
export const patience = 2_000;
export const toastTime = 1_000;

const nothing: Effect = { is: "nothing" };
const silent = ["Shift", "CapsLock", "AltGraph", "Control", "Alt", "Meta", "Fn"];

export function struck(armed: Armed, stroke: MomentStroke, rules: Rules, now: number): Struck {
  const live = armed.is !== "idle" && now < armed.until ? armed : idle;
  if (silent.includes(stroke.key)) return { armed: live, effect: nothing, isTaken: false };
  if (stroke.isTyping || stroke.isModified) {
    return { armed: idle, effect: nothing, isTaken: false };
  }
  const key = stroke.key.toLowerCase();
  if (stroke.isRepeated) return { armed: live, effect: nothing, isTaken: live.is === "who" };
  if (live.is === "who") {
    const tag = own(rules.tags, key);
    if (tag !== undefined) {
      const stamped: Armed = { is: "stamped", until: now + toastTime };
      return { armed: stamped, effect: { is: "stamp", who: live.who, tag }, isTaken: true };
    }
    if (key === "escape" || key === "backspace") return taken(idle, nothing);
  }
  if (live.is === "stamped" && key === "backspace") return taken(idle, { is: "take_back" });
  if (live.is === "stamped" && key === "enter") return taken(idle, { is: "words" });
  const who = whoIs(key, stroke, rules);
  if (who !== undefined) {
    return taken({ is: "who", who, until: now + patience }, { is: "armed", who });
  }
  return { armed: live.is === "who" ? idle : live, effect: nothing, isTaken: false };
}

function taken(armed: Armed, effect: Effect): Struck {
  return { armed, effect, isTaken: true };
}

/** Null is the group; undefined is nobody. */
function whoIs(key: string, stroke: MomentStroke, rules: Rules): string | null | undefined {
  if (key === rules.groupKey) return null;
  const member = own(rules.members, key);
  if (member !== undefined) return member;
  // Where the digits need Shift, the row of digits is meant all the same.
  const digit = /^Digit(\d)$/.exec(stroke.code)?.[1];
  if (digit === undefined || stroke.isShifted || own(rules.tags, key) !== undefined) return;
  return own(rules.members, digit);
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
