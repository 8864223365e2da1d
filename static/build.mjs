// Bundles the browser side: static/src/<room>/main.ts → static/dist/<room>.js, static/css/main.css → static/dist/main.css.
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { context } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = join(here, "dist");

// What pages load as it is, straight from a package: [package path, path below static/dist/vendor].
const VENDOR = [["uplot/dist/uPlot.min.css", "uplot.css"]];

const exists = (path) => stat(path).then(() => true, () => false);

/** The rooms that have a first module, by name: {board: ".../static/src/board/main.ts"}. */
async function rooms() {
  const source = join(here, "src");
  if (!(await exists(source))) return {};
  const found = {};
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const first = join(source, entry.name, "main.ts");
    if (entry.isDirectory() && (await exists(first))) found[entry.name] = first;
  }
  return found;
}

async function copyVendor() {
  for (const [from, to] of VENDOR) {
    const target = join(dist, "vendor", to);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(root, "node_modules", from), target);
  }
}

/** One file with every icon that static/icons.json names, each a <symbol>; pages show one by <use href="...#name">. */
async function makeSprite() {
  const { names } = JSON.parse(await readFile(join(here, "icons.json"), "utf8"));
  const symbols = names.map(async (name) => {
    const svg = await readFile(join(root, "node_modules/lucide-static/icons", `${name}.svg`), "utf8");
    const inside = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${(await Promise.all(symbols)).join("\n")}\n</svg>\n`;
  await mkdir(join(dist, "vendor"), { recursive: true });
  await writeFile(join(dist, "vendor", "icons.svg"), sprite);
  await cp(join(here, "icon.svg"), join(dist, "icon.svg"));
}

/** `import("naming-data")` is what Python knows of English verbs, so that both judge names by the same lists. */
const namingData = {
  name: "naming-data",
  setup(build) {
    build.onResolve({ filter: /^naming-data$/ }, ({ path }) => ({ path, namespace: "python" }));
    build.onLoad({ filter: /.*/, namespace: "python" }, async () => {
      const python = join(root, ".venv", "bin", "python");
      const program = (await exists(python)) ? python : "python3";
      const { stdout } = await promisify(execFile)(program, ["-m", "modeler.core.naming.browser_data"], { cwd: root, maxBuffer: 2 ** 24 });
      return { contents: stdout, loader: "json" };
    });
  },
};

async function contexts(watch) {
  const shared = {
    bundle: true,
    outdir: dist,
    logLevel: "info",
    minify: !watch,
    sourcemap: watch ? "inline" : false,
    target: ["es2022", "safari16"],
    absWorkingDir: root,
  };
  const entries = await rooms();
  const made = [];
  if (Object.keys(entries).length > 0) {
    made.push(
      await context({
        ...shared,
        entryPoints: entries,
        // jspdf would load these only for what is never asked of it here: HTML as PDF.
        external: ["canvg", "dompurify", "html2canvas"],
        format: "esm",
        splitting: true,
        chunkNames: "chunks/[name]-[hash]",
        metafile: true,
        plugins: [namingData],
      }),
    );
  }
  const css = join(here, "css", "main.css");
  if (await exists(css)) {
    made.push(
      await context({
        ...shared,
        entryPoints: { main: css },
        loader: { ".woff2": "file", ".svg": "dataurl", ".png": "file" },
        assetNames: "assets/[name]-[hash]",
      }),
    );
  }
  return made;
}

const watch = process.argv.includes("--watch");
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await copyVendor();
await makeSprite();
const made = await contexts(watch);
if (watch) {
  await Promise.all(made.map((one) => one.watch()));
} else {
  await Promise.all(made.map((one) => one.rebuild()));
  await Promise.all(made.map((one) => one.dispose()));
  await writeFile(join(dist, "built"), "");
}
