// What a page does beyond htmx and plain html. Everything works without it.
"use strict";

// Lets the stylesheet hide what is only for browsers without javascript (buttons of forms that send themselves).
document.documentElement.classList.add("js");

// A page that comes back with faults starts at their summary; so does a fragment. A form that is filled in many times a
// day (data-start) starts at its first answer.
const START = "form[data-start] :is(select, input:checked, input:not([type=hidden], [type=radio], [type=checkbox]))";
function focusFirst(within) {
  const target = within.querySelector?.("[data-focus]") ?? within.querySelector?.(START);
  if (target) target.focus();
}
document.addEventListener("DOMContentLoaded", () => focusFirst(document));
document.addEventListener("htmx:afterSwap", (event) => focusFirst(event.target));

// A second click while the first is on its way does nothing. The form's key guards the rest.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-busy", "true");
});

// A page that the browser kept may be sent again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (!form) return;
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

// No answer at all: say so where other notices stand.
document.addEventListener("htmx:sendError", () => {
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.dataset.tone = "bad";
  const text = document.createElement("p");
  text.textContent = document.body.dataset.unreachable;
  notice.append(text);
  document.getElementById("notices")?.replaceChildren(notice);
});

// A select or check box in a filter sends the form by itself.
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-autosubmit]");
  if (form) form.requestSubmit();
});

// Prints the page.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) window.print();
});

// In a grid of fields the arrows go up and down in the column.
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  const cell = event.target.closest?.("[data-grid] td");
  if (!cell) return;
  let row = cell.parentElement;
  do {
    row = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
  } while (row && !row.cells[cell.cellIndex]?.querySelector("input:not([type=hidden])"));
  const field = row?.cells[cell.cellIndex].querySelector("input:not([type=hidden])");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// From the words to the hits and through them with the arrows; Escape goes back to the words.
document.addEventListener("keydown", (event) => {
  const words = document.querySelector("#search input[type=search]");
  if (!words || event.altKey || event.ctrlKey || event.metaKey) return;
  const hits = [...document.querySelectorAll("#hits .hit h3 a")];
  const at = hits.indexOf(document.activeElement);
  if (at < 0 && document.activeElement !== words) return;
  const next = { ArrowDown: hits[at + 1], ArrowUp: at > 0 ? hits[at - 1] : words, Escape: at < 0 ? undefined : words }[event.key];
  if (!next || next === document.activeElement) return;
  event.preventDefault();
  next.focus();
});

// Another page of the hits begins at their heading, for the eye and for the keyboard.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.requestConfig?.elt?.closest?.(".pages")) document.getElementById("found")?.focus();
});

// What is typed is one step back, however many keys: the first key after another step makes a new entry of the history.
let typing = false;
let byKey = false;
document.addEventListener("htmx:beforeRequest", (event) => {
  const words = event.target;
  byKey = words.id === "q";
  if (!byKey) {
    typing = false;
    return;
  }
  words.setAttribute("hx-push-url", typing ? "unset" : "true");
  words.setAttribute("hx-replace-url", typing ? "true" : "unset");
});
document.addEventListener("htmx:pushedIntoHistory", () => {
  typing = byKey;
});
window.addEventListener("popstate", () => {
  typing = false;
});
