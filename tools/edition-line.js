// On pages of earlier editions: the link to the page as it stands today leads to the same claim there.
(function () {
  "use strict";
  var link = document.querySelector('a[rel="latest-version"]');
  if (!link) { return; }
  var address = link.getAttribute("href");
  function follow() { link.setAttribute("href", address + location.hash); }
  addEventListener("hashchange", follow);
  follow();
})();
