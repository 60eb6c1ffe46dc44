// What the keys do. Everything works without it; nothing here reads or writes but the address.
"use strict";
(() => {
  const places = { l: "/", t: "/timeline", m: "/map", x: "/matrix", n: "/network" };
  let waiting = false;

  const rows = () => [...document.querySelectorAll("[data-row]")];

  function step(by) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next.querySelector(".to-event").focus();
    next.scrollIntoView({ block: "nearest" });
  }

  const keys = {
    "/": () => document.querySelector("[data-search]")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    g: () => { waiting = true; setTimeout(() => { waiting = false; }, 1200); },
    "?": () => { location.href = "/help"; },
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && typing) { typing.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (waiting && places[event.key]) { location.href = places[event.key]; return; }
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  // On a phone the filters would fill the screen: they wait until they are asked for.
  if (matchMedia("(max-width: 40rem)").matches) {
    for (const box of document.querySelectorAll(".filter-box")) box.open = false;
  }

  // A filter that is chosen from a list is applied at once; fields that are left blank stay out of the address.
  for (const form of document.querySelectorAll("form.filters")) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
    });
    for (const field of form.querySelectorAll("select, input[type=checkbox], input[type=date]")) {
      field.addEventListener("change", () => form.requestSubmit());
    }
  }
})();
