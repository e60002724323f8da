/** Shows its button, which prints the page. */
export class PrintPage extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", this.#print);
  }

  #print = (): void => window.print();
}
