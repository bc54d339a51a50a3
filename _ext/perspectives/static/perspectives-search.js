// Search in the small index that data/search.js hands over; both are asked for only when a reader searches.
// It serves the search dialog of every page and, with its state in the address, the search page.
// Everything found is put on the page as text, never as markup.
(() => {
  "use strict";
  const SHOWN = 30, LENGTH = 190, LEAD = 60;
  const WEIGHTS = [12, 9, 3, 1]; // who speaks, the title, the words, our text
  const root = new URL("../", document.currentScript.src), dates = window.perspectivesDates;
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

  // A date in the forms that people type, as the day or the month in the form of ISO 8601; null where there is no such day.
  function iso(year, month, day) {
    const date = [year, String(month).padStart(2, "0"), ...(day ? [String(day).padStart(2, "0")] : [])].join("-");
    return month >= 1 && month <= 12 && (!day || new Date(date + "T00:00:00Z").getUTCDate() === Number(day)) ? date : null;
  }
  // The forms, in folded words: those that were typed without a space between them are joined by _.
  function dateForms() {
    const month = "(" + [...index.months.keys()].map((name) => name.replace(/ /g, "[ _]")).sort((a, b) => b.length - a.length).join("|") + ")";
    const form = (pattern, read) => [new RegExp("(^| )" + pattern.replace(/M/g, month).replace(/D/g, "([0-9]{1,2})").replace(/Y/g, "([0-9]{4})") + "(?= |$)", "u"), read];
    const named = (name) => index.months.get(name.replace(/_/g, " "));
    return [
      form("Y_D_D", (y, m, d) => iso(y, m, d)),                                                   // 1961-05-26
      form("Y_([0-9]{2})", (y, m) => iso(y, m)),                                                  // 1961-05
      form("D[ _]D[ _]Y", (d, m, y) => iso(y, m, d) || iso(y, d, m)),                             // 26.5.1961, 26/5/1961, else 5/26/1961
      form("D(?:st|nd|rd|th|er)?[ _](?:(?:of|de)[ _])?M[ _](?:de[ _])?Y", (d, m, y) => iso(y, named(m), d)),  // 26 May 1961, 26. Mai 1961, 26 mai 1961
      form("M[ _]D(?:st|nd|rd|th)?[ _]Y", (m, d, y) => iso(y, named(m), d)),                      // May 26, 1961
      form("Y[ _][年년][ _]D[ _][月월][ _]D[ _][日일]", (y, m, d) => iso(y, m, d)),                     // 1961年5月26日
      form("Y[ _][年년][ _]D[ _][月월]", (y, m) => iso(y, m)),                                       // 1961年5月
      form("M[ _](?:de[ _])?Y", (m, y) => iso(y, named(m)))                                       // May 1961, maj 1961
    ];
  }
  // What a text may have in the place of a date: as the book says it, and as it is written in data.
  function dateNeedles(date) {
    const [year, month, day] = date.split("-").map(Number), name = index.monthNames[month - 1];
    return [" " + (day ? day + " " : "") + name + " " + year + " ", fold(date)];
  }

  // What each part of a query may be found as. A word is found by its beginning, words in quotation marks as they stand,
  // a name in every spelling that the book knows, and a date in every form, or as the date of what is found.
  function terms(query) {
    const found = [];
    let typed = "";
    for (const [whole, phrase, end] of query.matchAll(/["“”„«»]([^"“”„«»]*)(["“”„«»]?)|[^\s"“”„«»]+/gu)) {
      const folded = fold(phrase === undefined ? whole : phrase);
      if (folded.trim() === "") { continue; }
      if (phrase === undefined) { typed += " " + folded.trim().replace(/ /g, "_"); } else { found.push({ needles: [end ? folded : folded.trimEnd()] }); }
    }
    typed = typed.trimStart();
    for (const [form, read] of index.dateForms) {
      for (let match = form.exec(typed); match; match = form.exec(typed)) {
        const date = read(...match.slice(2));
        if (!date) { break; }
        found.push({ needles: [" " + match[0].trim().replace(/_/g, " ") + " ", ...dateNeedles(date)], date });
        typed = (typed.slice(0, match.index) + " " + typed.slice(match.index + match[0].length)).trim();
      }
    }
    const words = typed.split(" ").filter(Boolean).map((word) => word.replace(/_/g, " "));
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
      const word = " " + words.slice(i, i + taken).join(" ");
      found.push({ needles: [...new Set([word, ...named.map((spelling) => " " + spelling + (spelling.length < 4 ? " " : ""))])] });
      i += taken;
    }
    return found;
  }

  // A record of the very day or month weighs as much as one with the words in its title; a period around it little.
  function dated(record, date) {
    const spans = [record.said, record.told].filter((span) => span && dates.overlaps(span, date, date));
    return spans.some((span) => span.split("/").every((end) => end.startsWith(date))) ? WEIGHTS[1]
      : spans.some((span) => span.length > 4 && span.split("/").every((end) => end.slice(0, 4) === date.slice(0, 4))) ? WEIGHTS[3] : 0;
  }

  // Every part must be found; the better the place it is found in, the earlier the record comes.
  function worth(record, sought) {
    let sum = 0;
    for (const { needles, date } of sought) {
      const place = record.folded.findIndex((text) => needles.some((needle) => text.includes(needle)));
      const weight = Math.max(place < 0 ? 0 : WEIGHTS[place], date ? dated(record, date) : 0);
      if (!weight) { return 0; }
      sum += weight;
    }
    return sum + 1;
  }
  // A record that is asked for by its id, or by its anchor as an address has it, comes before everything.
  function isNamed(record, query) {
    const id = query.trim().replace(/^.*#/, "");
    return id !== "" && (record.anchor === id || record.anchor.replace(/^(claim|voice|name|event|document|cite)-/, "") === id);
  }
  function find(state) {
    const sought = terms(state.q);
    const said = state.said && dates.period(state.said), told = state.told && dates.period(state.told);
    if (!sought.length && !state.words && !state.pen && !state.voice && !state.kind && !said && !told) { return null; }
    const pen = state.pen === "unknown" ? -2 : index.perspectives.findIndex((one) => one[0] === state.pen);
    const found = index.records.filter((record) =>
      (!state.kind || index.kinds[record.kind][0] === state.kind) &&
      (!state.words || (record.perspective >= 0 && index.perspectives[record.perspective][0] === state.words)) &&
      (!state.pen || record.pen === pen) &&
      (!said || (record.said && dates.overlaps(record.said, ...said))) &&
      (!told || (record.told && dates.overlaps(record.told, ...told))) &&
      (!state.voice || (record.voice >= 0 && index.voices[record.voice][0] === state.voice)));
    const ranked = found.map((record) => [isNamed(record, state.q) ? Infinity : worth(record, sought), record]).filter((pair) => pair[0]);
    if (state.sort === "date") {
      const date = (record) => (!record.said ? "~" : record.said.startsWith("/") ? "0" : record.said);
      ranked.sort(([, one], [, other]) => (date(one) < date(other) ? -1 : date(one) > date(other) ? 1 : 0));
    } else {
      ranked.sort((one, other) => (other[0] === one[0] ? 0 : other[0] - one[0]));
    }
    return { records: ranked.map((pair) => pair[1]), needles: sought.flatMap((one) => one.needles) };
  }

  // Names that a reader may have meant: the letters of other scripts as Latin ones, spellings of one sound as one, and
  // at most one letter in three wrong, left out, too much, or in the place of its neighbour.
  const LATIN = { а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p",
    р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
    і: "i", ј: "j", љ: "lj", њ: "nj", ћ: "c", ђ: "dj", џ: "dz", α: "a", β: "v", γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "th", ι: "i", κ: "k",
    λ: "l", μ: "m", ν: "n", ξ: "ks", ο: "o", π: "p", ρ: "r", σ: "s", τ: "t", υ: "i", φ: "f", χ: "h", ψ: "ps", ω: "o" };
  const SOUNDS = [[/tsch|tch|ch|cz|c(?=[ei])/g, "č"], [/sch|sh|sz|x(?=h)/g, "š"], [/zh|ž|j/g, "ž"], [/kh|x/g, "h"], [/ph/g, "f"], [/w/g, "v"], [/q|ck|c/g, "k"], [/y/g, "i"], [/ou|oo/g, "u"], [/(.)\1/g, "$1"]];
  function sound(word) {
    const latin = [...word].map((letter) => LATIN[letter] ?? letter).join("");
    return SOUNDS.reduce((text, [from, to]) => text.replace(from, to), latin);
  }
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) { return most + 1; }
    let before = [], last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let k = 1; k <= other.length; k += 1) {
        const same = one[i - 1] === other[k - 1];
        next[k] = Math.min(last[k] + 1, next[k - 1] + 1, last[k - 1] + (same ? 0 : 1));
        if (i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1]) { next[k] = Math.min(next[k], before[k - 2] + 1); }
      }
      before = last;
      last = next;
    }
    return last[other.length];
  }
  function nearest(query) {
    const words = fold(query).trim().split(" ").filter(Boolean), best = new Map();
    index.meant = index.meant || index.called.flatMap(([name, spellings]) => spellings.flatMap((spelling) =>
      [spelling, ...spelling.split(" ").filter((word) => word.length > 3)].map((part) => [name, sound(part), part])));
    const asked = [words.join(" "), ...words].filter((word, at, all) => all.indexOf(word) === at).map((word) => [word, sound(word)]);
    for (const [name, heard, spelling] of index.meant) {
      for (const [word, meant] of asked) {
        const most = Math.floor(Math.min(meant.length, heard.length) / 3), apart = most ? distance(meant, heard, most) : meant === heard && word !== spelling ? 0 : 9;
        if (apart <= most && (!best.has(name) || apart < best.get(name))) { best.set(name, apart); }
      }
    }
    return [...best].sort((one, other) => one[1] - other[1]).slice(0, 4).map((pair) => pair[0]);
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
    const period = (name, label, hint) => make("label", {}, make("span", {}, label),
      make("input", { type: "text", name: name, placeholder: hint, autocomplete: "off", spellcheck: false }));
    const choices = make("div", { className: "ps-search-filters" },
      choice("words", strings.words, strings.allPerspectives, index.perspectives.map((one) => option(one[0], one[1]))),
      choice("pen", strings.pen, strings.allPens, [...index.perspectives.filter((one, n) => index.pens.has(n)).map((one) => option(one[0], one[1])),
        ...(index.pens.has(-2) ? [option("unknown", strings.noPen)] : [])]),
      choice("voice", strings.voice, strings.allVoices, groups),
      period("said", strings.said, strings.saidHint), period("told", strings.told, strings.toldHint),
      choice("kind", strings.kind, strings.allKinds, index.kinds.map((one) => option(one[0], one[2]))));
    choices.setAttribute("role", "group");
    choices.setAttribute("aria-label", strings.filters);
    const filters = make("details", { className: "ps-search-narrow" }, make("summary", {}, strings.filters), choices);
    filters.open = !matchMedia("(max-width: 40rem)").matches;
    const sort = choice("sort", strings.sort, strings.relevance, [option("date", strings.date)]);
    sort.className = "ps-search-sort";
    const count = make("p", { className: "ps-search-count" });
    count.setAttribute("role", "status");
    const wrong = make("p", { className: "ps-search-wrong", hidden: true });
    const meant = make("p", { className: "ps-search-meant", hidden: true });
    const list = make("ol", { className: "ps-results" });
    const more = make("button", { type: "button", className: "ps-search-more", hidden: true }, strings.more);
    const full = make("a", {}, strings.full);
    const body = make("div", { className: "ps-search-body" }, list, more);
    form.setAttribute("role", "search");
    form.after(make("div", { className: "ps-search" }, filters, make("div", { className: "ps-search-said" }, count, sort), wrong, meant, body, make("p", { className: "ps-search-full" }, full)));
    const selects = [...filters.querySelectorAll("select, input"), sort.querySelector("select")];
    const periods = selects.filter((one) => one.type === "text");
    let found = null, number = 0;

    function state() {
      return Object.fromEntries([["q", field.value.trim()], ...selects.map((select) => [select.name, select.value])]);
    }
    function address() {
      const url = new URL(page);
      const query = Object.entries(state()).flatMap(([name, value]) => {
        const ends = name === "said" || name === "told" ? dates.period(value) || ["", ""] : null;
        return ends ? [[name + "-from", ends[0]], [name + "-to", ends[1]]] : [[name, value]];
      });
      url.search = new URLSearchParams(query.filter((pair) => pair[1]));
      return url;
    }
    function grow() {
      const records = found.records.slice(number, number + SHOWN), items = records.map((record) => shown(record, found.needles));
      list.append(...items);
      number += items.length;
      more.hidden = number >= found.records.length;
      const all = found.records.length;
      count.textContent = said(all ? window.perspectivesChoices.form(strings, more.hidden ? "count" : "some", all) : strings.none,
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
      const strange = periods.filter((one) => one.value.trim() && !dates.period(one.value));
      periods.forEach((one) => one.setAttribute("aria-invalid", String(strange.includes(one))));
      wrong.hidden = !strange.length;
      wrong.textContent = strange.map((one) => said(strings.noDate, { text: one.value.trim() })).join(" ");
      help();
      full.href = address().href;
    }
    // Nothing found: names that are near, or the same without the choices.
    function help() {
      const offers = [];
      if (found && !found.records.length) {
        const free = find({ q: field.value.trim() }), narrowed = selects.some((one) => one.value && one.name !== "sort");
        if (free && free.records.length && narrowed) { offers.push([said(strings.unfiltered, { count: free.records.length }), field.value, true]); }
        if (!free || !free.records.length) { nearest(field.value).forEach((name) => offers.push([name, name, false])); }
      }
      meant.hidden = !offers.length;
      meant.replaceChildren(...(offers.length && !offers[0][2] ? [make("span", {}, strings.meant)] : []), ...offers.map(([label, words, free]) => {
        const button = make("button", { type: "button" }, label);
        button.addEventListener("click", () => {
          field.value = words;
          if (free) { selects.forEach((one) => { one.value = ""; }); }
          asked();
          field.focus();
        });
        return button;
      }));
    }
    function asked() {
      answer();
      if (onPage) {
        try { history.replaceState(null, "", address()); } catch (error) { /* not from this place: the link below has it */ }
      }
    }
    field.addEventListener("input", asked);
    selects.forEach((select) => select.addEventListener(select.type === "text" ? "input" : "change", asked));
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
      const told = (name) => given.get(name) || (name === "words" ? given.get("perspective") : "") || "";
      selects.forEach((select) => { select.value = told(select.name); if (select.selectedIndex < 0) { select.value = ""; } });
      periods.forEach((one) => {
        const ends = [told(one.name + "-from"), told(one.name + "-to")].map((end) => (dates.isDate(end) ? end : ""));
        one.value = ends[0] || ends[1] ? dates.typedAs(...ends) : "";
      });
      if (selects.some((one) => one.value && one.name !== "sort")) { filters.open = true; }
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
    const folded = (spellings) => spellings.map((spelling) => fold(spelling).trim()).filter(Boolean);
    const names = data.voices.map((voice) => folded(voice[4])), places = data.places.map(folded);
    const months = new Map();
    data.months.forEach((of, n) => folded(of).reverse().forEach((name) => months.set(name, n + 1)));
    const name = (n) => (n < 0 ? "" : data.voices[n][1]);
    const who = (n) => (n < 0 || data.voices[n][5] ? "" : name(n)); // no one is sought by the name of the nameless
    index = Object.assign(data, {
      claim: data.kinds.findIndex((kind) => kind[0] === "claim"),
      names: [...names, ...places.filter((place) => place.length > 1)].filter((spellings) => spellings.length),
      called: [...data.voices.map((voice, n) => [voice[1], voice[5] ? [] : [fold(voice[1]).trim(), ...names[n]]]), ...data.places.map((place, n) => [place[0], places[n]])],
      months: months,
      monthNames: data.months.map((of) => fold(of[0] || "").trim()),
      pens: new Set(data.records.map((record) => record[11])),
      records: data.records.map(([kind, title, words, text, page, anchor, perspective, voice, via, said, told, pen]) => ({
        kind, title, words, text, page, anchor, perspective, voice, said, told, pen,
        get folded() {
          const value = [who(voice), title, words, [text, ...via.map(name)].join("\n")].map((part) => fold(part));
          Object.defineProperty(this, "folded", { value });
          return value;
        }
      }))
    });
    index.dateForms = dateForms();
    document.querySelectorAll("#pst-search-dialog, .ps-search-page").forEach(serve);
    // Texts are folded while the reader types the first letters, some at a time: a search that comes before needs them all.
    let at = 0;
    const foldSome = () => {
      for (const end = at + 200; at < end && at < index.records.length; at += 1) { void index.records[at].folded; }
      if (at < index.records.length) { setTimeout(foldSome); }
    };
    setTimeout(foldSome);
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
