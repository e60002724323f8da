/** What pages add to plain HTML. Without this file every page still works. */
import "htmx.org";
import { BlockOrder } from "./blockOrder.ts";
import { CommandPalette } from "./commandPalette.ts";
import { ListFilter } from "./listFilter.ts";
import { LocalTime } from "./localTime.ts";
import { PasskeyWay } from "./passkeyWay.ts";
import { PrintPage } from "./printPage.ts";
import { SeatRing } from "./seatRing.ts";
import { ThemeSwitch } from "./themeSwitch.ts";

customElements.define("block-order", BlockOrder);
customElements.define("command-palette", CommandPalette);
customElements.define("list-filter", ListFilter);
customElements.define("local-time", LocalTime);
customElements.define("passkey-way", PasskeyWay);
customElements.define("print-page", PrintPage);
customElements.define("seat-ring", SeatRing);
customElements.define("theme-switch", ThemeSwitch);
