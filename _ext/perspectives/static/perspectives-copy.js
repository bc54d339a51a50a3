// Copies a citation, and a claim's words together with it, in one action. Without this script they are selected by hand.
(function () {
  "use strict";
  var said = null, pages = {};
  // The words on the buttons stand at the first citations of the page, or of the page that has them all.
  function listen(root) {
    var first = root.querySelector(".ps-cite[data-copy]");
    said = said || (first ? first.dataset : null);
  }
  function put(text, button) {
    function done(ok) {
      button.textContent = ok ? button.dataset.done : button.dataset.failed;
      setTimeout(function () { button.textContent = button.dataset.name; }, 2500);
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, function () { done(byHand(text)); });
    } else { done(byHand(text)); }
  }
  // Where the page may not write to the clipboard itself, as in some browsers from the disk.
  function byHand(text) {
    var field = document.createElement("textarea"), ok = false;
    field.value = text;
    field.setAttribute("readonly", "");
    document.body.appendChild(field);
    field.select();
    try { ok = document.execCommand("copy"); } catch (error) { ok = false; }
    field.remove();
    return ok;
  }
  function offer(place, name, text) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "ps-copy";
    button.dataset.name = button.textContent = name;
    button.dataset.done = said.copied;
    button.dataset.failed = said.failed;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () { put(text(), button); });
    place.appendChild(button);
  }
  function words(claim) {
    return Array.prototype.map.call(claim.querySelectorAll("blockquote.ps-words"), function (quotation) {
      // An original and a variant say what they are.
      var label = quotation.parentNode.querySelector(":scope > .ps-wording-label");
      return (label ? label.innerText.trim() + "\n" : "") + quotation.innerText.trim();
    }).join("\n\n");
  }
  function fill(cited, claim) {
    if (cited.dataset.filled) { return; }
    cited.dataset.filled = "yes";
    var names = cited.querySelectorAll(".ps-cite-name");
    Array.prototype.forEach.call(names, function (name) {
      var form = name.nextElementSibling;
      offer(name, said.copy, function () { return form.innerText.trim(); });
    });
    if (claim && claim.querySelector("blockquote.ps-words")) {
      var row = document.createElement("p");
      row.className = "ps-cite-both";
      cited.appendChild(row);
      offer(row, said.both, function () {
        return words(claim) + "\n\n" + names[0].nextElementSibling.innerText.trim() + "\n" + names[1].nextElementSibling.innerText.trim();
      });
    }
  }
  // The page with all citations, loaded once. From the disk a browser loads none, and the link leads there.
  function load(address) {
    pages[address] = pages[address] || fetch(address).then(function (answer) {
      if (!answer.ok) { throw new Error(address); }
      return answer.text();
    }).then(function (text) { return new DOMParser().parseFromString(text, "text/html"); });
    return pages[address];
  }
  function show(link, fold) {
    if (!fold.open || fold.dataset.asked || !/^http/.test(location.protocol)) { return; }
    fold.dataset.asked = "yes";
    load(link.href.split("#")[0]).then(function (page) {
      listen(page);
      var cited = document.importNode(page.getElementById(link.hash.slice(1)).querySelector(".ps-cite"), true);
      link.closest("details").appendChild(cited);
      link.previousSibling.textContent = link.previousSibling.textContent.replace(/ · $/, "");
      link.remove();
      fill(cited, cited.closest(".ps-claim"));
    }).catch(function () { delete fold.dataset.asked; });
  }
  listen(document);
  Array.prototype.forEach.call(document.querySelectorAll("a.ps-cite-link"), function (link) {
    var fold = link.closest("details");
    fold.addEventListener("toggle", function () { show(link, fold); });
    show(link, fold);
  });
  Array.prototype.forEach.call(document.querySelectorAll(".ps-cite"), function (cited) {
    var fold = cited.closest("details");
    if (!fold || fold.open) { fill(cited, null); return; }
    fold.addEventListener("toggle", function () { fill(cited, null); });
  });
})();
