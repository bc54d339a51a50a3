// Search in the small index that data/search.js hands over; both are asked for only when a reader searches.
// It serves the search dialog of every page and, with its state in the address, the search page.
// Everything found is put on the page as text, never as markup.
(() => {
  "use strict";
  const SHOWN = 30, LENGTH = 190, LEAD = 60;
  const WEIGHTS = [12, 9, 3, 1]; // who speaks, the title, the words, our text
  const root = new URL("../", document.currentScript.src);
  let index = null;

  // Words in one form: small letters without marks above or below them (й counts as и, ё as е), one space before each
  // and one at the end, a line's end between paragraphs. `places` takes the position in the text of each character.
  const LIKE = { "đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ς": "σ" };
  const letters = [], rare = new Map();
  function letter(c) {
    const plain = c.toLowerCase().normalize("NFD").replace(/[\p{M}\u00ad\u200b-\u200d]/gu, ""), like = LIKE[plain] || plain;
    return c === "\n" ? "\n" : like === "" || /^[\p{L}\p{N}]+$/u.test(like) ? like : " ";
  }
  for (let code = 0; code < 0x530; code += 1) { letters.push(letter(String.fromCharCode(code))); }
  // Where words have no spaces between them, each sign is a word.
  const SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
  function fold(text, places) {
    let out = " ", last = " ";
    if (places) { places.push(0); }
    for (let i = 0; i < text.length; i += 1) {
      const at = i, code = text.charCodeAt(i);
      let next = letters[code];
      if (next === undefined) {
        const c = String.fromCodePoint(text.codePointAt(i));
        next = rare.get(c);
        if (next === undefined) { rare.set(c, next = letter(c)); }
        i += c.length - 1;
      }
      if (next === "\n") { next = last === " " ? "\n " : " \n "; last = " "; }
      else if (next === " ") { if (last === " ") { continue; } last = " "; }
      else if (next && SIGN.test(next)) { next = last === " " ? next + " " : " " + next + " "; last = " "; }
      else if (next) { last = next; }
      out += next;
      if (places) { for (let k = 0; k < next.length; k += 1) { places.push(k && k === next.length - 1 && next[k] === " " ? i + 1 : at); } }
    }
    return last === " " ? out : out + " ";
  }

  // What each part of a query may be found as. A word is found by its beginning, words in quotation marks as they stand,
  // and a name in every spelling that voices.toml gives it.
  function terms(query) {
    const found = [], words = [];
    for (const [whole, phrase, end] of query.matchAll(/["“”„«»]([^"“”„«»]*)(["“”„«»]?)|[^\s"“”„«»]+/gu)) {
      const folded = fold(phrase === undefined ? whole : phrase);
      if (folded.trim() === "") { continue; }
      if (phrase === undefined) { words.push(folded.trim()); } else { found.push([end ? folded : folded.trimEnd()]); }
    }
    for (let i = 0; i < words.length;) {
      const rest = words.slice(i).join(" ") + " ";
      let taken = 1, named = [];
      for (const name of index.names) {
        for (const spelling of name) {
          const count = spelling.split(" ").length;
          const meant = count > 1 ? rest.startsWith(spelling + " ")
            : words[i] === spelling || (words[i].length > 3 && spelling.startsWith(words[i]));
          if (!meant || count < taken) { continue; }
          if (count > taken) { named = []; taken = count; }
          named.push(...name);
          break;
        }
      }
      const typed = " " + words.slice(i, i + taken).join(" ");
      found.push([...new Set([typed, ...named.map((spelling) => " " + spelling + (spelling.length < 4 ? " " : ""))])]);
      i += taken;
    }
    return found;
  }

  // Every part must be found; the better the place it is found in, the earlier the record comes.
  function worth(record, sought) {
    let sum = 0;
    for (const needles of sought) {
      const place = record.folded.findIndex((text) => needles.some((needle) => text.includes(needle)));
      if (place < 0) { return 0; }
      sum += WEIGHTS[place];
    }
    return sum + 1;
  }
  // A record that is asked for by its id, or by its anchor as an address has it, comes before everything.
  function isNamed(record, query) {
    const id = query.trim().replace(/^.*#/, "");
    return id !== "" && (record.anchor === id || record.anchor.replace(/^(claim|voice|event|document|cite)-/, "") === id);
  }
  function find(state) {
    const sought = terms(state.q);
    if (!sought.length && !state.perspective && !state.voice && !state.kind) { return null; }
    const found = index.records.filter((record) =>
      (!state.kind || index.kinds[record.kind][0] === state.kind) &&
      (!state.perspective || (record.perspective >= 0 && index.perspectives[record.perspective][0] === state.perspective)) &&
      (!state.voice || (record.voice >= 0 && index.voices[record.voice][0] === state.voice)));
    const ranked = found.map((record) => [isNamed(record, state.q) ? Infinity : worth(record, sought), record]).filter((pair) => pair[0]);
    ranked.sort((one, other) => (other[0] === one[0] ? 0 : other[0] - one[0]));
    return { records: ranked.map((pair) => pair[1]), needles: sought.flat() };
  }

  // A piece of a text around what was found, with that marked.
  function spans(text, needles) {
    const places = [], folded = fold(text, places), found = [];
    for (const needle of needles) {
      for (let i = folded.indexOf(needle); i >= 0; i = folded.indexOf(needle, i + 1)) {
        const end = folded.indexOf(" ", i + needle.trimEnd().length);
        found.push([places[i + 1], end < places.length ? places[end] : text.length]);
      }
    }
    return found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  }
  function marked(text, found, from, to) {
    const parts = document.createDocumentFragment();
    let at = from;
    for (const [start, end] of found) {
      if (start < at || end > to) { continue; }
      parts.append(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    parts.append(text.slice(at, to));
    return parts;
  }
  function piece(text, found) {
    let from = 0, to = text.length;
    if (text.length > LENGTH) {
      const within = (span) => found.filter((other) => other[0] >= span[0] && other[1] <= span[0] + LENGTH - LEAD).length;
      const best = found.reduce((chosen, span) => (!chosen || within(span) > within(chosen) ? span : chosen), null);
      from = best && best[0] > LEAD ? text.indexOf(" ", best[0] - LEAD) + 1 : 0;
      if (best && from > best[0]) { from = best[0]; }
      to = text.indexOf(" ", from + LENGTH);
      if (to < 0) { to = text.length; }
    }
    const parts = marked(text, found, from, to);
    if (from > 0) { parts.prepend("… "); }
    if (to < text.length) { parts.append(" …"); }
    return parts;
  }

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }
  function said(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name]);
  }
  function shown(record, needles) {
    const among = (place, text) => (needles.some((needle) => record.folded[place].includes(needle)) ? spans(text, needles) : []);
    const words = among(2, record.words), text = words.length ? [] : among(3, record.text);
    // Of a document, our introduction says more than its beginning, unless its own words were sought.
    const isDocument = index.kinds[record.kind][0] === "document";
    const theirs = record.words && (words.length || !(text.length || isDocument));
    const where = make("p", { className: "ps-result-where" }, make("span", { className: "ps-result-kind" }, index.kinds[record.kind][1]));
    const item = make("li", { className: "ps-result" });
    if (record.perspective >= 0) {
      const [, name, sign, colour] = index.perspectives[record.perspective];
      item.classList.add("ps-colour-" + colour);
      where.append(make("span", { className: "ps-result-perspective" }, make("span", { className: "ps-letter" }, sign), name));
    }
    const [address, page] = index.pages[record.page];
    if (page !== record.title) { where.append(make("span", {}, page)); }
    const url = new URL(address, root);
    url.hash = record.anchor;
    const title = marked(record.title, among(1, record.title), 0, record.title.length);
    item.append(make("a", { href: url.href, className: "ps-result-title" }, title), where);
    if (theirs) {
      const quotation = make("p", { className: "ps-result-words" }, piece(record.words, words));
      quotation.prepend(index.strings.opening);
      quotation.append(index.strings.closing);
      item.append(quotation);
    } else if (record.text) {
      item.append(make("p", { className: "ps-result-text" }, piece(record.text, text)));
    }
    return item;
  }

  // The search around one form: in the dialog, or on the search page, whose address keeps what is asked.
  function serve(place) {
    const strings = index.strings, form = place.querySelector("form"), field = form.querySelector("input");
    const onPage = !place.matches("dialog");
    const page = new URL(form.getAttribute("action") || location.pathname, location.href);
    const option = (value, name) => make("option", { value: value }, name);
    const choice = (name, label, all, options) => {
      const select = make("select", { name: name, ariaLabel: label }, option("", all), ...options);
      return make("label", {}, make("span", {}, label), select);
    };
    const speaking = new Set(index.records.filter((record) => record.kind === index.claim).map((record) => record.voice));
    const voices = index.voices.map((voice, n) => [...voice, n]).filter((voice) => speaking.has(voice[6]))
      .sort((one, other) => one[2].localeCompare(other[2], document.documentElement.lang));
    const groups = [...index.perspectives.map((perspective) => perspective[1]), strings.noPerspective].map((name, n, names) => {
      const own = voices.filter((voice) => (n === names.length - 1 ? voice[3] < 0 : voice[3] === n));
      return own.length ? [make("optgroup", { label: name }, ...own.map((voice) => option(voice[0], voice[2])))] : [];
    }).flat();
    const filters = make("div", { className: "ps-search-filters" },
      choice("perspective", strings.perspective, strings.allPerspectives, index.perspectives.map((one) => option(one[0], one[1]))),
      choice("voice", strings.voice, strings.allVoices, groups),
      choice("kind", strings.kind, strings.allKinds, index.kinds.map((one) => option(one[0], one[2]))));
    filters.setAttribute("role", "group");
    filters.setAttribute("aria-label", strings.filters);
    const count = make("p", { className: "ps-search-count" });
    count.setAttribute("role", "status");
    const list = make("ol", { className: "ps-results" });
    const more = make("button", { type: "button", className: "ps-search-more", hidden: true }, strings.more);
    const full = make("a", {}, strings.full);
    const body = make("div", { className: "ps-search-body" }, list, more);
    form.setAttribute("role", "search");
    form.after(make("div", { className: "ps-search" }, filters, count, body, make("p", { className: "ps-search-full" }, full)));
    const selects = [...filters.querySelectorAll("select")];
    let found = null, number = 0;

    function state() {
      return Object.fromEntries([["q", field.value.trim()], ...selects.map((select) => [select.name, select.value])]);
    }
    function address() {
      const url = new URL(page);
      url.search = new URLSearchParams(Object.entries(state()).filter((pair) => pair[1]));
      return url;
    }
    function grow() {
      const records = found.records.slice(number, number + SHOWN), items = records.map((record) => shown(record, found.needles));
      list.append(...items);
      number += items.length;
      more.hidden = number >= found.records.length;
      const all = found.records.length;
      count.textContent = said(all === 0 ? strings.none : all === 1 ? strings.one : more.hidden ? strings.many : strings.some,
        { count: all, shown: number });
      return items[0];
    }
    function answer() {
      found = find(state());
      number = 0;
      list.replaceChildren();
      body.scrollTop = 0;
      more.hidden = true;
      if (found) { grow(); } else { count.textContent = strings.hint; }
      full.href = address().href;
    }
    function asked() {
      answer();
      if (onPage) {
        try { history.replaceState(null, "", address()); } catch (error) { /* not from this place: the link below has it */ }
      }
    }
    field.addEventListener("input", asked);
    selects.forEach((select) => select.addEventListener("change", asked));
    more.addEventListener("click", () => grow().querySelector("a").focus());
    form.addEventListener("submit", (event) => { event.preventDefault(); location.assign(address()); });
    place.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")], at = links.indexOf(event.target);
      if (event.key === "Escape" && !onPage) { event.preventDefault(); place.close(); }
      if ((event.target !== field && at < 0) || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) { return; }
      const next = event.key === "ArrowDown" ? links[at + 1] : at > 0 ? links[at - 1] : field;
      event.preventDefault();
      if (next) { next.focus(); }
    });
    if (onPage) {
      const given = new URLSearchParams(location.search);
      field.value = given.get("q") ?? field.value;
      selects.forEach((select) => { select.value = given.get(select.name) || ""; if (select.selectedIndex < 0) { select.value = ""; } });
    } else {
      const close = make("button", { type: "button", className: "ps-search-close" }, strings.close);
      close.addEventListener("click", () => place.close());
      form.append(close);
      place.setAttribute("aria-label", strings.name);
      place.addEventListener("click", (event) => {
        if (event.target === place || event.target.closest(".ps-result a")) { place.close(); }
      });
    }
    answer();
  }

  window.perspectivesSearch = (data) => {
    const names = data.voices.map((voice) => voice[4].map((spelling) => fold(spelling).trim()).filter(Boolean));
    const name = (n) => (n < 0 ? "" : data.voices[n][1]);
    const who = (n) => (n < 0 || data.voices[n][5] ? "" : name(n)); // no one is sought by the name of the nameless
    index = Object.assign(data, {
      claim: data.kinds.findIndex((kind) => kind[0] === "claim"),
      names: names.filter((spellings) => spellings.length),
      records: data.records.map(([kind, title, words, text, page, anchor, perspective, voice, via]) => ({
        kind, title, words, text, page, anchor, perspective, voice,
        folded: [who(voice), title, words, [text, ...via.map(name)].join("\n")].map((part) => fold(part))
      }))
    });
    document.querySelectorAll("#pst-search-dialog, .ps-search-page").forEach(serve);
  };

  // The index is heavier than any page: on the search page it waits until something is asked, by the address or by a key.
  function load() {
    ["input", "focusin"].forEach((kind) => document.removeEventListener(kind, wanted));
    document.head.append(make("script", { src: new URL("data/search.js", root).href }));
  }
  function wanted(event) {
    const place = event.target.closest("#pst-search-dialog, .ps-search-page");
    if (place && (event.type === "input" || place.matches("dialog"))) { load(); }
  }
  if (location.search || !document.querySelector(".ps-search-page")) { load(); }
  else { ["input", "focusin"].forEach((kind) => document.addEventListener(kind, wanted)); }
})();
