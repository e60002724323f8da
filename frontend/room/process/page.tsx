import { createRoot } from "react-dom/client";
import { nameCsrfCookie } from "../server/ask.ts";
import { Guard } from "../ui/Guard.tsx";
import { ProcessNote } from "./ProcessNote.tsx";

/** The page works by itself; this takes its place unless somebody has begun to write. */
const place = document.getElementById("process-note");
const { meeting, zone, csrf } = place?.dataset ?? {};
const area = place?.querySelector("textarea");
const isTwo = place?.querySelector("[role=alert]") != null;
const hasBegun = area && area.value !== area.defaultValue;
if (place && meeting && zone && !hasBegun && !isTwo) {
  if (csrf) nameCsrfCookie(csrf);
  createRoot(place).render(
    <Guard>
      <ProcessNote meeting={meeting} zone={zone} />
    </Guard>,
  );
}
