// What could stand at the caret of a condition: a field, a question, a value or a joining word.
import { NO_VALUE, operatorsFor } from "./form.ts";

export type Field = { name: string; types: string[]; values: unknown[]; format: string };
export type Completion = { label: string; insert: string; note: string };
export type Completions = { start: number; end: number; choices: Completion[] };

const TOKEN = /"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|`[^`]*`?|[A-Za-z_][\w-]*(?:\.(?:[\w-]+|`[^`]*`))*\.?|-?\d+(?:\.\d+)?|[<>=!]+|[()[\],]|\S/g;
const BEFORE_LIST = ["in", "with", "contains", "contain", "like", "network", "count"];
const MOST = 12;

/** The choices for the word that the caret is in or behind; `fields` are those of the event. */
export function completionsAt(text: string, caret: number, fields: readonly Field[]): Completions {
  const tokens = [...text.slice(0, caret).matchAll(TOKEN)].map((match) => ({ text: match[0], at: match.index }));
  const last = tokens.at(-1);
  const isTyping = last !== undefined && last.at + last.text.length === caret && /[\w"'`.<>=!]$/.test(last.text) && !isClosed(last.text);
  const before = (isTyping ? tokens.slice(0, -1) : tokens).map((token) => token.text);
  const typed = isTyping ? last.text : "";
  const { choices, said } = expected(clause(before), fields);
  const wanted = `${said} ${typed.replace(/^["'`]/, "")}`.trim().toLowerCase();
  const found = choices.filter((choice) => fits(choice.label, wanted)).map((choice) => without(choice, said)).slice(0, MOST);
  const isDone = found.length === 1 && found[0]!.insert.trim() === typed;
  return { start: isTyping ? last.at : caret, end: caret, choices: isDone ? [] : found };
}

function isClosed(token: string): boolean {
  return token.length > 1 && /^["'`]/.test(token) && token.endsWith(token[0]!);
}

function fits(label: string, wanted: string): boolean {
  const plain = label.replace(/^["'`]/, "").toLowerCase();
  return plain.startsWith(wanted) || (wanted.length > 1 && !wanted.includes(" ") && plain.includes(wanted));
}

/** A question of several words, without those that stand there already. */
function without(choice: Completion, said: string): Completion {
  return said && choice.insert.startsWith(`${said} `) ? { ...choice, insert: choice.insert.slice(said.length + 1) } : choice;
}

/** What may follow the tokens of one question, and which words of an unfinished question they end with. */
function expected(tokens: readonly string[], fields: readonly Field[]): { choices: Completion[]; said: string } {
  const asked = tokens[0] === "every" ? tokens.slice(1) : tokens;
  const [name, ...rest] = asked;
  if (name === undefined) return { choices: [...fieldChoices(fields), word("not ("), word("every "), word("count(")], said: "" };
  const field = fields.find((one) => one.name === name);
  const operators = operatorsFor(field?.types ?? [], field?.format ?? "");
  const said = rest.join(" ").toLowerCase();
  const longer = operators.filter((one) => said === "" || one.startsWith(`${said} `));
  if (!operators.includes(said) && longer.length > 0) return { choices: longer.map(operatorChoice), said };
  const isOpen = rest.at(-1) === "," || rest.at(-1) === "(" || (operators.includes(said) && !NO_VALUE.includes(said));
  return { choices: isOpen ? valueChoices(field) : [word("and "), word("or "), word("ignoring case ")], said: "" };
}

/** The tokens of the question that the last token belongs to. */
function clause(tokens: readonly string[]): readonly string[] {
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at]!.toLowerCase();
    const before = tokens[at - 1]?.toLowerCase() ?? "and";
    if (token === ")" || token === "]") depth += 1;
    else if (token === "(" || token === "[") {
      if (depth === 0 && !BEFORE_LIST.includes(before)) return tokens.slice(at + 1);
      depth = Math.max(0, depth - 1);
    } else if (depth === 0 && (token === "and" || token === "or" || (token === "not" && ["and", "or", "("].includes(before)))) {
      return tokens.slice(at + 1);
    }
  }
  return tokens;
}

function fieldChoices(fields: readonly Field[]): Completion[] {
  return fields.map((field) => ({ label: field.name, insert: `${field.name} `, note: field.values.length > 0 ? "one of a list" : field.types.join(" or ") }));
}

function operatorChoice(operator: string): Completion {
  return { label: operator, insert: `${operator} ${/(^| )in$/.test(operator) ? "(" : ""}`, note: "" };
}

function valueChoices(field: Field | undefined): Completion[] {
  const values = field?.types.includes("boolean") ? [true, false] : (field?.values ?? []);
  return values.map((value) => ({ label: JSON.stringify(value), insert: JSON.stringify(value), note: "" }));
}

function word(text: string): Completion {
  return { label: text.trim(), insert: text, note: "" };
}
