import type { Colour, Tool } from "./sheet.ts";

export const boardWords = {
  title: "Whiteboard",
  about: "One sheet for everybody's hands and words. It is kept as a picture.",
  start: "Bring the board",
  prompt: "What would you like to put on the board?",
  everybody: "Everybody draws",
  everybodyHelp: "Otherwise only those who lead. It can be changed at any time.",

  sheet: "The sheet",
  sheetHelp: "Draw with a finger, a pen or the mouse. With the keyboard, choose Words.",
  tools: "What you draw with",
  tool: {
    pen: "Pen",
    marker: "Marker",
    text: "Words",
    eraser: "Wipe",
  } satisfies Record<Tool | "eraser", string>,
  colours: "Colour",
  colour: {
    ink: "Ink",
    pine: "Green",
    clay: "Brick",
    amber: "Amber",
    sky: "Blue",
    rose: "Red",
  } satisfies Record<Colour, string>,
  thickness: (size: number) => ["Fine", "Medium", "Broad"][size - 1] ?? "",
  thicknessHelp: "How thick your lines and how large your words are",
  undo: "Undo",
  undoHelp: "Take back the last thing that you did",

  words: "Your words",
  wordsHelp: "Touch the sheet to choose the place, or move them afterwards.",
  wordsWrong: "Write something first.",
  put: "Put on the board",
  wordsOf: (name: string, text: string) => `Words of ${name || "somebody who left"}: ${text}`,
  yourWords: (text: string) => `Your words: ${text}`,
  keys: [
    {
      keys: ["ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight"],
      does: "Move your words that have the focus",
    },
    { keys: ["Delete", "Backspace"], does: "Wipe them away" },
  ],
  moveHelp: "Arrow keys move these words, Delete wipes them away.",

  rest: "Let the board rest",
  goOn: "Let hands draw",
  rests: "The board rests. Those who lead will open it again.",
  clear: "Wipe all",
  nothing: "Nothing is on the board yet.",
  lines: (count: number) => (count === 1 ? "1 line is drawn." : `${count} lines are drawn.`),
  wrote: (name: string, text: string) => `${name} wrote: ${text}`,
} as const;
