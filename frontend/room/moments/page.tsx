import { createRoot } from "react-dom/client";
import { nameCsrfCookie } from "../server/ask.ts";
import "./moments.css";
import { Tablet } from "./Tablet.tsx";

/** The page works by itself; the board takes its place. */
const place = document.getElementById("moments");
const { meeting, zone, csrf } = place?.dataset ?? {};
if (place && meeting && zone) {
  if (csrf) nameCsrfCookie(csrf);
  createRoot(place).render(<Tablet meeting={meeting} zone={zone} />);
}
