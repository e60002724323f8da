const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
const rules = new Intl.PluralRules("en", { type: "ordinal" });

export const balanceWords = {
  share: (percent: number) => `You have spoken ${percent} % of the time.`,
  over: (target: number) => `More than ${target} %: leave them a little more room.`,
  within: "There is room for the others.",
  spoke: (seconds: number) =>
    seconds < 60 ? `${Math.round(seconds)} s spoken` : `${Math.round(seconds / 60)} min spoken`,
  ago: (minutes: number) => `last ${minutes} min ago`,
  streak: (count: number) =>
    `${count}${endings[rules.select(count)] ?? "th"} listening session in a row`,
} as const;
