export const musicWords = {
  title: "Music",
  about: "One piece everywhere at once. Members' microphones rest.",
  start: "Bring it to everyone",
  startHelp:
    "It is loaded on every device first. You see who has it, and play when you are ready. Members' microphones are switched off once; they can switch theirs on again.",
  original: "Send original sound",
  voiceAgain: "Send my voice as before",
  originalHelp: "In stereo, with nothing filtered out. Wear headphones, or the room will echo.",
} as const;
