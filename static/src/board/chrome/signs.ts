// The sign of each severity: an icon's name.
export const SIGNS = { error: "octagon-alert", warning: "triangle-alert", hint: "lightbulb", info: "info" } as const;
