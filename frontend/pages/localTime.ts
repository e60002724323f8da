import { yourTime } from "./times.ts";

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
