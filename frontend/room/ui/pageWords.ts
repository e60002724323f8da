/** Whole pages of words: why the room is not open, or no longer. */

import type { Shut } from "../state/screen.ts";

interface Page {
  title: string;
  text: string;
  action: string | null;
}

const shutPages: Record<Shut, Page> = {
  denied: {
    title: "Not just now",
    text: "The facilitator could not let you in at the moment. You can stay here and knock again, or call the practice.",
    action: "Knock again",
  },
  removed: {
    title: "You are no longer in this session",
    text: "The facilitator has ended your visit for today. If you need to talk about it, call or write to the practice: they are there for you.",
    action: null,
  },
  elsewhere: {
    title: "You are here on another device",
    text: "Your place is in use on another phone or computer. If that is not you, tell the practice. To use this device, knock from here.",
    action: "Use this device",
  },
  superseded: {
    title: "You are in the room in another tab",
    text: "This page has stepped back so that you do not hear yourself twice.",
    action: "Use this tab",
  },
  left: {
    title: "You have left",
    text: "Your camera and microphone are off. You can come back as long as the session lasts.",
    action: "Go back in",
  },
  full: {
    title: "All seats are taken",
    text: "The room has as many people as it can hold. Stay on this page and try again in a moment; your facilitator can see you are missing.",
    action: "Try again",
  },
};

export function shutPage(why: Shut): Page {
  return shutPages[why];
}

export const pages = {
  ended: {
    title: "The session has ended",
    text: "Thank you for being here. Your camera and microphone are off. You can close this page.",
    action: null,
  },
  cancelled: {
    title: "This session does not take place",
    text: "It was cancelled. The practice has written to you, or will soon. You can close this page.",
    action: null,
  },
  insecure: {
    title: "This address cannot use your camera",
    text: "Browsers allow camera and microphone only on secure addresses. Open the link from your message again; it begins with https. If it stays like this, tell the practice.",
    action: null,
  },
  unsupported: {
    title: "This browser cannot join",
    text: "Open your link in a current Firefox, Chrome, Edge or Safari. On a phone, open it in the browser itself and not inside another app.",
    action: null,
  },
  refused: {
    title: "This link does not open a room",
    text: "It may have expired, or it belongs to another browser. Open the newest link from your messages, or call the practice.",
    action: "Try again",
  },
  fallback: "If nothing works",
} as const satisfies Record<string, Page | string>;
