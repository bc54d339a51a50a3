// Sets light or dark before anything is painted; the choice is kept by book.js.
(function () {
  var root = document.documentElement, mode = "auto";
  try { mode = localStorage.getItem("mode") || "auto"; } catch (error) { /* storage is off: follow the system */ }
  var dark = mode === "dark" || (mode !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.mode = mode;
  root.dataset.theme = dark ? "dark" : "light";
  root.classList.add("ps-js");
})();
