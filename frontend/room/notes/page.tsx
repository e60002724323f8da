import { createRoot } from "react-dom/client";
import { NotesPanel } from "./NotesPanel.tsx";
import "./page.css";

/** The page works by itself; the panel takes its place unless somebody has begun to write. */
const place = document.getElementById("notes");
const where = place?.dataset["place"];
const hasBegun = [...(place?.querySelectorAll("textarea") ?? [])].some(
  (area) => area.value !== area.defaultValue,
);
if (place && where && !hasBegun) {
  place.classList.add("is-panel");
  createRoot(place).render(
    <NotesPanel place={where} isWide={matchMedia("(min-width: 1080px)").matches} />,
  );
}
