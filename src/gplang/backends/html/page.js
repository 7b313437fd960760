"use strict";
// Keeps ticks and numbers in this browser, counts rests down, links the next session, marks those that are done.
(() => {
  const kept = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { if (value) localStorage.setItem(key, value); else localStorage.removeItem(key); } catch { /* for this visit only */ } },
  };
  const timer = document.getElementById("timer");
  const left = timer.querySelector("output");
  let ends = 0, clock = 0;

  function show() {
    const seconds = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    left.value = seconds ? `rest ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "rest is over";
    if (!seconds) { clearInterval(clock); navigator.vibrate?.(300); }
  }
  function rest(seconds) {
    ends = Date.now() + 1000 * seconds;
    timer.hidden = false;
    clearInterval(clock);
    clock = setInterval(show, 250);
    show();
  }
  timer.querySelector("button").addEventListener("click", () => { clearInterval(clock); timer.hidden = true; });

  const isBox = (field) => field.type === "checkbox";
  const cards = [...document.querySelectorAll("article")];
  function keyOf(field) {
    const line = field.closest("[data-set]");
    return `gplang ${line.closest("article").dataset.key} ${line.dataset.set} ${[...line.querySelectorAll("input")].indexOf(field)}`;
  }
  function mark(card) {
    const boxes = [...card.querySelectorAll("li:not(.spare) input[type=checkbox]")];
    const done = boxes.length > 0 && boxes.every((box) => box.checked);
    document.querySelector(`.held a[href="#${CSS.escape(card.id)}"]`)?.classList.toggle("done", done);
  }
  for (const card of cards) {
    for (const field of card.querySelectorAll("input")) {
      const value = kept.get(keyOf(field));
      if (value && isBox(field)) field.checked = true; else if (value) field.value = value;
    }
    mark(card);
  }
  document.addEventListener("change", ({ target: field }) => {
    if (!field.closest("[data-set]")) return;
    kept.set(keyOf(field), isBox(field) ? (field.checked ? "1" : "") : field.value);
    if (isBox(field) && field.checked && field.dataset.rest) rest(Number(field.dataset.rest));
    mark(field.closest("article"));
  });

  const foot = document.getElementById("foot");
  foot.hidden = cards.length === 0;
  foot.querySelector("button").addEventListener("click", () => {
    if (!confirm("Forget what was ticked and written down on this page?")) return;
    for (const field of document.querySelectorAll("article input")) kept.set(keyOf(field), "");
    location.reload();
  });

  const now = new Date();
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  const next = cards.find((card) => card.dataset.date >= today);
  if (next) {
    const line = document.getElementById("next");
    const link = document.createElement("a");
    link.href = `#${next.id}`;
    link.textContent = `${next.querySelector("h3").textContent}, ${next.querySelector(".when").textContent}`;
    line.append(next.dataset.date === today ? "Today: " : "Next: ", link);
    line.hidden = false;
  }
})();
