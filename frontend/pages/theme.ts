/** Which of the two themes a person chose. The cookie tells the server, so pages never flash. */

export type Theme = "day" | "evening";

const KEY = "theme";
const A_YEAR = 365 * 24 * 60 * 60;

export function toTheme(value: string | null | undefined): Theme | null {
  return value === "day" || value === "evening" ? value : null;
}

export function otherTheme(theme: Theme): Theme {
  return theme === "day" ? "evening" : "day";
}

/** The theme on screen: chosen, or the system's. */
export function currentTheme(chosen: string | undefined, systemIsDark: boolean): Theme {
  return toTheme(chosen) ?? (systemIsDark ? "evening" : "day");
}

export function rememberTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox
  document.cookie = `${KEY}=${theme}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax${secure}`;
  localStorage.setItem(KEY, theme);
}

/** Follow a choice made in another tab, until the signal aborts. */
export function followTheme(signal: AbortSignal): void {
  addEventListener(
    "storage",
    (event) => {
      const theme = event.key === KEY ? toTheme(event.newValue) : null;
      if (theme) document.documentElement.dataset["theme"] = theme;
    },
    { signal },
  );
}
