import { type ReactElement, useState } from "react";
import { useRoom } from "../../ui/context.ts";
import type { OptionsProps } from "../formats.ts";
import { MinutesField, useMinutes } from "../MinutesField.tsx";
import { CastForm } from "./CastForm.tsx";
import { rolePlayWords } from "./words.ts";

/** What the scene is about, and who is asked to play what. */
export function RolePlayOptions({ start }: OptionsProps): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat ?? "");
  const [theme, setTheme] = useState("");
  const minutes = useMinutes(10, { from: 2, to: 30, wrong: rolePlayWords.minutesWrong });
  return (
    <CastForm
      first={{ [me]: { part: "director", role: "" } }}
      onDone={(cast) => {
        if (minutes.value === null) return;
        start({ format: "role_play", theme, minutes: minutes.value, cast });
      }}
    >
      <label>
        {rolePlayWords.theme}
        <input value={theme} maxLength={300} onChange={(event) => setTheme(event.target.value)} />
      </label>
      <MinutesField {...minutes.field} label={rolePlayWords.minutes} />
    </CastForm>
  );
}
