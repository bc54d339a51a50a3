// What the page's buttons do: light and dark, search, the two side panels, the way back up.
// The book is complete without it. It takes the place of the theme's own script and of Bootstrap's.
(function () {
  "use strict";
  var root = document.documentElement;
  var system = matchMedia("(prefers-color-scheme: dark)");
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };

  function show(mode) {
    root.dataset.mode = mode;
    root.dataset.theme = mode === "auto" ? (system.matches ? "dark" : "light") : mode;
    all(".theme-switch-button").forEach(function (button) {
      button.setAttribute("aria-label", button.dataset[mode]);
      button.title = button.dataset[mode];
    });
  }
  function keep(mode) {
    try { localStorage.setItem("mode", mode); } catch (error) { /* storage is off: the choice lasts for this page */ }
    show(mode);
  }
  show(root.dataset.mode || "auto");
  // Paper is white.
  addEventListener("beforeprint", function () { root.dataset.theme = "light"; });
  addEventListener("afterprint", function () { show(root.dataset.mode); });
  system.addEventListener("change", function () { show(root.dataset.mode); });
  all(".theme-switch-button").forEach(function (button) {
    button.addEventListener("click", function () {
      var order = system.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
      keep(order[(order.indexOf(root.dataset.mode) + 1) % order.length]);
    });
  });

  // Search: a dialog that sends the words to the search page, and answers by itself once its script is there.
  var search = document.getElementById("pst-search-dialog"), searched = false;
  function find() {
    if (!search || search.open) { return; }
    search.showModal();
    search.querySelector("input").select();
    if (!searched && !document.querySelector("script[src*='perspectives-search.js']")) {
      var script = document.createElement("script");
      script.src = root.dataset.content_root + "_static/perspectives-search.js";
      document.head.appendChild(script);
    }
    searched = true;
  }
  all(".search-button__button, .search-button").forEach(function (button) { button.addEventListener("click", find); });
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); find(); }
  });

  // Side panels: on a small screen they open as dialogs, and go back to their place when closed.
  function panel(toggles, sideId, dialogId) {
    var side = document.getElementById(sideId), dialog = document.getElementById(dialogId);
    if (!side || !dialog) { return; }
    function back() { while (dialog.firstChild) { side.appendChild(dialog.firstChild); } }
    all(toggles).forEach(function (toggle) {
      toggle.addEventListener("click", function (event) {
        if (getComputedStyle(side).display !== "none" && side.getBoundingClientRect().left >= 0 && matchMedia("(min-width: 992px)").matches) { return; }
        event.preventDefault();
        while (side.firstChild) { dialog.appendChild(side.firstChild); }
        dialog.className = side.className;
        dialog.showModal();
      });
    });
    dialog.addEventListener("close", back);
    // Not every browser closes a dialog on Escape by itself.
    dialog.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || (event.target.closest && event.target.closest("a"))) { dialog.close(); }
    });
  }
  panel(".primary-toggle", "pst-primary-sidebar", "pst-primary-sidebar-modal");
  panel(".secondary-toggle", "pst-secondary-sidebar", "pst-secondary-sidebar-modal");

  // The entry of this page in the contents of the book is in sight.
  var side = document.getElementById("pst-primary-sidebar"), entry = side && all(".bd-links li.current > a").pop();
  if (entry) {
    var place = entry.getBoundingClientRect(), frame = side.getBoundingClientRect();
    if (place.bottom > Math.min(frame.bottom, innerHeight)) { side.scrollTop += place.top - frame.top - side.clientHeight / 3; }
  }

  var up = document.getElementById("pst-back-to-top");
  if (up) {
    var bar = document.querySelector(".article-header-buttons");
    if (bar) {
      up.title = up.textContent.trim();
      up.setAttribute("aria-label", up.title);
      up.lastChild.remove();
      bar.prepend(up);
    }
    up.addEventListener("click", function () { scrollTo(0, 0); });
    addEventListener("scroll", function () { up.style.display = scrollY > innerHeight ? "block" : "none"; }, { passive: true });
  }

  // The page's contents list marks the section that is being read.
  var entries = all("#pst-page-toc-nav a[href^='#']").map(function (link) {
    return { link: link, section: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter(function (entry) { return entry.section; });
  if (entries.length) {
    var mark = function () {
      var current = entries[0];
      entries.forEach(function (entry) { if (entry.section.getBoundingClientRect().top < innerHeight / 3) { current = entry; } });
      entries.forEach(function (entry) { entry.link.classList.toggle("active", entry === current); });
    };
    addEventListener("scroll", mark, { passive: true });
    mark();
  }
})();
