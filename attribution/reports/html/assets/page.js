"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const words = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);

  // A link into a closed part opens it, one to what a filter leaves out ends the filter; the place gets the focus, so that the next Tab goes on from there.
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest(".gone")) { form.reset(); show(); }
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView({ block: target.matches(".n, li, .deed") ? "center" : "start" });
    const stop = target.matches("a") ? target : target.matches("section, article") ? null : target.querySelector("summary, a[href]");
    if (stop) stop.focus({ preventScroll: true });
  };

  // What belongs to one statement lights up together: its source, cue and all pieces of its content.
  let lit = [], shown = "";
  const light = (number) => {
    if (number === shown) return;
    shown = number;
    lit.forEach((element) => element.classList.remove("lit"));
    const place = number && document.getElementById(`s${number}`);
    lit = place ? all(`[data-s~="${number}"]`, place.closest("article")) : [];
    lit.forEach((element) => element.classList.add("lit"));
  };
  const statement = (element) => {
    const part = element && element.closest && element.closest(".paragraph [data-s]");
    return part ? words(part, "s").pop() || "" : "";
  };
  const pointed = (event) => light(statement(event.target) || statement(document.activeElement));
  document.addEventListener("pointerover", pointed);
  document.addEventListener("focusin", pointed);

  // The filters choose statements; whatever holds none of those chosen is left out.
  const form = document.getElementById("filter");
  const statements = all("[data-n]").map((item) => ({
    n: item.dataset.n, w: words(item, "w"), a: words(item, "a"), p: words(item, "p"),
  }));
  const held = all("[data-s]");
  const show = () => {
    const by = all("select", form).filter((choice) => choice.value);
    const kept = new Set(statements.filter((one) => by.every((choice) => one[choice.dataset.by].includes(choice.value))).map((one) => one.n));
    const point = by.filter((choice) => choice.dataset.by === "p").map((choice) => choice.value)[0];
    for (const element of held) {
      let out = by.length > 0 && !words(element, "s").some((number) => kept.has(number));
      if (point && element.dataset.p && !element.dataset.n) out = element.dataset.p !== point;
      const inText = element.closest(".paragraph, svg") !== null || element.classList.contains("deed");
      element.classList.toggle("gone", out && !inText);
      element.classList.toggle("pale", out && inText);
    }
    for (const group of all("table, .reasons, .strips, .lone")) {
      const parts = all("[data-s]", group).filter((part) => part.matches("tr, li, .strip"));
      group.classList.toggle("gone", parts.length > 0 && parts.every((part) => part.classList.contains("gone")));
    }
    form.elements.found.value = by.length ? `${kept.size} of ${statements.length} statements` : "";
  };
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());

  window.addEventListener("hashchange", arrive);
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((part) => { part.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((part) => { part.open = false; }));
  if (location.hash) window.addEventListener("load", arrive);
})();
