import { createRoot } from "react-dom/client";
import { NotesPanel } from "./NotesPanel.tsx";
import "./page.css";

/** The page works by itself; the panel takes its place unless somebody has begun to write. */
const place = document.getElementById("notes");
const meeting = place?.dataset["meeting"];
const hasBegun = [...(place?.querySelectorAll("textarea") ?? [])].some(
  (area) => area.value !== area.defaultValue,
);
if (place && meeting && !hasBegun) {
  place.classList.add("is-panel");
  createRoot(place).render(<NotesPanel meeting={meeting} />);
}
