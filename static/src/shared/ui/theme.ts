// Light, dark, or as the system says; remembered in this browser.
type Theme = "system" | "light" | "dark";

const KEY = "theme";

export function currentTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Shows the page in `theme`, remembers it, and tells canvases to paint again. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
  mark();
  window.dispatchEvent(new CustomEvent("themechange", { detail: theme }));
}

export function startTheme(): void {
  mark();
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-theme-choice]");
    if (button) chooseTheme(button.dataset.themeChoice as Theme);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    if (currentTheme() === "system") window.dispatchEvent(new CustomEvent("themechange", { detail: "system" }));
  });
}

function mark(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === currentTheme()));
  }
}
