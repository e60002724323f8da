import { type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import { useDialog, useRoom } from "./context.ts";
import { controls } from "./words.ts";

export function Dialog({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const show = useDialog();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id} onClose={() => show(null)}>
      <h2 id={id}>{title}</h2>
      {children}
      <button type="button" className="btn quiet close" onClick={() => show(null)}>
        {controls.close}
      </button>
    </dialog>
  );
}

export function useName(seat: string): string {
  return useRoom(
    (state) => state.snapshot?.people.find((person) => person.seat === seat)?.name ?? "",
  );
}
