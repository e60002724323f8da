import { matches } from "./matching.ts";

/** Narrows the rows beneath as one types. What is typed stays in this browser. */
export class ListFilter extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector("input");
    this.hidden = false;
    box?.addEventListener("input", () => this.#narrow(box.value));
  }

  #narrow(typed: string): void {
    const list = document.getElementById(this.getAttribute("for") ?? "");
    const rows = [...(list?.querySelectorAll<HTMLElement>("[data-words]") ?? [])];
    for (const row of rows) row.hidden = !matches(row.dataset["words"] ?? "", typed);
    const none = this.querySelector<HTMLElement>("[data-none]");
    if (none) none.hidden = rows.some((row) => !row.hidden);
  }
}
