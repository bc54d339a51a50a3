// Answers questions to a register: narrows its rows, sorts them, and shows the full words. The question stands in the
// address, so that a list can be cited and shared, and is printed on paper. Without this script the form stays hidden
// and the table whole. The rules are those of records/questions.py.
(() => {
  "use strict";
  const root = new URL("../", document.currentScript.src);
  const { isDate, period, typedAs, overlaps } = window.perspectivesDates, OLD = { perspective: "words" };
  const GROUP = 50, HEIGHT = 72; // the rows of a group, and about how many pixels a row is high
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

  function start(form) {
    const table = document.getElementById(form.dataset.for);
    if (!table) { return; }
    const sentences = form.dataset, all = (selector) => [...form.querySelectorAll(selector)];
    const selects = all("fieldset select"), dates = all("fieldset input"), fields = [...selects, ...dates];
    const sort = form.elements.sort, undated = form.elements.undated, words = form.elements.show;
    const said = form.querySelector("output"), missing = form.querySelector(".ps-ask-undated");
    const again = form.querySelector("button[type=reset]"), address = form.querySelector(".ps-ask-address");
    const rows = [...table.tBodies[0].rows].map((row, at) => ({ row, at, shown: true }));
    // The rows stand in groups, so that a browser passes over all groups that are not in sight: thousands are narrowed at once.
    const groups = [];
    function fillGroups(entries) {
      for (let at = 0; at < entries.length; at += GROUP) {
        const some = entries.slice(at, at + GROUP);
        let group = groups[at / GROUP];
        if (!group) {
          group = groups[at / GROUP] = { body: at ? document.createElement("tbody") : table.tBodies[0] };
          if (at) { table.append(group.body); }
        }
        group.entries = some;
        if (at || groups.length > 1 || table.dataset.order) { group.body.append(...some.map((entry) => entry.row)); }
      }
      sizeGroups();
    }
    function sizeGroups() {
      for (const { body, entries } of groups) {
        const shown = entries.filter((entry) => entry.shown).length;
        body.hidden = !shown;
        body.style.containIntrinsicBlockSize = shown * HEIGHT + "px";
      }
    }
    // What each row has stands with the field that asks for it: the places of its values in the list, or its dates.
    const columns = new Map();
    const column = (field) => {
      let found = columns.get(field);
      if (!found) { columns.set(field, found = field.dataset[field === form ? "order" : "column"].split(" ").map((one) => (one.includes(",") ? one.split(",") : one))); }
      return found;
    };
    const has = (value, wanted) => (typeof value === "string" ? value === wanted : value.includes(wanted));
    // A phone shows no heads of columns: there the cell itself says which date it is.
    ["said", "told"].forEach((name) => table.style.setProperty("--ps-" + name, JSON.stringify(sentences[name])));
    let unknown = [], texts = null, loading = false;

    const ends = (one) => (one.value.trim() ? period(one.value) : null);
    function label(field) {
      return field.labels[0].textContent;
    }

    function show() {
      const lists = selects.filter((one) => one.value).map((one) => [column(one), String(one.selectedIndex)]);
      const periods = dates.filter(ends).map((one) => [column(one), ...ends(one)]), taken = undated.checked;
      let shown = 0, without = 0;
      for (const entry of rows) {
        let fits = true, lacks = false;
        for (let i = 0; fits && i < lists.length; i += 1) { fits = has(lists[i][0][entry.at], lists[i][1]); }
        for (let i = 0; fits && i < periods.length; i += 1) {
          const span = periods[i][0][entry.at];
          if (span !== "-") { fits = overlaps(span, periods[i][1], periods[i][2]); } else { lacks = true; }
        }
        if (fits && lacks) { without += 1; fits = taken; }
        if (entry.shown !== fits) { entry.shown = fits; entry.row.hidden = !fits; }
        if (fits) { shown += 1; }
      }
      sizeGroups();
      const wrong = dates.filter((one) => one.value.trim() && !period(one.value));
      dates.forEach((one) => { if (wrong.includes(one)) { one.setAttribute("aria-invalid", "true"); } else { one.removeAttribute("aria-invalid"); } });
      const named = [...selects.filter((one) => one.value).map((one) => [one, one.selectedOptions[0].textContent]),
        ...dates.filter((one) => one.value.trim() && !wrong.includes(one)).map((one) => [one, typedAs(...period(one.value))])];
      const question = named.map(([field, text]) => label(field) + ": " + text).join(sentences.between);
      const lines = [fill(!question ? sentences.everything : shown ? sentences.some : sentences.nothing, { shown, all: rows.length, asked: question })];
      if (without && !taken) { lines.push(fill(window.perspectivesChoices.form(sentences, "undated", without), { number: without })); }
      const strange = [...unknown, ...wrong.map((one) => one.name + "=" + one.value.trim())];
      if (strange.length) { lines.push(fill(sentences.unknown, { asked: strange.join(sentences.between) })); }
      if (said.textContent !== lines.join(" ")) { said.textContent = lines.join(" "); }
      missing.hidden = !without;
      again.hidden = !question && !strange.length;
      for (const one of fields) { if (one.value) { one.closest(".ps-ask-field").hidden = false; } }
      address.hidden = !location.search;
      address.querySelector("span").textContent = location.search ? location.href.replace(/#.*/, "") : "";
    }

    // Dates first to last, what has none at the end; equals stay in the order of the page.
    function order() {
      const key = sort.value, by = form.elements[key];
      const date = (entry) => { const span = column(by)[entry.at]; return span === "-" ? "~" : span.startsWith("/") ? "0" : span; };
      const compare = {
        said: (one, other) => one.at - other.at,
        book: (one, other) => parseInt(column(form)[one.at], 36) - parseInt(column(form)[other.at], 36),
        pen: (one, other) => column(by)[one.at] - column(by)[other.at] || one.at - other.at,
        told: (one, other) => { const [a, b] = [date(one), date(other)]; return a < b ? -1 : a > b ? 1 : one.at - other.at; }
      }[key];
      if ((table.dataset.order || "said") === key) { return; }
      table.dataset.order = key;
      fillGroups([...rows].sort(compare));
    }

    // The full words come in a file of their own, asked for once.
    function opened(entry, open) {
      const cell = entry.row.cells[0];
      let element = cell.querySelector(".ps-row-words");
      if (open && !element && texts) {
        const id = cell.querySelector("a").hash.replace("#claim-", ""), [text, language] = texts[id] || [""];
        element = Object.assign(document.createElement("div"), { className: "ps-row-words", textContent: text });
        if (language) { element.lang = language; element.dir = "auto"; }
        cell.append(element);
      }
      if (element) { element.hidden = !open; }
      const button = cell.querySelector("button");
      if (button) { button.setAttribute("aria-expanded", String(open)); }
    }
    function openAll() {
      const open = words.checked;
      if (open && !texts) { load(openAll); return; }
      for (const entry of rows) { if (open || entry.row.cells[0].lastChild.className === "ps-row-words") { opened(entry, open); } }
    }
    function load(then) {
      if (loading) { return; }
      loading = true;
      window.perspectivesWords = (data) => { texts = data; then(); };
      const script = Object.assign(document.createElement("script"), { src: new URL("data/words.js", root).href });
      script.addEventListener("error", () => { loading = false; said.textContent = sentences.missing; });
      document.head.append(script);
    }
    fillGroups(rows);
    const button = Object.assign(document.createElement("button"), { type: "button", className: "ps-row-open", textContent: sentences.opened });
    for (const { row } of rows) {
      const copy = button.cloneNode(true);
      copy.setAttribute("aria-expanded", "false");
      row.cells[0].append(" ", copy);
    }
    table.addEventListener("click", (event) => {
      if (!event.target.matches(".ps-row-open")) { return; }
      const pressed = event.target, entry = { row: pressed.closest("tr") };
      const turn = () => opened(entry, pressed.getAttribute("aria-expanded") !== "true");
      if (texts) { turn(); } else { load(turn); }
    });
    table.addEventListener("focusin", (event) => {
      if (event.target.matches(".ps-row-open") && !event.target.hasAttribute("aria-label")) {
        event.target.setAttribute("aria-label", fill(sentences.openedLabel, { claim: event.target.closest("td").querySelector("a").textContent }));
      }
    });

    // Other parts of the address belong to others, and stay.
    function write() {
      const query = new URLSearchParams(location.search), periods = dates.filter(ends);
      const own = ["undated", "sort", "show", ...Object.keys(OLD), ...selects.map((one) => one.name), ...dates.flatMap((one) => [one.name + "-from", one.name + "-to"])];
      own.forEach((key) => query.delete(key));
      const put = (key, value) => { if (value) { query.set(key, value); } };
      selects.forEach((one) => put(one.name, one.value));
      periods.forEach((one) => ends(one).forEach((end, at) => put(one.name + (at ? "-to" : "-from"), end)));
      put("undated", periods.length && undated.checked ? "with" : "");
      if (sort.selectedIndex > 0) { query.set("sort", sort.value); }
      if (words.checked) { query.set("show", "words"); }
      const text = query.toString();
      unknown = [];
      history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
    }

    function readAddress() {
      const query = new URLSearchParams(location.search);
      const value = (key) => query.get(key) || Object.keys(OLD).filter((old) => OLD[old] === key).map((old) => query.get(old))[0] || "";
      unknown = [];
      for (const one of selects) {
        one.value = value(one.name);
        if (one.selectedIndex < 0) { unknown.push(one.name + "=" + value(one.name)); one.value = ""; }
      }
      for (const one of dates) {
        const given = ["from", "to"].map((end) => {
          const key = one.name + "-" + end, typed = value(key);
          if (!typed || isDate(typed)) { return typed; }
          unknown.push(key + "=" + typed);
          return "";
        });
        one.value = given[0] || given[1] ? typedAs(...given) : "";
      }
      sort.value = value("sort") || sort.options[0].value;
      if (sort.selectedIndex < 0) { unknown.push("sort=" + value("sort")); sort.selectedIndex = 0; }
      undated.checked = value("undated") === "with";
      words.checked = value("show") === "words";
      const more = form.querySelector(".ps-ask-more");
      if (more && fields.some((one) => one.value && more.contains(one))) { more.open = true; }
      order();
      show();
      openAll();
    }

    let waiting = 0;
    form.addEventListener("change", (event) => {
      clearTimeout(waiting);
      write();
      if (event.target === sort) { order(); }
      if (event.target === words) { openAll(); }
      show();
    });
    form.addEventListener("input", (event) => {
      if (!event.target.matches("fieldset input")) { return; }
      clearTimeout(waiting);
      waiting = setTimeout(() => { write(); show(); }, 300);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); write(); show(); });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      fields.forEach((one) => { one.value = ""; });
      undated.checked = false;
      write();
      show();
      fields[0].focus();
    });
    addEventListener("popstate", readAddress);
    form.hidden = false;
    const fold = form.querySelector(".ps-ask-fields");
    if (matchMedia("(max-width: 40rem)").matches) { fold.open = false; }
    readAddress();
    // A link to a row that the question hides must not lead into nothing.
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (error) { /* cut short: taken as it is */ }
    const target = id && document.getElementById(id), row = target && target.closest("tr[hidden]");
    if (row) { row.hidden = row.parentElement.hidden = false; row.scrollIntoView(); }
  }
  document.querySelectorAll("form.ps-ask").forEach(start);
})();
