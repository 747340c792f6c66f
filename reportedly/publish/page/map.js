// The map: zoom and pan by mouse, buttons and keys; a chosen claim shows its places, a chosen place its claims.
(() => {
  const MOST = 16;
  const STEP = 1.5;
  const SLACK = 4; // a press that moves less is a click

  const claimsOf = (spot) => spot.dataset.c.split(" ");
  const open = (report, number) => !document.getElementById(`${report}c${number}`).hidden;

  const begin = (sheet) => {
    const svg = sheet.querySelector("svg");
    const report = sheet.closest(".report").id;
    const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
    const spots = [...svg.querySelectorAll(".spot")];
    const home = { x: wide / 2, y: high / 2, zoom: 1 };
    let at = { ...home };

    // The middle of the view and the zoom give the part that is shown; letters keep their size on the screen.
    const draw = () => {
      const box = svg.getBoundingClientRect();
      const fitted = box.width && box.height ? Math.min(box.width / wide, box.height / high) : 1;
      const scale = fitted * at.zoom;
      const [w, h] = box.width && box.height ? [box.width / scale, box.height / scale] : [wide, high];
      at.x = Math.min(Math.max(at.x, -wide + w / 2), 2 * wide - w / 2);
      at.y = Math.min(Math.max(at.y, -high + h / 2), 2 * high - h / 2);
      if (w > 3 * wide) at.x = wide / 2;
      if (h > 3 * high) at.y = high / 2;
      svg.setAttribute("viewBox", `${at.x - w / 2} ${at.y - h / 2} ${w} ${h}`);
      svg.style.setProperty("--k", 1 / scale);
      let level = 1;
      while (level * 2 <= scale * 1.01 && level < MOST) level *= 2;
      svg.dataset.level = level;
    };
    const zoom = (factor, x = at.x, y = at.y) => {
      const next = Math.min(Math.max(at.zoom * factor, Number(svg.dataset.least)), MOST);
      const share = 1 - at.zoom / next;
      at = { x: at.x + (x - at.x) * share, y: at.y + (y - at.y) * share, zoom: next };
      draw();
    };
    const pan = (x, y) => {
      at.x += x;
      at.y += y;
      draw();
    };
    const fit = () => {
      at = { ...home };
      draw();
    };
    const large = (on) => {
      sheet.classList.toggle("large", on);
      sheet.querySelector("[data-do=large]").setAttribute("aria-pressed", String(on));
      draw();
    };
    const where = (event) => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return [point.x, point.y];
    };

    // Bring spots into the middle, unless they are in view; zoom out where they do not fit, in where they are specks.
    const show = (shown) => {
      if (!shown.length) return;
      const boxes = shown.map((spot) => {
        const reach = spot.querySelector(".reach, .line").getBBox();
        const dot = spot.querySelector(".dot").getBBox();
        const fits = reach.width < wide && reach.height < high;
        return fits ? reach : dot;
      });
      const left = Math.min(...boxes.map((box) => box.x));
      const top = Math.min(...boxes.map((box) => box.y));
      const right = Math.max(...boxes.map((box) => box.x + box.width));
      const bottom = Math.max(...boxes.map((box) => box.y + box.height));
      const view = svg.viewBox.baseVal;
      const inside = left > view.x && top > view.y && right < view.x + view.width && bottom < view.y + view.height;
      const speck = Math.max(right - left, bottom - top) < view.width / 60;
      if (inside && !speck) return;
      const most = 0.8 * Math.min(wide / Math.max(right - left, 0.1), high / Math.max(bottom - top, 0.1));
      const wanted = speck && inside ? Math.max(at.zoom, Math.min(4, most)) : Math.min(at.zoom, most);
      at = { x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.max(wanted, Number(svg.dataset.least)) };
      draw();
    };

    const of = (number) => spots.filter((spot) => claimsOf(spot).includes(number));
    document.addEventListener("reportedly:chosen", ({ detail }) => {
      const number = detail && detail.report === report ? detail.number : null;
      const on = number === null ? [] : of(number);
      svg.classList.toggle("picked", on.length > 0);
      for (const spot of spots) spot.classList.toggle("on", on.includes(spot));
      show(on);
    });
    document.addEventListener("reportedly:filtered", () => {
      for (const spot of spots) {
        spot.classList.toggle("away", !claimsOf(spot).some((number) => open(report, number)));
      }
    });

    addEventListener("hashchange", () => show(spots.filter((spot) => `#${spot.id}` === location.hash)));

    // A further click on a place of several claims shows the next one.
    const follow = (spot) => {
      const numbers = claimsOf(spot).filter((number) => open(report, number));
      const chosen = document.querySelector(`#${report} .card.on`);
      const last = chosen ? numbers.indexOf(chosen.id.slice(report.length + 1)) : -1;
      const next = numbers[(last + 1) % numbers.length];
      if (next) location.hash = `${report}c${next}`;
    };

    let pressed = null;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button === 0) pressed = { x: event.clientX, y: event.clientY, from: { ...at }, moved: false };
    });
    svg.addEventListener("pointermove", (event) => {
      if (!pressed) return;
      const [x, y] = [event.clientX - pressed.x, event.clientY - pressed.y];
      if (!pressed.moved && Math.hypot(x, y) < SLACK) return;
      if (!pressed.moved) svg.setPointerCapture(event.pointerId);
      pressed.moved = true;
      const size = Number(svg.style.getPropertyValue("--k"));
      at.x = pressed.from.x - x * size;
      at.y = pressed.from.y - y * size;
      draw();
    });
    const release = () => {
      const moved = pressed && pressed.moved;
      pressed = null;
      svg.classList.toggle("dragged", moved);
    };
    svg.addEventListener("pointerup", release);
    svg.addEventListener("pointercancel", release);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => {
      const spot = event.target.closest(".spot");
      if (!spot && !svg.classList.contains("dragged")) return;
      event.preventDefault();
      event.stopPropagation();
      if (spot && !svg.classList.contains("dragged")) follow(spot);
      svg.classList.remove("dragged");
    });
    svg.addEventListener("wheel", (event) => {
      // The wheel alone goes on scrolling the page.
      if (!event.ctrlKey && !event.metaKey && !sheet.classList.contains("large")) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? STEP : 1 / STEP, ...where(event));
    }, { passive: false });
    svg.addEventListener("dblclick", (event) => zoom(STEP * STEP, ...where(event)));
    svg.addEventListener("keydown", (event) => {
      const size = 40 * Number(svg.style.getPropertyValue("--k"));
      const keys = {
        "+": () => zoom(STEP), "=": () => zoom(STEP), "-": () => zoom(1 / STEP), 0: fit,
        ArrowLeft: () => pan(-size, 0), ArrowRight: () => pan(size, 0), ArrowUp: () => pan(0, -size), ArrowDown: () => pan(0, size),
      };
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      keys[event.key]();
    });
    const acts = { in: () => zoom(STEP), out: () => zoom(1 / STEP), fit, large: () => large(!sheet.classList.contains("large")) };
    sheet.querySelector(".tools").addEventListener("click", (event) => {
      const button = event.target.closest("button");
      event.stopPropagation();
      if (button) acts[button.dataset.do]();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && sheet.classList.contains("large")) large(false);
    });

    const light = (numbers, from) => {
      for (const spot of spots) spot.classList.toggle("at", numbers.some((number) => claimsOf(spot).includes(number)));
      for (const card of document.querySelectorAll(`#${report} .card`)) {
        card.classList.toggle("at", from === "map" && numbers.includes(card.id.slice(report.length + 1)));
      }
    };
    for (const name of ["mouseover", "focusin"]) {
      document.getElementById(report).addEventListener(name, (event) => {
        const spot = event.target.closest(".spot");
        const card = event.target.closest(".card");
        if (spot) light(claimsOf(spot), "map");
        else light(card ? [card.id.slice(report.length + 1)] : [], "cards");
      });
    }
    new ResizeObserver(draw).observe(svg);
    svg.setAttribute("tabindex", "0");
    svg.classList.add("live");
    sheet.querySelector(".tools").hidden = false;
    draw();
  };

  document.querySelectorAll(".sheet").forEach(begin);
})();
