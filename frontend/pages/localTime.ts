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

/** `<local-time datetime zone words>`: adds the time where the reader is, when it differs. */
export class LocalTime extends HTMLElement {
  connectedCallback(): void {
    const at = new Date(this.getAttribute("datetime") ?? "");
    const zone = this.getAttribute("zone") ?? "UTC";
    if (Number.isNaN(at.getTime())) return;
    const yourZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const words = this.getAttribute("words") ?? "%s";
    this.textContent = yourTime(at, zone, yourZone, words, document.documentElement.lang);
  }
}
