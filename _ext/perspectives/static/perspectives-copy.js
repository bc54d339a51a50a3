// Copies a citation, and a claim's words together with it, in one action. Without this script they are selected by hand.
(function () {
  "use strict";
  var first = document.querySelector(".ps-cite[data-copy]"), said = first ? first.dataset : {};
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
  function fill(cited, fold) {
    if (!fold.open || cited.dataset.filled) { return; }
    cited.dataset.filled = "yes";
    var names = cited.querySelectorAll(".ps-cite-name"), claim = cited.closest(".ps-claim");
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
  Array.prototype.forEach.call(document.querySelectorAll(".ps-cite"), function (cited) {
    var fold = cited.closest("details");
    fold.addEventListener("toggle", function () { fill(cited, fold); });
    fill(cited, fold);
  });
})();
