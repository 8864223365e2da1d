// Bundles every *.test.ts and runs it with node's own test runner; works on nodes that cannot strip types.
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const exists = (path) => stat(path).then(() => true, () => false);

async function testsBelow(folder) {
  const path = join(root, folder);
  if (!(await exists(path))) return [];
  const names = await readdir(path, { recursive: true });
  return names.filter((name) => name.endsWith(".test.ts")).map((name) => join(path, name));
}

const entryPoints = [...(await testsBelow("static/src")), ...(await testsBelow("tests/static"))].sort();
if (entryPoints.length === 0) {
  console.log("no *.test.ts below static/src or tests/static");
  process.exit(0);
}
// Inside the tree, so that packages left external are still found in node_modules.
const outdir = await mkdtemp(join(root, "static", "dist", "test-"));
try {
  await build({
    entryPoints,
    outdir,
    outbase: root,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    outExtension: { ".js": ".test.mjs" },
    sourcemap: "inline",
    logLevel: "warning",
  });
  const built = (await readdir(outdir, { recursive: true })).filter((name) => name.endsWith(".test.mjs"));
  const run = spawnSync(
    process.execPath,
    ["--enable-source-maps", "--test", "--test-reporter=spec", ...built.map((name) => join(outdir, name))],
    { stdio: "inherit" },
  );
  process.exitCode = run.status ?? 1;
} finally {
  await rm(outdir, { recursive: true, force: true });
}
