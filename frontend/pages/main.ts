/** What pages add to plain HTML. Without this file every page still works. */
import "htmx.org";
import { CommandPalette } from "./commandPalette.ts";
import { ListFilter } from "./listFilter.ts";
import { LocalTime } from "./localTime.ts";
import { SeatRing } from "./seatRing.ts";
import { ThemeSwitch } from "./themeSwitch.ts";

customElements.define("command-palette", CommandPalette);
customElements.define("list-filter", ListFilter);
customElements.define("local-time", LocalTime);
customElements.define("seat-ring", SeatRing);
customElements.define("theme-switch", ThemeSwitch);
