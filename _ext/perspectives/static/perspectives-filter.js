// The dates of questions, for the register and for the search: the rules are those of records/questions.py.
window.perspectivesDates = (() => {
  "use strict";
  const DATE = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", ONE = new RegExp("^(" + DATE + ")$");
  const TWO = new RegExp("^(" + DATE + ")?\\s*(?:[–—/]|-|\\.\\.|\\bto\\b)\\s*(" + DATE + ")?$");
  // Two dates are compared by what both say: a year with a day by the year alone. An open end is before nothing.
  function isBefore(one, other) {
    const length = Math.min(one.length, other.length);
    return one.slice(0, length) < other.slice(0, length);
  }
  return {
    isDate: (text) => ONE.test(text),
    // What a reader types into a field of dates, as the two ends of a period; null where it is none.
    period(text) {
      const typed = text.trim().replace(/\s+/g, " "), one = ONE.exec(typed), two = TWO.exec(typed);
      if (one) { return [one[1], one[1]]; }
      return two && (two[1] || two[2]) && !(two[1] && two[2] && isBefore(two[2], two[1])) ? [two[1] || "", two[2] || ""] : null;
    },
    typedAs: (from, to) => (from === to ? from : from + "–" + to),
    overlaps(span, from, to) {
      const [begin, end = begin] = span.split("/");
      return !isBefore(end, from) && !isBefore(to, begin);
    }
  };
})();

// Narrows a table by the choices in the form before it. The state stands in the address, so that a narrowed list can be
// cited and shared, and is printed on paper; without this script the form stays hidden and the table whole.
(function () {
  "use strict";
  var forms = Array.prototype.slice.call(document.querySelectorAll("form.ps-filters"));
  if (!forms.length) { return; }

  // A part of an address that was cut short cannot be decoded, and is taken as it is.
  function decoded(text) { try { return decodeURIComponent(text); } catch (error) { return text; } }
  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function start(form) {
    var table = document.getElementById(form.dataset.for);
    if (!table) { return; }
    var selects = Array.prototype.slice.call(form.querySelectorAll("select"));
    var said = form.querySelector("output"), address = form.querySelector(".ps-filters-address");
    var rows = Array.prototype.map.call(table.tBodies[0].rows, function (row) {
      return { row: row, values: selects.map(function (select) { return (row.dataset[select.name] || "").split(" "); }) };
    });

    function show() {
      var chosen = selects.map(function (select) { return select.value; }), shown = 0;
      rows.forEach(function (entry) {
        var fits = entry.values.every(function (values, at) { return !chosen[at] || values.indexOf(chosen[at]) >= 0; });
        if (entry.row.hidden === fits) { entry.row.hidden = !fits; }
        shown += fits;
      });
      var words = selects.filter(function (select) { return select.value; }).map(function (select) {
        return select.parentElement.querySelector("span").textContent + ": " + select.selectedOptions[0].textContent;
      });
      var kind = !words.length ? "all" : shown ? "some" : "none";
      said.textContent = fill(said.dataset[kind], { shown: shown, all: rows.length, chosen: words.join("; ") });
      address.hidden = !words.length;
      address.querySelector("span").textContent = words.length ? location.href.replace(/#.*/, "") : "";
    }

    // Other parts of the address belong to others, and stay.
    function write() {
      var query = new URLSearchParams(location.search);
      selects.forEach(function (select) {
        if (select.value) { query.set(select.name, select.value); } else { query.delete(select.name); }
      });
      var text = query.toString();
      history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
    }

    function read() {
      var query = new URLSearchParams(location.search);
      selects.forEach(function (select) {
        select.value = query.get(select.name) || "";
        if (select.selectedIndex < 0) { select.value = ""; }
      });
      show();
    }

    form.addEventListener("change", function () { write(); show(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      selects.forEach(function (select) { select.value = ""; });
      write();
      show();
    });
    addEventListener("popstate", read);
    form.hidden = false;
    read();
    // A link to a row that the address hides must not lead into nothing.
    var target = location.hash && document.getElementById(decoded(location.hash.slice(1)));
    var row = target && target.closest && target.closest("tr[hidden]");
    if (row) { row.hidden = false; row.scrollIntoView(); }
  }
  forms.forEach(start);
})();
