// What the checks say, as the workshop's phase wants it heard: while all write at once, nobody is corrected.
import type { Finding } from "../../shared/protocol.ts";

/** In chaotic exploration a name in the wrong tense is a hint: it is talked over when the timeline is sorted. */
export function gently(findings: readonly Finding[], phase: string | null | undefined): Finding[] {
  if (phase !== "chaotic_exploration") return [...findings];
  return findings.map((finding) => (finding.code === "ES101" ? { ...finding, severity: "hint" } : finding));
}
