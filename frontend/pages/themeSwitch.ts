import { currentTheme, followTheme, otherTheme, rememberTheme } from "./theme.ts";

/** Wraps the form that asks the server for the other theme, and answers at once. */
export class ThemeSwitch extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    followTheme(this.#life.signal);
    this.addEventListener("submit", this.#change, { signal: this.#life.signal });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  #change = (event: SubmitEvent): void => {
    event.preventDefault();
    const systemIsDark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = currentTheme(document.documentElement.dataset["theme"], systemIsDark);
    rememberTheme(otherTheme(now));
  };
}
