// Runs before the first paint: gives <html> the looks that this person chose here, if any.
const root = document.documentElement;
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const colours = localStorage.getItem("note-colours");
  if (colours) root.dataset.noteColours = colours;
  if (localStorage.getItem("contrast") === "more") root.dataset.contrast = "more";
} catch {
  // Storage may be refused; the system's looks then stand.
}
if (matchMedia("(prefers-contrast: more)").matches) root.dataset.contrast = "more";
