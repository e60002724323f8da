/** Drag one seat onto another to swap them: fills and sends the plain form beneath the ring. */
export class SeatRing extends HTMLElement {
  #life = new AbortController();
  #dragged: Element | null = null;

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    if (!this.#form) return;
    this.addEventListener("pointerdown", this.#lift, { signal });
    addEventListener("pointermove", this.#carry, { signal });
    addEventListener("pointerup", this.#drop, { signal });
    addEventListener("pointercancel", () => this.#rest(), { signal });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  get #form(): HTMLFormElement | null {
    return document.querySelector(`#${this.getAttribute("form")}`);
  }

  #seatAt(event: PointerEvent): Element | null {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const seat = under?.closest("[data-seat]") ?? null;
    return seat && this.contains(seat) ? seat : null;
  }

  #lift = (event: PointerEvent): void => {
    const seat = event.target instanceof Element ? event.target.closest("[data-enrolment]") : null;
    if (!seat || event.button !== 0) return;
    event.preventDefault();
    this.#dragged = seat;
    seat.classList.add("is-dragged");
  };

  #carry = (event: PointerEvent): void => {
    if (!this.#dragged) return;
    const over = this.#seatAt(event);
    for (const seat of this.querySelectorAll(".is-target")) seat.classList.remove("is-target");
    if (over && over !== this.#dragged) over.classList.add("is-target");
  };

  #drop = (event: PointerEvent): void => {
    const dragged = this.#dragged;
    const over = dragged ? this.#seatAt(event) : null;
    this.#rest();
    const form = this.#form;
    if (!dragged || !over || over === dragged || !form) return;
    choose(form, "enrolment", dragged.getAttribute("data-enrolment"));
    choose(form, "seat", over.getAttribute("data-seat"));
    form.requestSubmit();
  };

  #rest(): void {
    this.#dragged = null;
    for (const seat of this.querySelectorAll(".is-dragged, .is-target")) {
      seat.classList.remove("is-dragged", "is-target");
    }
  }
}

function choose(form: HTMLFormElement, name: string, value: string | null): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLSelectElement && value !== null) field.value = value;
}
