// Contrast and note colours: as the system says or as somebody chose in this browser. Presentation alone.
const MORE = matchMedia("(prefers-contrast: more)");

/** The choices by what they are about; the first is the usual one and is not stored. */
const CHOICES: Record<string, readonly string[]> = { contrast: ["system", "more"], "note-colours": ["usual", "protan", "deutan", "tritan"] };

export function startLooks(): void {
  show();
  MORE.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-look]");
    if (button) choose(button.dataset.look ?? "", button.dataset.lookChoice ?? "");
  });
}

function choose(look: string, choice: string): void {
  if (!CHOICES[look]?.includes(choice)) return;
  try {
    if (choice === CHOICES[look][0]) localStorage.removeItem(look);
    else localStorage.setItem(look, choice);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
  chosen.set(look, choice);
  show();
}

const chosen = new Map<string, string>();

function chosenOf(look: string): string {
  const kept = chosen.get(look) ?? read(look);
  return CHOICES[look]?.includes(kept) ? kept : (CHOICES[look]?.[0] ?? "");
}

function read(look: string): string {
  try {
    return localStorage.getItem(look) ?? "";
  } catch {
    return "";
  }
}

function show(): void {
  const { dataset } = document.documentElement;
  if (MORE.matches || chosenOf("contrast") === "more") dataset.contrast = "more";
  else delete dataset.contrast;
  const colours = chosenOf("note-colours");
  if (colours === "usual") delete dataset.noteColours;
  else dataset.noteColours = colours;
  for (const button of document.querySelectorAll<HTMLElement>("[data-look]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lookChoice === chosenOf(button.dataset.look ?? "")));
  }
}
