// Shows what comes, keeps the place, and tells which line is clicked.
"use strict";
const main = document.querySelector("main");
const news = new EventSource("news");
news.addEventListener("show", (event) => {
  const opened = [...main.querySelectorAll("details")].map((each) => each.open);
  const shown = new DOMParser().parseFromString(JSON.parse(event.data), "text/html");
  main.replaceChildren(...shown.body.childNodes);
  const folds = [...main.querySelectorAll("details")];
  if (folds.length === opened.length) folds.forEach((each, at) => (each.open = opened[at]));
  document.documentElement.classList.remove("lost");
});
news.addEventListener("error", () => document.documentElement.classList.add("lost"));
main.addEventListener("click", (event) => {
  const line = event.target.closest("[data-line]")?.dataset.line;
  if (line && !event.target.closest("summary, a")) fetch("line", { method: "POST", body: line });
});
