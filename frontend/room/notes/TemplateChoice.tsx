import { type ReactElement, useEffect, useId, useState } from "react";
import type { Template } from "../journal/protocol.ts";

interface TemplateChoiceProps {
  now: Template;
  offered(): Promise<readonly Template[]>;
  onChoose(template: string): Promise<string | null>;
}

/** Which template the notes of this session are written in. No word is lost by a change. */
export function TemplateChoice({ now, offered, onChoose }: TemplateChoiceProps): ReactElement {
  const id = useId();
  const [templates, setTemplates] = useState<readonly Template[]>([now]);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    let isHere = true;
    void offered().then((found) => {
      if (isHere && found.length > 0) setTemplates(found);
    });
    return () => {
      isHere = false;
    };
  }, [offered]);

  const isOffered = templates.some(({ id: key }) => key === now.id);
  return (
    <div className="note-template">
      <label htmlFor={id}>Template</label>
      <select
        id={id}
        value={now.id}
        onChange={async (event) => setTrouble(await onChoose(event.currentTarget.value))}
      >
        {(isOffered ? templates : [now, ...templates]).map((template) => (
          <option key={template.id} value={template.id}>
            {template.title}
          </option>
        ))}
      </select>
      {trouble === null ? null : <p role="alert">{trouble}</p>}
    </div>
  );
}
