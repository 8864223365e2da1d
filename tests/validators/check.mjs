// Official parsers and validators on files of an export. Usage: node check.mjs FORMAT < JSON of [{name, text}]
// Prints a JSON list of what they have against the files: "name: fault".
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const CHECKS = { asyncapi, "json-schema": jsonSchema, eventcatalog, mermaid, graphviz, d2, backstage };

async function asyncapi(files) {
  const { Parser } = await import("@asyncapi/parser");
  const parser = new Parser();
  return each(files, async (file) => {
    const { document, diagnostics } = await parser.parse(file.text);
    // 0 is an error, 1 a warning; what is only advice (a missing licence, say) is the reader's affair.
    const faults = diagnostics.filter((one) => one.severity === 0).map((one) => `${one.path.join(".")} ${one.message}`);
    return document || faults.length ? faults : ["no document"];
  });
}

async function jsonSchema(files) {
  const { default: Ajv } = await import("ajv/dist/2020.js");
  const { default: formats } = await import("ajv-formats");
  return each(files, async (file) => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
    formats(ajv);
    const schema = JSON.parse(file.text);
    const validate = ajv.compile(schema);
    return (file.samples ?? []).flatMap((sample) => (validate(sample) ? [] : ajv.errorsText(validate.errors)));
  });
}

async function eventcatalog(files) {
  const { default: sdk } = await import("@eventcatalog/sdk");
  const folder = mkdtempSync(join(tmpdir(), "catalogue-"));
  try {
    for (const file of files) {
      mkdirSync(dirname(join(folder, file.name)), { recursive: true });
      writeFileSync(join(folder, file.name), file.text);
    }
    return await readBack(sdk(folder), files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readBack(catalogue, files) {
  const readers = { events: catalogue.getEvent, services: catalogue.getService, channels: catalogue.getChannel, domains: catalogue.getDomain };
  const events = new Map(((await catalogue.getEvents()) ?? []).map((event) => [event.id, event.version]));
  return each(files.filter((file) => file.name.endsWith("index.mdx")), async ({ name }) => {
    const [kind, id] = name.split("/");
    const found = await readers[kind](id);
    if (!found) return ["not found"];
    const lost = [...(found.sends ?? []), ...(found.receives ?? [])].filter((one) => events.get(one.id) !== one.version);
    const faults = lost.map((one) => `refers to ${one.id} ${one.version}, which is not there`);
    for (const channel of found.channels ?? []) {
      if (!(await catalogue.getChannel(channel.id, channel.version))) faults.push(`no channel ${channel.id}`);
    }
    if (kind === "events" && !(await catalogue.getSchemaForMessage(id)).schema.includes('"object"')) faults.push("no schema");
    return faults;
  });
}

async function mermaid(files) {
  const { JSDOM } = await import("jsdom");
  const { window } = new JSDOM("");
  // Its labels are cleaned with a document, which node has not.
  Object.assign(globalThis, { window, document: window.document });
  const { default: library } = await import("mermaid");
  library.initialize({ startOnLoad: false });
  return each(files, async (file) => {
    const { diagramType } = await library.parse(file.text);
    const { db } = await library.mermaidAPI.getDiagramFromText(file.text);
    const labels = new Set([...db.getVertices().values()].map((box) => unescaped(box.text)));
    return [
      ...(diagramType.startsWith("flowchart") ? [] : [`taken for ${diagramType}`]),
      ...(file.labels ?? []).filter((label) => !labels.has(label)).map((label) => `no box “${label}”`),
    ];
  });
}

/** Mermaid keeps "#34;" as "ﬂ°°34¶ß" until it draws. */
function unescaped(text) {
  return text.replace(/ﬂ°°?(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
}

async function graphviz(files) {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const library = await Graphviz.load();
  return each(files, async (file) => {
    const drawn = JSON.parse(library.layout(file.text, "json", "dot"));
    const labels = new Set((drawn.objects ?? []).map((one) => one.label?.replace(/\\(.)/g, "$1")));
    return (file.labels ?? []).filter((label) => !labels.has(label)).map((label) => `no box “${label}”`);
  });
}

async function d2(files) {
  const { D2 } = await import("@terrastruct/d2");
  const library = new D2();
  return each(files, async (file) => {
    const { diagram } = await library.compile(file.text);
    const labels = new Set(diagram.shapes.map((one) => one.label));
    return (file.labels ?? []).filter((label) => !labels.has(label)).map((label) => `no box “${label}”`);
  });
}

async function backstage(files) {
  const model = await import("@backstage/catalog-model");
  const kinds = {
    API: model.apiEntityV1alpha1Validator,
    Component: model.componentEntityV1alpha1Validator,
    Domain: model.domainEntityV1alpha1Validator,
    Group: model.groupEntityV1alpha1Validator,
    System: model.systemEntityV1alpha1Validator,
  };
  const policies = [new model.SchemaValidEntityPolicy(), new model.FieldFormatEntityPolicy()];
  return each(files, async (file) => {
    const entity = JSON.parse(file.text);
    for (const policy of policies) await policy.enforce(entity);
    return (await kinds[entity.kind].check(entity)) ? [] : ["the validator of its kind does not know it"];
  });
}

async function each(files, check) {
  const faults = [];
  for (const file of files) {
    try {
      for (const fault of await check(file)) faults.push(`${file.name}: ${fault}`);
    } catch (error) {
      faults.push(`${file.name}: ${error?.message ?? error}`);
    }
  }
  return faults;
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
const faults = await CHECKS[process.argv[2]](JSON.parse(input));
process.stdout.write(`\n${JSON.stringify(faults)}\n`, () => process.exit(0));
