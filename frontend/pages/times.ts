/** "14:30 your time", or nothing when the reader's zone shows the same wall time. */
export function yourTime(
  at: Date,
  zone: string,
  yourZone: string,
  words: string,
  language: string,
): string {
  const show = (timeZone: string): string =>
    new Intl.DateTimeFormat(language, {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(at);
  const yours = show(yourZone);
  return yours === show(zone) ? "" : words.replace("%s", yours);
}
