import { type ReactElement, useId, useMemo, useState } from "react";
import { canBlur } from "../media/blur.ts";
import type { Choice } from "../state/own.ts";
import { useCommands, useRoom } from "./context.ts";
import { words } from "./words.ts";

/** Which camera, microphone and loudspeaker to use. */
export function DeviceChoices(): ReactElement {
  const choices = useRoom((state) => state.choices);
  const own = useRoom((state) => state.own);
  const commands = useCommands();
  const [speaker, setSpeaker] = useState(choices.speaker[0]?.id ?? "");
  return (
    <div className="device-choices">
      <DeviceChoice
        word={words.microphone}
        choices={choices.microphone}
        chosen={own.microphone.is === "on" ? own.microphone.deviceId : ""}
        onChoose={(id) => commands.chooseDevice("microphone", id)}
      />
      <DeviceChoice
        word={words.camera}
        choices={choices.camera}
        chosen={own.camera.is === "on" ? own.camera.deviceId : ""}
        onChoose={(id) => commands.chooseDevice("camera", id)}
      />
      {choices.speaker.length > 0 && (
        <DeviceChoice
          word={words.speaker}
          choices={choices.speaker}
          chosen={speaker}
          onChoose={(id) => {
            setSpeaker(id);
            commands.chooseDevice("speaker", id);
          }}
        />
      )}
      <Background />
    </div>
  );
}

/** What is behind me, out of focus; where a browser cannot, it says so. */
function Background(): ReactElement {
  const blur = useRoom((state) => state.own.blur);
  const commands = useCommands();
  const help = useId();
  const isAble = useMemo(canBlur, []);
  if (!isAble) return <p className="small">{words.blurUnable}</p>;
  return (
    <label className="pick">
      <input
        type="checkbox"
        checked={blur === "on" || blur === "coming"}
        aria-describedby={help}
        data-blur={blur}
        onChange={(event) => commands.setBlur(event.target.checked)}
      />
      <span>
        <b>{words.blur}</b>
        <span className="small" id={help} role="status">
          {blur === "coming" && words.blurComing}
          {blur === "failed" && words.blurFailed}
          {(blur === "off" || blur === "on") && words.blurHelp}
        </span>
      </span>
    </label>
  );
}

interface DeviceChoiceProps {
  word: string;
  choices: readonly Choice[];
  chosen: string;
  onChoose: (id: string) => void;
}

function DeviceChoice({ word, choices, chosen, onChoose }: DeviceChoiceProps): ReactElement {
  const isKnown = choices.some((choice) => choice.id === chosen);
  return (
    <label>
      {word}
      <select
        value={isKnown ? chosen : ""}
        disabled={choices.length === 0}
        onChange={(event) => onChoose(event.target.value)}
      >
        {!isKnown && <option value="">{choices.length === 0 ? words.noDevice : words.off}</option>}
        {choices.map(({ id, name }, place) => (
          <option key={id} value={id}>
            {name || `${word} ${place + 1}`}
          </option>
        ))}
      </select>
    </label>
  );
}
