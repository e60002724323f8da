import { type ReactElement, Suspense } from "react";
import { BottomBar } from "./BottomBar.tsx";
import { useIsFacilitator, useRoom, useSeats } from "./context.ts";
import { Dialogs } from "./Dialogs.tsx";
import { Guard } from "./Guard.tsx";
import { lazily } from "./lazily.ts";
import { Panel } from "./Panel.tsx";
import { Stage } from "./Stage.tsx";
import { TopBar } from "./TopBar.tsx";
import { useAnnouncements } from "./useAnnouncements.ts";
import { useKeys } from "./useKeys.ts";

const MomentsLayer = lazily(async () => (await import("../moments/MomentsLayer.tsx")).MomentsLayer);

export function Circle(): ReactElement {
  const seats = useSeats();
  const isPanelOpen = useRoom((state) => state.view.panel !== null);
  const link = useRoom((state) => state.link.is);
  const leads = useIsFacilitator();
  useKeys();
  useAnnouncements(seats);
  return (
    <div className={isPanelOpen ? "room with-panel" : "room"} data-link={link}>
      <TopBar />
      <Stage seats={seats} />
      <Panel seats={seats} />
      <BottomBar />
      <Dialogs />
      {leads && (
        <Guard>
          <Suspense fallback={null}>
            <MomentsLayer />
          </Suspense>
        </Guard>
      )}
    </div>
  );
}
