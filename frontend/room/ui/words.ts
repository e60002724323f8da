/** Every sentence of the room, in one place. */

import {
  type Course,
  clockTime,
  dayWord,
  partOfDay,
  spanOf,
  timeWithPlace,
} from "../state/clock.ts";
import type { Line } from "../state/line.ts";
import { shortName } from "../state/names.ts";
import type { DeviceTrouble, Kind } from "../state/own.ts";

export const words = {
  pageTitle: "Your session",
  onlyYou: "only you can use this link",
  greeting: (now: number, zone: string, name: string) => `Good ${partOfDay(now, zone)}, ${name}`,
  when: (startsAt: string, now: number, zone: string) => ({
    lead: `Your session is ${dayWord(startsAt, now, zone)} at `,
    time: timeWithPlace(startsAt, zone),
  }),
  countdown: (course: Course) => {
    if (course.is === "ahead") return `It starts in ${spanOf(course.minutes)}.`;
    return course.is === "running" ? "It has begun." : "Its time is over.";
  },
  doorOpens: (opensAt: string, zone: string) =>
    `The door opens at ${timeWithPlace(opensAt, zone)}. You can check everything here until then; this page opens the door by itself.`,
  nobodySees: "Nobody sees or hears you until you are let in.",
  whatYouShow: "You go in exactly as you are here: what is off stays off.",
  where: "Where are you right now?",
  whereHelp: "Only your facilitators see this, in case you need help.",
  phone: "A number we can call today",
  timeHelp: "Only your facilitators see this. You can change it at any time.",
  knock: "Knock",
  waiting: "You have knocked",
  waitingHelp: "You will be let in soon. Stay on this page: it opens by itself.",
  lockedHelp:
    "The room is locked for a moment. Your knock is heard; you will be let in when it opens.",
  stopWaiting: "Stop waiting",
  open: "Open the room",
  goIn: "Go in",
  goBackIn: "Go back in",
  on: "On",
  off: "Off",
  microphone: "Microphone",
  camera: "Camera",
  speaker: "Loudspeaker",
  change: "Change",
  test: "Test",
  tryAgain: "Try again",
  asking: "The browser asks whether we may use your camera and microphone. Allow both.",
  heard: "We can hear you",
  quiet: "Say a few words: we do not hear you yet",
  micOff: "Your microphone is off",
  speakerTest: "Can you hear a soft tone?",
  speakerTested: "You should have heard two soft notes",
  meter: "Level of your microphone",
  cameraOff: "Your camera is off",
  blur: "Blur what is behind me",
  blurShort: "Blur",
  blurHelp:
    "Worked out in this browser, and remembered on this device. The first time it fetches 10 MB, and it makes an old computer warm and slow.",
  blurComing: "One moment: what it needs is on its way.",
  blurFailed:
    "It did not work here, so we turned your camera off. Turn it on again to be seen with what is behind you.",
  blurUnable:
    "This browser cannot blur what is behind you. Sit before a plain wall, or go in without a picture.",
  yourPicture: "Your picture",
  noDevice: "None found",
  partBroken:
    "This part could not be opened. The session goes on. Check your line, then try again.",
} as const;

const deviceWords: Record<Kind, Record<DeviceTrouble, string>> = {
  camera: {
    denied:
      "The browser keeps your camera closed. Press the camera sign beside the address, allow it and try again. You can also go in without a picture.",
    missing: "We find no camera. You can go in without a picture.",
    busy: "Another program is using your camera. Close it and try again, or go in without a picture.",
    stopped: "Your camera was unplugged or switched off. Plug it in and try again.",
  },
  microphone: {
    denied:
      "The browser keeps your microphone closed. Press the microphone sign beside the address, allow it and try again. You can also go in and listen.",
    missing: "We find no microphone. You can go in, listen and raise your hand.",
    busy: "Another program is using your microphone. Close it and try again, or go in and listen.",
    stopped: "Your microphone was unplugged or switched off. Plug it in and try again.",
  },
};

export function deviceTrouble(kind: Kind, why: DeviceTrouble): string {
  return deviceWords[kind][why];
}

export function lineWords(line: Line): string {
  switch (line.is) {
    case "untested":
      return "We check your line when the door opens";
    case "testing":
      return "Checking your line";
    case "unreachable":
      return "We cannot reach the room from here. Try another network, for example your phone's. We keep trying.";
    case "weak":
      return "Your line is weak. Sound will work; turn your camera off if it breaks up";
    case "good":
      return line.sample?.isTcp
        ? "Your network blocks the quick way. It works another way, perhaps a little slower"
        : "Your line is good enough for video";
  }
}

export const circle = {
  keyOf: "Key",
  you: "(you)",
  playedBy: ", played by",
  listening: "listening today",
  wantsTime: "would like time",
  weak: "weak line",
  mending: "reconnecting",
  away: "away",
  muted: "microphone off",
  speaking: "speaking",
  hand: (place: number) => `hand ${place}`,
  pictureHidden: "hidden from you",
  cameraStopped: "camera stopped",
  soundOnly: "Sound only",
  lessData: "Less data",
  empty: "You are the first here",
  onStage: (name: string) => `${name}, large`,
  sharing: (name: string) => `${name} shows a screen`,
  tileMenu: (name: string) => `More for ${name}`,
  course: (course: Course) => {
    if (course.is === "ahead") return `starts in ${course.minutes} min`;
    return course.is === "running"
      ? `${course.done} of ${course.total} min`
      : `${course.minutes} min over`;
  },
  courseShort: (course: Course) =>
    course.is === "running" ? `${course.left} min left` : circle.course(course),
  locked: "locked",
  catchingUp: "catching up",
  mendingLine: "Your line broke. We are bringing you back; you need not do anything.",
  movingRoom: "Everybody goes on in a new room. You need not do anything.",
  unblock: "Turn the sound on",
  blocked: "Your browser keeps the sound off.",
  stopSharing: "Stop sharing",
  notices: "Notices",
  waiting: "Waiting for you",
  unfoldWaiting: (more: number) => (more === 1 ? "Show 1 more" : `Show ${more} more`),
  foldWaiting: "Show only the first",
} as const;

export const controls = {
  mute: "Mute",
  unmute: "Unmute",
  camera: "Camera",
  hand: "Hand",
  lowerHand: "Lower hand",
  share: "Share",
  people: "People",
  chat: "Chat",
  notes: "Notes",
  moments: "Moments",
  process: "Private",
  more: "More",
  leave: "Leave",
  endNow: "End for everyone",
  lock: "Lock the room",
  unlock: "Unlock the room",
  muteAll: "Mute everyone",
  letIn: "Let in",
  letInName: (name: string) => `Let ${shortName(name)} in`,
  letInRow: (name: string) => `Let in ${shortName(name)}`,
  letAllIn: "Let everyone in",
  notNow: "Not now",
  hideSelf: "Hide my picture from me",
  showSelf: "Show my picture to me",
  soundOnly: "Sound only, no pictures",
  lessData: "Less data, smaller pictures",
  withPictures: "Show pictures again",
  formats: "What shall we do?",
  formatsShort: "Start something",
  toCircle: "Back to the circle",
  toCircleShort: "Circle",
  devices: "Camera, microphone, sound",
  keys: "Keys",
  day: "Day colours",
  evening: "Evening colours",
  tonesOff: "No bell and no tick",
  tonesOn: "Bell and tick again",
  askForTime: "I would like time today",
  askForNoTime: "I need no time today",
  mark: "Mark a moment",
  pin: "Make large for me",
  unpin: "No longer large",
  spotlight: "Make large for everyone",
  unspotlight: "No longer large for everyone",
  muteOne: "Mute",
  stopCamera: "Stop camera",
  allowCamera: "Allow camera again",
  rename: "Rename for today",
  toLobby: "Back to the lobby",
  remove: "Remove for today",
  lowerTheirHand: "Lower hand",
  undo: "Undo",
  close: "Close",
  cancel: "Cancel",
} as const;

export function since(at: string, zone: string): string {
  return `since ${clockTime(at, zone)}`;
}

export const knocks = {
  title: "At the door",
  time: "would like time",
  early: "early",
  second: "second device",
} as const;
