// On the page for addresses that do not exist: offers the place that was meant, where the book has it.
// What the address names, after the “#” or as the last part of its path, is looked for among the ids and pages of the
// search index, and among the retired ids; then for one that differs in two letters at most.
(function () {
  "use strict";
  var offer = document.getElementById("ps-lost"), root = new URL("../", document.currentScript.src);
  if (!offer) { return; }

  function decoded(text) { try { return decodeURIComponent(text); } catch (error) { return text; } }
  var anchor = decoded(location.hash.slice(1)).trim();
  var parts = decoded(location.pathname).split("/").filter(Boolean).map(function (part) { return part.replace(/\.html?$/i, ""); });
  if (parts[parts.length - 1] === "index") { parts.pop(); }
  // From the disk, or where a host shows the page at its own address, its name says nothing.
  var page = parts[parts.length - 1] === "404" ? "" : parts.pop() || "";

  function bare(name) { return name.replace(/^(claim|accounts|note|voice|event|cite)-/, ""); }
  // The number of letters in which two words differ; three stands for more than two.
  function distance(one, other) {
    if (Math.abs(one.length - other.length) > 2) { return 3; }
    var row = [], i, j, above, next;
    for (j = 0; j <= other.length; j += 1) { row.push(j); }
    for (i = 1; i <= one.length; i += 1) {
      above = row[0];
      row[0] = i;
      for (j = 1; j <= other.length; j += 1) {
        next = Math.min(row[j] + 1, row[j - 1] + 1, above + (one[i - 1] === other[j - 1] ? 0 : 1));
        above = row[j];
        row[j] = next;
      }
    }
    return Math.min(row[other.length], 3);
  }

  function show(address, title, where) {
    var line = document.createElement("p"), link = document.createElement("a");
    link.href = new URL(address, root).href;
    link.textContent = title;
    line.append(offer.dataset.words + " ", link, where ? ", " + where : "", ".");
    offer.replaceChildren(line);
    offer.hidden = false;
  }

  function places(index) {
    var all = index.records.map(function (record) {
      var one = index.pages[record[4]];
      return { names: [record[5], bare(record[5])], address: one[0] + "#" + encodeURIComponent(record[5]), title: record[1], where: one[1] };
    });
    index.pages.forEach(function (one) {
      var name = decoded(one[0]).replace(/\/$|(\/index)?\.html$/, "").split("/").pop();
      all.push({ names: [name], address: one[0], title: one[1], where: "" });
    });
    return all;
  }

  function find(index) {
    var all = places(index), wanted = [anchor, page].filter(Boolean), i, found;
    for (i = 0; i < wanted.length; i += 1) {
      found = all.find(function (place) { return place.names.indexOf(wanted[i]) >= 0; });
      if (found) { return found; }
    }
    for (i = 0; i < wanted.length; i += 1) {
      if (wanted[i].length < 5) { continue; }
      found = all.map(function (place) {
        return [Math.min.apply(null, place.names.map(function (name) { return distance(name, wanted[i]); })), place];
      }).sort(function (one, other) { return one[0] - other[0]; })[0];
      if (found && found[0] < 3) { return found[1]; }
    }
    return null;
  }

  // A retired id is not in the search. From the disk this file cannot be read, and nothing is offered.
  function findRetired() {
    if (root.protocol === "file:") { return; }
    fetch(new URL("data/retired.json", root)).then(function (answer) { return answer.json(); }).then(function (data) {
      var entry = data.retired.find(function (one) { return one.id === anchor || one.id === bare(anchor); });
      if (entry && entry.url) { show(entry.url, entry.id, ""); }
    }).catch(function () { /* nothing is offered */ });
  }

  if (!anchor && !page) { return; }
  window.perspectivesSearch = function (index) {
    delete window.perspectivesSearch;
    var exact = find(index);
    if (exact) { show(exact.address, exact.title, exact.where); } else if (anchor) { findRetired(); }
  };
  var script = document.createElement("script");
  script.src = new URL("data/search.js", root).href;
  document.head.appendChild(script);
})();
