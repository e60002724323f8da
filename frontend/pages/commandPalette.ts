import { matches, step } from "./matching.ts";

/**
 * Ctrl K. Wraps the link to the page of all entries; opens it as a dialog in which typing narrows,
 * arrows choose and Enter goes. Names never travel in an address, because nothing typed is sent.
 */
export class CommandPalette extends HTMLElement {
  #life = new AbortController();
  #place = -1;

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    addEventListener("keydown", this.#shortcut, { signal });
    this.addEventListener("click", this.#pressed, { signal });
    this.addEventListener("input", () => this.#narrow(), { signal });
    this.addEventListener("keydown", this.#choose, { signal });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  get #box(): HTMLInputElement | null {
    return this.querySelector("dialog input");
  }

  get #shown(): HTMLElement[] {
    const entries = this.querySelectorAll<HTMLElement>("dialog .entry");
    return [...entries].filter((entry) => !entry.hidden);
  }

  #shortcut = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#open();
  };

  #pressed = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (target === this.#dialog) this.#dialog?.close();
    if (!target?.closest("[data-open]")) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.#open();
  };

  async #open(): Promise<void> {
    const dialog = this.#dialog;
    if (!dialog || dialog.open) return;
    const list = dialog.querySelector("[data-list]");
    const address = this.querySelector<HTMLAnchorElement>("[data-open]")?.href;
    if (list && address && list.childElementCount === 0) {
      const answer = await fetch(address, { headers: { "HX-Request": "true" } });
      if (!answer.ok || answer.redirected) return location.assign(address);
      list.innerHTML = await answer.text();
    }
    dialog.showModal();
    this.#box?.select();
    this.#narrow();
  }

  #narrow(): void {
    const typed = this.#box?.value ?? "";
    for (const entry of this.querySelectorAll<HTMLElement>("dialog .entry")) {
      entry.hidden = !matches(entry.textContent ?? "", typed);
    }
    for (const part of this.querySelectorAll<HTMLElement>("dialog [data-part]")) {
      part.hidden = part.querySelector(".entry:not([hidden])") === null;
    }
    const none = this.querySelector<HTMLElement>("dialog [data-none]");
    if (none) none.hidden = this.#shown.length > 0;
    this.#select(this.#shown.length > 0 ? 0 : -1);
  }

  #choose = (event: KeyboardEvent): void => {
    if (event.target !== this.#box) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#shown[this.#place]?.click();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.#select(step(this.#place, event.key === "ArrowDown" ? 1 : -1, this.#shown.length));
  };

  #select(place: number): void {
    this.#place = place;
    const shown = this.#shown;
    for (const entry of this.querySelectorAll(".entry[aria-selected]")) {
      entry.removeAttribute("aria-selected");
    }
    const chosen = shown[place];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.#box?.setAttribute("aria-activedescendant", chosen.id);
    else this.#box?.removeAttribute("aria-activedescendant");
  }
}
