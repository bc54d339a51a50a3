// A small card that says what a link to a claim, a voice, an event, a document or a work leads to. Under the pointer it stays open,
// Escape closes it, and nothing of it moves. Its data are a script of their own, loaded when the first card is asked for.
(function () {
  "use strict";
  var root = document.documentElement, WAIT = 350, data = null, asked = false;
  var card = null, link = null, wanted = null, timer = 0, touched = false;

  window.perspectivesPreviews = function (given) { data = given; if (wanted) { show(wanted); } };
  function load() {
    if (asked) { return; }
    asked = true;
    var script = document.createElement("script");
    script.src = (root.dataset.content_root || "./") + "data/previews.js";
    document.head.appendChild(script);
  }

  // What cannot be decoded is taken as it is.
  function decoded(text) { try { return decodeURIComponent(text); } catch (error) { return text; } }
  // The record a link leads to, unless that is on the screen already.
  function record(element) {
    var href = element && element.getAttribute("href"), at = href ? href.indexOf("#") : -1;
    var parts = at >= 0 && /^(claim|voice|event|document|cite)-(.+)$/.exec(decoded(href.slice(at + 1)));
    if (!parts || element.closest(".ps-card") || !element.closest("main") || /^[a-z]+:/.test(href)) { return null; }
    var there = at === 0 && document.getElementById(href.slice(1)), box = there && there.getBoundingClientRect();
    return box && box.height && box.bottom > 0 && box.top < innerHeight ? null : { kind: parts[1], id: parts[2] };
  }

  function line(name, text, lang, dir) {
    if (!text) { return; }
    var element = document.createElement("p");
    element.className = "ps-card-" + name;
    element.textContent = text;
    if (lang) { element.lang = lang; }
    if (dir) { element.dir = dir; }
    card.appendChild(element);
  }
  function standpoint(id) {
    var one = data.perspectives[id];
    if (!one) { return; }
    line("label", " " + one[1]);
    var letter = document.createElement("span");
    letter.className = "ps-letter";
    letter.textContent = one[0];
    card.lastChild.prepend(letter);
    card.classList.add("ps-colour-" + one[2]);
  }
  function write(kind, fields) {
    if (kind === "claim" || kind === "voice" || kind === "document") { standpoint(fields[0]); }
    if (kind === "claim") { line("name", fields[1]); line("chain", fields[2]); line("words", fields[3], fields[5], fields[6]); line("source", fields[4]); }
    if (kind === "voice") { line("name", fields[1]); line("source", fields[2]); }
    if (kind === "event") { line("name", fields[0]); line("source", fields[1]); line("source", fields[2]); }
    if (kind === "document") { line("name", fields[1]); line("source", fields[2]); line("source", fields[3]); }
    if (kind === "cite") { line("work", fields[0]); line("annotation", fields[1]); line("source", fields[2]); }
  }

  function place() {
    var box = link.getClientRects()[0], from, size = card.getBoundingClientRect();
    if (!box) { return; }
    card.style.left = "0";
    card.style.top = "0";
    from = card.getBoundingClientRect();
    var left = Math.max(8, Math.min(box.left, root.clientWidth - size.width - 8));
    var below = box.bottom + size.height + 6 < innerHeight || box.top < size.height + 6;
    card.style.left = left - from.left + "px";
    card.style.top = (below ? box.bottom + 2 : box.top - size.height - 2) - from.top + "px";
  }
  // A link to a paragraph, a page or a note of a document leads to the document.
  function fieldsOf(target) {
    var records = data[target.kind], id = target.id;
    while (target.kind === "document" && id && !records[id]) { id = id.slice(0, Math.max(0, id.lastIndexOf("-"))); }
    return records[id];
  }
  function show(element) {
    var target = record(element), fields;
    if (!target) { return; }
    if (!data) { wanted = element; load(); return; }
    wanted = null;
    fields = fieldsOf(target);
    if (!fields || link === element) { return; }
    hide();
    link = element;
    card = document.createElement("div");
    card.id = "ps-card";
    card.className = "ps-card";
    card.setAttribute("role", "tooltip");
    write(target.kind, fields);
    document.querySelector("main").appendChild(card);
    link.setAttribute("aria-describedby", "ps-card");
    // The browser's own small label would cover the card.
    if (link.title) { link.dataset.title = link.title; link.removeAttribute("title"); }
    place();
  }
  function hide() {
    clearTimeout(timer);
    wanted = null;
    if (!card) { return; }
    card.remove();
    link.removeAttribute("aria-describedby");
    if (link.dataset.title) { link.title = link.dataset.title; delete link.dataset.title; }
    card = link = null;
  }
  function later(answer) { clearTimeout(timer); timer = setTimeout(answer, WAIT); }

  addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch"; if (touched) { hide(); } }, true);
  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") { return; }
    if (event.target.closest(".ps-card")) { clearTimeout(timer); return; }
    var over = event.target.closest("a[href]");
    if (over && over === link) { clearTimeout(timer); return; }
    if (record(over)) { later(function () { show(over); }); return; }
    // Left for somewhere else: a card opened by the keyboard stays while its link has the focus.
    wanted = null;
    if (card && link !== document.activeElement) { later(hide); } else { clearTimeout(timer); }
  });
  document.addEventListener("focusin", function (event) {
    var on = event.target.closest("a[href]");
    if (link && on !== link) { hide(); }
    if (!touched && on && on.matches(":focus-visible") && record(on)) { later(function () { show(on); }); }
  });
  document.addEventListener("focusout", function (event) { if (event.target === link) { later(hide); } else { wanted = null; } });
  addEventListener("keydown", function (event) {
    touched = false;
    if (event.key === "Escape" && (card || wanted)) { hide(); }
  }, true);
  addEventListener("scroll", function () { if (card) { place(); } }, { passive: true });
  addEventListener("resize", hide);
  addEventListener("pagehide", hide);
})();
