// Builds the console's scripts, styles, fonts and icons into a folder named after their content.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const assets = join(here, "../resources/static/assets");
const modules = join(here, "node_modules");
const staging = join(here, "node_modules/.turnpike-assets");

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/** One digest over names and contents, in name order; the test computes the same. */
function digestOf(root, files) {
  const lines = files.map((file) => `${sha256(readFileSync(file))}  ${relative(root, file).replaceAll("\\", "/")}\n`);
  return sha256(lines.sort().join(""));
}

function sprite() {
  const names = JSON.parse(readFileSync(join(here, "icons.json"), "utf8"));
  const symbols = names.map((name) => {
    const svg = readFileSync(join(modules, "lucide-static/icons", `${name}.svg`), "utf8");
    const inner = svg.replace(/<!--.*?-->/gs, "").replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "");
    return `<symbol id="${name}" viewBox="0 0 24 24" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner
      .replace(/\s*\n\s*/g, "")
      .replace(/ \/>/g, "/>")}</symbol>`;
  });
  const own = readFileSync(join(here, "src/mark.svg"), "utf8").trim();
  return `<!-- Lucide icons, ISC licence, see LICENCES.txt --><svg xmlns="http://www.w3.org/2000/svg">${own}${symbols.join("")}</svg>\n`;
}

function licences() {
  const bundled = [
    "htmx.org", "@github/clipboard-copy-element", "@github/relative-time-element", "lucide-static",
    "@fontsource-variable/inter", "@fontsource-variable/jetbrains-mono", "@codemirror/autocomplete",
    "@codemirror/commands", "@codemirror/lang-json", "@codemirror/language", "@codemirror/lint", "@codemirror/state",
    "@codemirror/view", "@lezer/common", "@lezer/highlight", "@lezer/json", "@lezer/lr", "style-mod", "w3c-keyname",
    "crelt", "@marijn/find-cluster-break",
  ];
  return bundled
    .map((name) => {
      const folder = join(modules, name);
      const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(join(folder, file), "utf8").trim() : "";
      return `${name} ${version} · ${license}\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`)
    .replace(/[ \t]+$/gm, "");
}

rmSync(staging, { recursive: true, force: true });
mkdirSync(staging, { recursive: true });
const common = { bundle: true, minify: true, target: "es2022", charset: "utf8", legalComments: "none", logLevel: "warning" };
await build({ ...common, entryPoints: [join(here, "src/js/app.js")], outfile: join(staging, "app.js"), format: "esm" });
await build({ ...common, entryPoints: [join(here, "src/js/editor.js")], outfile: join(staging, "editor.js"), format: "esm" });
for (const sheet of ["app.css", "open.css"])
  await build({ ...common, entryPoints: [join(here, "src/css", sheet)], outfile: join(staging, sheet), external: ["*.woff2"], target: ["chrome123", "firefox121", "safari17.5"] });
cpSync(join(modules, "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"), join(staging, "inter.woff2"));
cpSync(join(modules, "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2"), join(staging, "mono.woff2"));
writeFileSync(join(staging, "icons.svg"), sprite());
writeFileSync(join(staging, "favicon.svg"), readFileSync(join(here, "src/favicon.svg")));
writeFileSync(join(staging, "LICENCES.txt"), licences());

const built = filesUnder(staging);
const id = digestOf(staging, built).slice(0, 12);
const sources = filesUnder(join(here, "src")).concat(["build.mjs", "icons.json", "package.json", "package-lock.json"].map((name) => join(here, name)));
rmSync(assets, { recursive: true, force: true });
cpSync(staging, join(assets, id), { recursive: true });
writeFileSync(join(assets, "build.properties"), `build=${id}\nsources=${digestOf(here, sources)}\n`);
for (const file of built) console.log(String(statSync(file).size).padStart(8), relative(staging, file));
console.log(`build ${id}`);
