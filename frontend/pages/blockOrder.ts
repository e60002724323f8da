/** Rows of a plan that can be dragged; the buttons beside them do the same. */
export class BlockOrder extends HTMLElement {
  private dragged: HTMLElement | null = null;

  connectedCallback(): void {
    for (const row of this.rows()) row.draggable = true;
    this.addEventListener("dragstart", this.take);
    this.addEventListener("dragover", this.over);
    this.addEventListener("dragend", this.drop);
  }

  private rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-block]")];
  }

  private take = (event: DragEvent): void => {
    const row = event.target instanceof HTMLElement ? event.target.closest("[data-block]") : null;
    this.dragged = row instanceof HTMLElement ? row : null;
    this.dragged?.classList.add("is-dragged");
  };

  private over = (event: DragEvent): void => {
    const under = event.target instanceof Element ? event.target.closest("[data-block]") : null;
    if (!this.dragged || !under || under === this.dragged) return;
    event.preventDefault();
    const { top, height } = under.getBoundingClientRect();
    if (event.clientY < top + height / 2) under.before(this.dragged);
    else under.after(this.dragged);
  };

  private drop = (): void => {
    if (!this.dragged) return;
    this.dragged.classList.remove("is-dragged");
    this.dragged = null;
    const form = document.createElement("form");
    form.method = "post";
    form.action = this.getAttribute("action") ?? "";
    const token = this.querySelector("input[name=csrfmiddlewaretoken]");
    const order = document.createElement("input");
    order.type = "hidden";
    order.name = "order";
    order.value = this.rows()
      .map((row) => row.dataset.block)
      .join(" ");
    if (token) form.append(token.cloneNode());
    form.append(order);
    this.append(form);
    form.submit();
  };
}
