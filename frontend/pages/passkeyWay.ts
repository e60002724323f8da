/** Shows its button where passkeys can be used, and says so when one did not work. */
export class PasskeyWay extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    if (!("PublicKeyCredential" in window)) return;
    this.#life = new AbortController();
    this.hidden = false;
    document.addEventListener("allauth.error", this.#tell, {
      signal: this.#life.signal,
    });
    this.addEventListener("click", this.#hush, { signal: this.#life.signal });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  #tell = (event: Event): void => {
    event.preventDefault();
    this.#sentence((sentence) => {
      sentence.hidden = false;
    });
  };

  #hush = (): void => {
    this.#sentence((sentence) => {
      sentence.hidden = true;
    });
  };

  #sentence(change: (sentence: HTMLElement) => void): void {
    const sentence = this.querySelector<HTMLElement>("[role=alert]");
    if (sentence) change(sentence);
  }
}
