// What a reader chooses on a page: which perspectives are shown, and whether the finding stays closed until asked for.
// Nothing is hidden without a line that says so and a button that brings it back. Its words stand on the bar, in the page.
(function () {
  "use strict";
  var choices = window.perspectivesChoices, bar = document.querySelector(".ps-bar");
  if (!choices || !bar) { return; }
  var said = bar.querySelector("[role=status]"), showAll = bar.querySelector(".ps-bar-said button");
  var toggles = all("button[value]", bar), decide = bar.querySelector(".ps-bar-decide");

  function all(selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); }
  function fill(sentence, values) { return (bar.dataset[sentence] || choices.form(bar.dataset, sentence, values.count)).replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }
  function make(tag, name, text) {
    var element = document.createElement(tag);
    element.className = name;
    element.textContent = text || "";
    return element;
  }
  function button(text, answer) {
    var element = make("button", "", text);
    element.type = "button";
    element.addEventListener("click", answer);
    return element;
  }
  function focus(element) { element.tabIndex = -1; element.focus(); }
  // A page that offers no perspective to hide shows all; the choice is kept for the others.
  function hidden(id) { return toggles.length > 0 && choices.hide.indexOf(id) >= 0; }
  function name(id) {
    var toggle = toggles.filter(function (one) { return one.value === id; })[0];
    return toggle ? toggle.lastElementChild.textContent : id;
  }

  // The line in place of what is hidden of one side in a comparison, or of a claim that stands alone.
  function line(parts) {
    var id = parts[0].dataset.perspective, count = 0;
    parts.forEach(function (part) { count += part.matches(".ps-claim") ? 1 : all(".ps-claim", part).length; });
    var text = fill(count ? "many" : "silent", { name: name(id), count: count });
    var element = make("p", "ps-hidden-line " + (/ps-colour-[\w-]+/.exec(parts[0].className) || [""])[0], text + " ");
    var show = button(bar.dataset.show, function () { choose(id, false); focus(parts[0]); });
    show.setAttribute("aria-label", bar.dataset.show + ": " + name(id));
    element.appendChild(show);
    return element;
  }
  // The parts that are hidden, in groups: those of one side in one comparison together.
  function gaps() {
    var found = [], groups = new Map();
    all("[data-perspective]").forEach(function (part) {
      part.hidden = hidden(part.dataset.perspective);
      if (!part.hidden) { return; }
      var section = part.closest(".ps-accounts"), of = groups.get(section) || {};
      if (!section || !of[part.dataset.perspective]) { found.push(of[part.dataset.perspective] = []); }
      of[part.dataset.perspective].push(part);
      if (section) { groups.set(section, of); }
    });
    return found;
  }

  function apply(made, remark) {
    if (toggles.length) { choices.hide = choices.hide.filter(function (id) { return toggles.some(function (toggle) { return toggle.value === id; }); }); }
    choices.keep(made);
    all(".ps-hidden-line").forEach(function (old) { old.remove(); });
    gaps().forEach(function (parts) { (parts[0].closest(".ps-row, .ps-silences") || parts[0]).before(line(parts)); });
    all(".ps-row").forEach(function (row) {
      var rows = Array.prototype.filter.call(row.children, function (child) { return !child.matches(".ps-row-caption"); });
      var shown = rows.filter(function (child) { return !child.hidden; }).length;
      row.hidden = !shown;
      // A caption over one account alone would speak of what is not there.
      all(":scope > .ps-row-caption", row).forEach(function (caption) { caption.hidden = shown < rows.length; });
    });
    toggles.forEach(function (toggle) { toggle.setAttribute("aria-pressed", String(!hidden(toggle.value))); });
    var names = choices.hide.filter(hidden).map(name).join(", ");
    said.textContent = [remark, names && fill("hidden", { names: names }), choices.decide && bar.dataset.decide].filter(Boolean).join(" ");
    showAll.hidden = !names;
    all(".ps-accounts").forEach(close);
    openNotes();
    decide.setAttribute("aria-pressed", String(choices.decide));
  }

  function choose(id, hide, remark) {
    choices.hide = choices.hide.filter(function (one) { return one !== id; }).concat(hide ? [id] : []).sort();
    apply(true, remark);
  }

  // In place of finding and commentary: a button that opens both, with all that was closed of this question,
  // and leads to what it has opened. The line is announced when the finding appears in it.
  function close(section) {
    var there = section.querySelector(":scope > .ps-decide-line"), rows = section.querySelector(":scope > .ps-rows");
    if (!choices.decide) { section.classList.remove("ps-open"); }
    if (there && choices.decide) { return; }
    if (there) { there.remove(); }
    if (!choices.decide || !rows) { return; }
    var element = make("p", "ps-decide-line"), answer = button(bar.dataset.open, function () { focus(open(section)); });
    answer.setAttribute("aria-label", bar.dataset.open + ": " + section.getAttribute("aria-label"));
    element.setAttribute("role", "status");
    element.appendChild(answer);
    rows.after(element);
  }
  function open(section) {
    var there = section.querySelector(":scope > .ps-decide-line"), finding = section.querySelector(".ps-finding");
    section.classList.add("ps-open");
    there.textContent = finding ? finding.textContent : "";
    openNotes();
    return there;
  }

  // A note is open when every question on this page that it tells something of is open.
  function questions(note) {
    return note.dataset.questions.split(" ").map(function (id) { return document.getElementById("accounts-" + id); }).filter(Boolean);
  }
  function openNotes() {
    all(".ps-note[data-questions]").forEach(function (note) {
      note.classList.toggle("ps-open", questions(note).every(function (section) { return section.classList.contains("ps-open"); }));
    });
  }

  // What a link leads to is shown, whatever was chosen.
  function reveal(hash) {
    var target = hash.length > 1 && document.getElementById(hash.slice(1));
    if (!target) { return; }
    var part = target.closest("[data-perspective]"), section = target.closest(".ps-accounts");
    if (part && part.hidden) { choose(part.dataset.perspective, false, fill("again", { name: name(part.dataset.perspective) })); }
    if (section && choices.decide && !section.classList.contains("ps-open") && target.closest(".ps-commentary, .ps-settle")) { open(section); }
    var note = choices.decide && target.closest(".ps-note[data-questions]");
    if (note) { questions(note).filter(function (one) { return !one.classList.contains("ps-open"); }).forEach(open); }
    return target;
  }
  function arrive() {
    var target = reveal(location.hash);
    if (target) { target.scrollIntoView(); }
  }

  toggles.forEach(function (toggle) {
    toggle.addEventListener("click", function () { choose(toggle.value, !hidden(toggle.value)); });
  });
  showAll.addEventListener("click", function () {
    choices.hide = [];
    apply(true);
    toggles[0].focus();
  });
  decide.addEventListener("click", function () { choices.decide = !choices.decide; apply(true); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) { reveal(link.hash); }
  });
  addEventListener("hashchange", arrive);
  addEventListener("pageshow", function (event) { if (event.persisted) { choices.read(); apply(); } });

  bar.hidden = false;
  apply();
  if (choices.hide.length || choices.decide) { arrive(); }
})();
