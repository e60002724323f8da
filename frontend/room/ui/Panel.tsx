import { X } from "lucide-react";
import { type ReactElement, Suspense } from "react";
import type { Seat } from "../state/seats.ts";
import { useIsFacilitator, useRoom, useView } from "./context.ts";
import { Guard } from "./Guard.tsx";
import { lazily } from "./lazily.ts";
import { People } from "./People.tsx";
import { controls } from "./words.ts";

const NotesPanel = lazily(async () => (await import("../notes/NotesPanel.tsx")).NotesPanel);

const ChatPanel = lazily(async () => (await import("../company/ChatPanel.tsx")).ChatPanel);

const MomentsPanel = lazily(async () => (await import("../moments/MomentsPanel.tsx")).MomentsPanel);

const ProcessNote = lazily(async () => (await import("../process/ProcessNote.tsx")).ProcessNote);

const forFacilitators = ["notes", "process", "moments", "people", "chat"] as const;
const forMembers = ["chat"] as const;

/** The panel beside the circle. Opening it shrinks the circle once; then nothing moves. */
export function Panel({ seats }: { seats: readonly Seat[] }): ReactElement | null {
  const [view, change] = useView();
  const meeting = useRoom((state) => state.meeting);
  const homework = useRoom((state) => state.homework);
  const zone = useRoom((state) => state.snapshot?.me.time_zone ?? "UTC");
  const tabs = useIsFacilitator() ? forFacilitators : forMembers;
  if (!view.panel) return null;
  return (
    <aside className="panel" aria-label={controls[view.panel]}>
      <div className="tabs">
        <div role="tablist">
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`tab-${tab}`}
              aria-selected={view.panel === tab}
              onClick={() => change({ panel: tab })}
            >
              {controls[tab]}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="round"
          aria-label={controls.close}
          onClick={() => change({ panel: null })}
        >
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
      <div className="tab-page" role="tabpanel" aria-labelledby={`tab-${view.panel}`}>
        {view.panel === "people" ? (
          <People seats={seats} />
        ) : (
          <Guard>
            <Suspense fallback={null}>
              {view.panel === "chat" && <ChatPanel />}
              {view.panel === "notes" && (
                <NotesPanel place={`meetings/${meeting}`} homework={homework} />
              )}
              {view.panel === "process" && <ProcessNote meeting={meeting} zone={zone} />}
              {view.panel === "moments" && <MomentsPanel meeting={meeting} />}
            </Suspense>
          </Guard>
        )}
      </div>
    </aside>
  );
}
