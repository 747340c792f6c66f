"use strict";
// Choosing a claim shows its words, choosing words shows their claim. The address's #part holds the choice (r1c3, the
// card of claim 3 in report 1; r1t3, its words), so that links work without this script too.
(() => {
  const HIDDEN_UNTIL_CHOSEN = "xs";
  const ORDER = "gatpwcivh";
  const root = document.documentElement;
  const filters = document.querySelector(".filters");
  const shown = filters.querySelector(".shown");
  let chosen = null; // {report, number}

  const of = (hash) => {
    const parts = /^#(r\d+)[ct](\d+)$/.exec(hash);
    return parts && { report: parts[1], number: parts[2] };
  };
  const card = (choice) => document.getElementById(`${choice.report}c${choice.number}`);
  const badge = (choice) => document.getElementById(`${choice.report}t${choice.number}`);
  const tell = (what, detail) => document.dispatchEvent(new CustomEvent(`reportedly:${what}`, { detail }));
  const same = (one, other) => one && other && one.report === other.report && one.number === other.number;
  const marksOf = (element) =>
    (element.dataset.m || "").split(" ").filter(Boolean).map((mark) => ({ number: mark.slice(0, -1), role: mark.slice(-1) }));

  // Colour the words of one report: those of the chosen claim alone, or of all claims that the filters leave.
  const paint = (section) => {
    const alone = chosen && chosen.report === section.id ? chosen.number : null;
    section.classList.toggle("choosing", alone !== null);
    for (const element of section.querySelectorAll(".text [data-m]")) {
      const marks = marksOf(element).filter((mark) =>
        alone === null ? !card({ report: section.id, number: mark.number }).hidden : mark.number === alone);
      const roles = new Set(marks.map((mark) => mark.role));
      const codes = [...ORDER].filter((code) => roles.has(code)).join("");
      for (const name of [...element.classList]) {
        if (/^(m|m-.*|on|in|x)$/.test(name)) element.classList.remove(name);
      }
      if (codes) element.classList.add("m", `m-${codes}`);
      if (alone === null) continue;
      if (codes) element.classList.add("on");
      if (roles.has("s") && !codes) element.classList.add("in");
      if (roles.has("x")) element.classList.add("x");
    }
  };

  const choose = (choice) => {
    if (choice && !card(choice)) return;
    const before = chosen;
    chosen = choice;
    for (const [each, on] of [[before, false], [chosen, true]]) {
      if (!each) continue;
      card(each).classList.toggle("on", on);
      for (const link of [card(each).querySelector(".n"), badge(each)]) {
        if (!link) continue;
        if (on) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
    for (const report of new Set([before, chosen].filter(Boolean).map((each) => each.report))) {
      paint(document.getElementById(report));
    }
    tell("chosen", chosen);
  };

  const sideBySide = () => matchMedia("(min-width: 56.01rem)").matches;

  // Show a choice: the side that was not acted on is brought into view.
  const show = (choice, from) => {
    if (choice && card(choice) && card(choice).hidden) {
      filters.reset();
      filter();
    }
    choose(choice);
    if (!choice || !chosen) return;
    const target = from === "text" ? card(choice) : badge(choice);
    if (target && (sideBySide() || from !== "page")) target.scrollIntoView({ block: "nearest" });
  };

  const go = (id) => {
    if (location.hash === `#${id}`) followAddress();
    else location.hash = id;
  };
  const followAddress = () => {
    const choice = of(location.hash);
    if (choice) show(choice, location.hash.includes("c") ? "text" : "cards");
  };

  const step = (from, direction) => {
    const cards = [...document.querySelectorAll(".card:not([hidden])")];
    const next = cards[cards.indexOf(from) + direction];
    if (!next) return;
    const link = next.querySelector(".n");
    go(link.hash.slice(1));
    link.focus({ preventScroll: true }); // following the address has moved it
    next.scrollIntoView({ block: "nearest" });
  };

  const filter = () => {
    const wanted = { event: filters.elements.event.value, speaker: filters.elements.speaker.value };
    const cards = [...document.querySelectorAll(".card")];
    for (const each of cards) {
      each.hidden = Boolean((wanted.event && each.dataset.event !== wanted.event)
        || (wanted.speaker && each.dataset.speaker !== wanted.speaker));
      const link = document.getElementById(each.id.replace("c", "t"));
      if (link) link.hidden = each.hidden;
    }
    if (chosen && card(chosen).hidden) choose(null);
    document.querySelectorAll(".report").forEach(paint);
    const left = cards.filter((each) => !each.hidden).length;
    shown.textContent = `${left} of ${cards.length} claims`;
    tell("filtered");
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("a, summary, select, label, .sheet") || !getSelection().isCollapsed) return;
    const clickedCard = event.target.closest(".card");
    if (clickedCard) {
      go(clickedCard.querySelector(".n").hash.slice(1));
      return;
    }
    const words = event.target.closest(".text [data-m]");
    const report = words && words.closest(".report").id;
    const marks = words ? marksOf(words).filter((mark) => !card({ report, number: mark.number }).hidden) : [];
    const told = marks.filter((mark) => !HIDDEN_UNTIL_CHOSEN.includes(mark.role));
    const numbers = [...new Set((told.length ? told : marks).map((mark) => mark.number))];
    if (!numbers.length) {
      choose(null);
      return;
    }
    // Words of several claims: a further click shows the next one.
    const at = chosen && chosen.report === report ? numbers.indexOf(chosen.number) : -1;
    go(`${report}c${numbers[(at + 1) % numbers.length]}`);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.hash && link.hash === location.hash && same(of(link.hash), of(location.hash))) followAddress();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
    const from = document.activeElement && document.activeElement.closest(".card");
    if (from && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(from, event.key === "ArrowDown" ? 1 : -1);
    }
  });
  addEventListener("hashchange", followAddress);
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());

  root.classList.add("js");
  filters.hidden = false;
  filters.reset();
  filter();
  followAddress();
  requestAnimationFrame(() => root.classList.add("ready")); // from here on scrolling may glide
})();
