import { type FormEvent, type ReactElement, useId, useState } from "react";
import { useCommands, useDialog } from "./context.ts";
import { Dialog, useName } from "./Dialog.tsx";
import { renaming } from "./spoken.ts";

/** What the server refuses is said beside the field, and what was typed stays in it. */
export function RenameDialog({ seat }: { seat: string }): ReactElement {
  const before = useName(seat);
  const show = useDialog();
  const commands = useCommands();
  const [title] = useState(renaming.title(before));
  const [name, setName] = useState(before);
  const [wrong, setWrong] = useState<string | null>(null);
  const id = useId();
  const rename = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refusal = await commands.attempt("rename", { seat, name: name.trim() });
    if (refusal) setWrong(refusal);
    else show(null);
  };
  return (
    <Dialog title={title}>
      <form onSubmit={(event) => void rename(event)}>
        <label>
          {renaming.label}
          <input
            value={name}
            aria-describedby={`${id}-wrong ${id}-help`}
            aria-invalid={wrong !== null}
            onChange={(event) => {
              setName(event.target.value);
              setWrong(null);
            }}
          />
        </label>
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
        <p className="small" id={`${id}-help`}>
          {renaming.help}
        </p>
        <button type="submit" className="btn primary">
          {renaming.action}
        </button>
      </form>
    </Dialog>
  );
}
