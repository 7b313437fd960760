// Shows what comes, keeps the place, and tells which line is clicked.
"use strict";
const main = document.querySelector("main");
const news = new EventSource("news");
news.addEventListener("show", (event) => {
  const opened = new Set([...main.querySelectorAll("details[open][id]")].map((each) => each.id));
  const shown = new DOMParser().parseFromString(JSON.parse(event.data), "text/html");
  main.replaceChildren(...shown.body.childNodes);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  document.documentElement.classList.remove("lost");
});
news.addEventListener("error", () => document.documentElement.classList.add("lost"));
main.addEventListener("click", (event) => {
  const line = event.target.closest("[data-line]")?.dataset.line;
  if (line && !event.target.closest("summary, a")) fetch("line", { method: "POST", body: line });
});
