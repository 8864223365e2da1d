// Judges names on standard input as the browser does: {data, words, names} in, [[pastTense, suggestion, reason]] out.
import { readFileSync } from "node:fs";
import { NameChecker } from "../../../static/src/naming/kernels/past-tense.ts";

const { data, words, names } = JSON.parse(readFileSync(0, "utf8"));
const checker = new NameChecker(data, words);
const verdicts = names.map((name: string) => {
  const { pastTense, suggestion, reason } = checker.check(name);
  return [pastTense, suggestion, reason];
});
process.stdout.write(JSON.stringify(verdicts));
