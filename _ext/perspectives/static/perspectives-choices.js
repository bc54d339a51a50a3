// What a reader has chosen: perspectives to hide, and whether to decide first. Runs before anything is painted.
// A choice stands in the address, which goes before what is kept for other pages where the browser keeps anything;
// links to other pages of the book carry it on.
(function () {
  "use strict";
  var root = document.documentElement;
  var base = new URL(root.dataset.content_root || "./", location.href).pathname;
  var choices = { hide: [], decide: false, read: read, keep: keep };

  function kept(name) { try { return localStorage.getItem("ps-" + name); } catch (error) { return null; } }

  function chosen(name) {
    var given = new RegExp("[?&]" + name + "=([^&]*)").exec(location.search);
    try { return given ? decodeURIComponent(given[1]) : kept(name) || ""; } catch (error) { return ""; }
  }

  function read() {
    choices.hide = chosen("hide").split(",").filter(function (id) { return /^[a-z][a-z0-9-]*$/.test(id); });
    choices.decide = chosen("decide") === "first";
    root.classList.toggle("ps-deciding", choices.decide);
  }

  // Returns the query with the choices in place of any that stand in it.
  function query(search) {
    var parts = search.replace(/^\?/, "").split("&").filter(function (part) { return part && !/^(hide|decide)(=|$)/.test(part); });
    if (choices.hide.length) { parts.push("hide=" + choices.hide.join(",")); }
    if (choices.decide) { parts.push("decide=first"); }
    return parts.length ? "?" + parts.join("&") : "";
  }

  // Puts the choices into the address and, where the reader has just made them, keeps them for other pages.
  function keep(made) {
    root.classList.toggle("ps-deciding", choices.decide);
    try {
      if (made) {
        localStorage.setItem("ps-hide", choices.hide.join(","));
        localStorage.setItem("ps-decide", choices.decide ? "first" : "");
      }
    } catch (error) { /* storage is off: the address and the links carry the choice */ }
    var search = query(location.search);
    if (search === location.search) { return; }
    try { history.replaceState(history.state, "", location.pathname + search + location.hash); } catch (error) { /* the links still carry it */ }
  }

  function carry(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    var parts = link && /^([^?#]+)(\?[^#]*)?(#.*)?$/.exec(link.getAttribute("href"));
    if (!parts) { return; }
    var to = new URL(parts[1], document.baseURI);
    if (to.protocol !== location.protocol || to.host !== location.host || to.pathname.indexOf(base) !== 0 || !/(\.html|\/)$/.test(to.pathname)) { return; }
    var href = parts[1] + query(parts[2] || "") + (parts[3] || "");
    if (href !== link.getAttribute("href")) { link.setAttribute("href", href); }
  }
  ["pointerdown", "focusin", "click"].forEach(function (name) { addEventListener(name, carry, true); });

  // Of a sentence that has a form for each kind of number, returns that for this number: "countOne", "countFew", "countOther".
  var rules = null;
  choices.form = function (sentences, name, number) {
    try { rules = rules || new Intl.PluralRules(root.lang || "en"); } catch (error) { rules = { select: function (n) { return n === 1 ? "one" : "other"; } }; }
    var kind = rules.select(number);
    return sentences[name + kind.charAt(0).toUpperCase() + kind.slice(1)] || sentences[name + "Other"];
  };

  read();
  window.perspectivesChoices = choices;
})();
