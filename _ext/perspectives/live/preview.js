// The live preview in a page: it shows the page anew when it has changed, at the same place, and what is wrong in it.
// Loaded from the same origin, with events from there: the pages' policy for scripts allows both.
"use strict";
(() => {
  const shown = document.currentScript.dataset.digest;
  const address = location.pathname;
  const name = decodeURIComponent(address).replace(/^\//, "").replace(/(^|\/)$/, "$1index.html");
  const KEPT = `preview ${address}`, FOLDED = "preview folded";
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, blockquote, td, th, figcaption, pre";
  const LEAST_TOP = 56; // the bar at the top of the text covers what is higher
  const text = (element) => {
    let words = element.textContent;
    // What the preview has put in is none of the page's.
    for (const box of element.querySelectorAll(".preview-problem")) words = words.replace(box.textContent, "");
    return words.replace(/\s+/g, " ").trim();
  };
  const make = (tag, kind, words = "") => {
    const element = document.createElement(tag);
    element.className = kind;
    element.textContent = words;
    return element;
  };
  const main = () => document.querySelector("main") ?? document.body;
  const counted = (number, noun) => `${number || "No"} ${noun}${number === 1 ? "" : "s"}`;

  // The place that is read: the first blocks in the window, and how far each stands from its upper edge.

  function place() {
    const blocks = [];
    for (const block of main().querySelectorAll(`${BLOCKS}, [id]`)) {
      if (block.closest(".preview-problem")) continue;
      const { top, height } = block.getBoundingClientRect();
      if (!height || top < LEAST_TOP || top >= innerHeight) continue;
      const words = block.id ? "" : beginning(block);
      // Few words stand in many places.
      if (block.id || words.length > 23) blocks.push({ id: block.id, words, top });
      if (blocks.length > 11) break;
    }
    return { y: scrollY, blocks };
  }

  const beginning = (block) => text(block).slice(0, 80);

  function goTo({ y, blocks }) {
    const named = new Map();
    if (blocks.some(({ id }) => !id)) {
      for (const block of [...main().querySelectorAll(BLOCKS)].reverse()) named.set(beginning(block), block);
    }
    for (const { id, words, top } of blocks) {
      const block = id ? document.getElementById(id) : named.get(words);
      if (!block) continue;
      scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" });
      return;
    }
    scrollTo({ top: y, behavior: "instant" });
  }

  // The page anew, with what was open and what had the focus.

  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  const FIELDS = "textarea, input:is([type=search], [type=text], [type=number], [type=date], :not([type]))";

  // An element is found again by the nearest id around it, and its number among the like there.
  const holderOf = (element) => element.parentElement?.closest("[id]") ?? document.body;
  const alike = (holder, kind) => [...holder.querySelectorAll(kind)].filter((one) => holderOf(one) === holder);
  function markOf(element, kind) {
    if (element.id) return { id: element.id, kind, at: -1 };
    const holder = holderOf(element);
    return { id: holder.id, kind, at: alike(holder, kind).indexOf(element) };
  }
  function marked({ id, kind, at }) {
    const holder = id ? document.getElementById(id) : document.body;
    return at < 0 || !holder ? holder : alike(holder, kind)[at];
  }

  function loadAgain() {
    const folds = [...document.querySelectorAll("main details")].map((one) => ({ ...markOf(one, "details"), open: one.open }));
    const typed = [...document.querySelectorAll(FIELDS)].filter((one) => one.value !== one.defaultValue || one === document.activeElement)
      .map((one) => ({ ...markOf(one, FIELDS), value: one.value, from: one.selectionStart, to: one.selectionEnd }));
    const active = document.activeElement;
    const focus = active?.matches(FOCUSABLE) ? markOf(active, FOCUSABLE) : undefined;
    sessionStorage.setItem(KEPT, JSON.stringify({ ...place(), folds, typed, focus }));
    history.scrollRestoration = "manual";
    location.reload();
  }

  function typeAgain(typed) {
    for (const { value, from, to, ...mark } of typed) {
      const field = marked(mark);
      if (!field) continue;
      if (field.value !== value) {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      if (field === document.activeElement && from !== null) field.setSelectionRange(from, to);
    }
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (!kept) return;
    for (const { open, ...mark } of kept.folds) {
      const one = marked(mark);
      if (one) one.open = open;
    }
    const focus = () => kept.focus && marked(kept.focus)?.focus({ preventScroll: true });
    focus();
    goTo(kept);
    // Fonts and pictures may move what stands above; whoever scrolls meanwhile is let go.
    let held = true;
    const letGo = () => { held = false; history.scrollRestoration = "auto"; };
    ["wheel", "touchstart", "keydown", "pointerdown"].forEach((kind) => addEventListener(kind, letGo, { once: true, passive: true }));
    document.fonts.ready.then(() => held && goTo(kept));
    addEventListener("load", () => {
      // The scripts of the page are ready for what is typed, and have put in their buttons.
      if (held) focus();
      typeAgain(kept.typed);
      if (held) goTo(kept);
      setTimeout(letGo, 300);
    });
  }

  // The problems: at their lines, and all of them in the corner.

  const panel = make("aside", "preview-panel");
  panel.setAttribute("aria-label", "Live preview");
  const list = make("details", "preview-list"), summary = make("summary", "preview-head"), rows = make("ol", "preview-rows");
  const state = make("p", "preview-state");
  const voice = make("p", "preview-voice");
  voice.setAttribute("role", "status");
  list.append(summary, rows);
  panel.append(list, state, voice);
  list.open = !sessionStorage.getItem(FOLDED) && matchMedia("(min-width: 40rem)").matches;
  summary.addEventListener("click", () => {
    // The click turns it over.
    if (list.open) sessionStorage.setItem(FOLDED, "yes"); else sessionStorage.removeItem(FOLDED);
  });

  const home = (problem) => problem.docname && `${problem.docname}.html`;
  const lineOf = (problem) => problem.path + (problem.line ? `, line ${problem.line}` : "");

  function blockOf(problem) {
    const holder = (problem.ids ?? []).map((id) => document.getElementById(id)).find(Boolean);
    const blocks = [...(holder ?? main()).querySelectorAll(BLOCKS)];
    const block = problem.words && blocks.find((one) => text(one).startsWith(problem.words));
    if (block) return block;
    if (holder?.matches("a, span, sup, em, strong, code, cite")) return holder.closest(BLOCKS) ?? holder;
    if (holder?.tagName === "SECTION") return holder.querySelector("h1, h2, h3, h4, h5, h6");
    return holder ?? main().querySelector("h1");
  }

  function setBeside(block, box) {
    // Lists and tables hold nothing but their rows, and a claim keeps its parts in a grid.
    if (/^(LI|TD|TH|DD|DT)$/.test(block.tagName)) block.append(box);
    else if (/^(P|H[1-6]|BLOCKQUOTE)$/.test(block.tagName)) {
      // Several stand one below the other, in the order of their lines.
      let above = block;
      while (above.nextElementSibling?.matches(".preview-problem")) above = above.nextElementSibling;
      above.after(box);
    }
    else (block.querySelector("blockquote, p") ?? block.firstElementChild ?? block).before(box);
  }

  function boxOf(problem, number) {
    const box = make("aside", "preview-problem");
    box.id = `preview-problem-${number}`;
    box.setAttribute("aria-label", `Problem in line ${problem.line}`);
    box.tabIndex = -1;
    box.append(...wordsOf(problem, problem.line ? `Line ${problem.line}` : "This page"));
    return box;
  }

  function wordsOf(problem, head) {
    const code = problem.code.replace("perspectives.", "");
    const top = make("span", "preview-place", head);
    const what = make("span", "preview-what", problem.what);
    const parts = [top, what];
    if (problem.mend) parts.push(make("span", "preview-mend", problem.mend));
    if (code) parts.push(make("code", "preview-code", code));
    return parts;
  }

  function rowOf(problem, number) {
    const row = make("li", "preview-row"), page = home(problem);
    const [top, ...rest] = wordsOf(problem, "");
    const words = lineOf(problem) || "The build";
    if (page) {
      const link = make("a", "preview-link", words);
      link.href = page === name ? `#preview-problem-${number}` : `/${page}`;
      top.append(link);
    } else top.textContent = words;
    row.append(top, ...rest);
    return row;
  }

  let last = "";
  function show(problems) {
    const now = JSON.stringify(problems);
    if (now === last) return;
    const before = last && JSON.parse(last).length;
    last = now;
    const kept = place();
    document.querySelectorAll(".preview-problem").forEach((box) => box.remove());
    problems.forEach((problem, number) => {
      if (home(problem) === name) setBeside(blockOf(problem), boxOf(problem, number));
    });
    goTo(kept);
    const y = rows.scrollTop;
    rows.replaceChildren(...problems.map(rowOf));
    rows.scrollTop = y;
    summary.textContent = counted(problems.length, "problem");
    list.hidden = !problems.length;
    if (before !== "" || problems.length) voice.textContent = counted(problems.length, "problem");
  }

  const WORDS = { building: "Building …", current: "Up to date", failed: "Not built", gone: "No longer in the book", silent: "The preview has ended" };

  function say(kind, note = "") {
    panel.hidden = false;
    panel.dataset.state = kind;
    state.textContent = note ? `${WORDS[kind]} ${note}` : WORDS[kind];
    const waiting = document.querySelector(".preview-waiting p");
    if (waiting && note) waiting.textContent = `${note} This page is shown as soon as it is written.`;
  }

  // The events, while the page is looked at: a browser allows one machine few connections.

  let source, silence, isOld;

  // Who is busy in a dialogue is left there: the page is shown anew when it is closed.
  const isFree = () => !document.querySelector("dialog:modal");
  addEventListener("close", () => { if (isOld && isFree()) { leave(); loadAgain(); } }, true);

  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(`/_preview/events?page=${encodeURIComponent(address)}`);
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data);
      isOld = event.digest && event.digest !== shown;
      if (isOld && isFree()) { leave(); loadAgain(); return; }
      const isGone = shown && !event.digest && event.state === "current";
      say(isGone ? "gone" : event.state, event.note);
      panel.dataset.whole = event.is_whole;
      show(event.problems);
    };
    source.onopen = () => { clearTimeout(silence); silence = undefined; };
    source.onerror = () => {
      silence ??= setTimeout(() => say("silent"), 1500);
      // Where nobody listens, a browser gives up after the first time.
      if (source.readyState === EventSource.CLOSED) { leave(); setTimeout(listen, 1000); }
    };
  }

  function leave() {
    source?.close();
    source = undefined;
  }

  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); else listen(); });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  document.body.append(panel);
  panel.hidden = list.hidden = true;
  restore();
  listen();
})();
