import { type FormEvent, type ReactElement, useId, useState } from "react";
import type { Me } from "../contract.ts";
import { useCommands, useRoom } from "../ui/context.ts";
import { guestWords } from "./words.ts";

/** The name that guests see of one, and the way to be called something else today. */
export function GuestName(): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me);
  const [isOpen, open] = useState<boolean | null>(null);
  if (me?.role !== "member" || me.is_in_use_elsewhere) return null;
  if (isOpen) return <GuestNameForm me={me} onDone={() => open(false)} />;
  return (
    <div className="guest guest-name" data-guest-name>
      <p>
        {guestWords.sees}
        <b>{me.name_for_guests ?? me.name}</b>.
      </p>
      <button
        type="button"
        className="btn quiet"
        // biome-ignore lint/a11y/noAutofocus: it comes where the form was that has been sent
        autoFocus={isOpen === false}
        onClick={() => open(true)}
      >
        {me.name_for_guests ? guestWords.changeName : guestWords.chooseName}
      </button>
    </div>
  );
}

/** What the server refuses is said beside the field, and what was typed stays in it. */
function GuestNameForm({ me, onDone }: { me: Me; onDone: () => void }): ReactElement {
  const commands = useCommands();
  const [name, setName] = useState(me.name_for_guests ?? "");
  const [wrong, setWrong] = useState<string | null>(null);
  const id = useId();
  const send = async (said: string): Promise<void> => {
    const refusal = await commands.attempt("guest-name", { name: said });
    if (refusal) setWrong(refusal);
    else onDone();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(name.trim());
  };
  return (
    <form className="guest guest-name-form" onSubmit={submit}>
      <label>
        {guestWords.nameLabel}
        <input
          value={name}
          maxLength={60}
          autoComplete="off"
          aria-describedby={`${id}-wrong ${id}-help`}
          aria-invalid={wrong !== null}
          // biome-ignore lint/a11y/noAutofocus: it comes where the button was that was pressed
          autoFocus
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
        {guestWords.nameHelp(me.name)}
      </p>
      <div className="guest-deeds">
        <button type="submit" className="btn">
          {guestWords.takeName}
        </button>
        {me.name_for_guests && (
          <button type="button" className="btn quiet" onClick={() => void send("")}>
            {guestWords.beOwn(me.name)}
          </button>
        )}
      </div>
    </form>
  );
}
