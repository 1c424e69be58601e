// What the desk does beyond its pages: sliders for the two dates, play, and keys for review. Without it every page works.
"use strict";

const DAY = 86400000;
const days = (text) => Math.round(Date.parse(text + "T00:00:00Z") / DAY);
const text = (day) => new Date(day * DAY).toISOString().slice(0, 10);

function slider(box, name, label, onChange) {
  const first = days(box.dataset.first), last = days(box.dataset.last), now = days(box.dataset[name]);
  const line = document.createElement("label");
  const input = document.createElement("input");
  const shown = document.createElement("output");
  Object.assign(input, { type: "range", min: Math.min(first, now), max: Math.max(last, now), value: now, id: "slide-" + name });
  shown.textContent = text(now);
  input.addEventListener("input", () => { shown.textContent = text(Number(input.value)); });
  input.addEventListener("change", () => onChange(name, text(Number(input.value))));
  line.append(label, input, shown);
  box.append(line);
  return input;
}

async function show(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) address.searchParams.set(name, value);
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["figure.map", "main .scroll", "main .lead"]) {
    const here = document.querySelector(part), there = page.querySelector(part);
    if (here && there) here.replaceWith(document.importNode(there, true));
  }
  for (const [name, value] of Object.entries(changes)) {
    const field = document.querySelector(`form.filters [name="${name}"]`);
    if (field) field.value = value;
  }
  history.replaceState(null, "", address);
  return true;
}

const box = document.querySelector(".sliders");
if (box && box.dataset.first !== box.dataset.last) {
  const change = (name, value) => show({ [name]: value });
  const on = slider(box, "on", "Day in the world", change);
  slider(box, "known", "Known by", change);
  const play = document.createElement("button");
  let playing = false;
  play.type = "button";
  play.className = "plain";
  play.textContent = "Play";
  play.addEventListener("click", async () => {
    playing = !playing;
    play.textContent = playing ? "Stop" : "Play";
    if (playing && on.value === on.max) on.value = on.min;
    while (playing && Number(on.value) < Number(on.max)) {
      on.value = Number(on.value) + Math.max(1, Math.round((on.max - on.min) / 60));
      on.dispatchEvent(new Event("input"));
      if (!(await show({ on: text(Number(on.value)) }))) break;
      await new Promise((done) => setTimeout(done, 300));
    }
    playing = false;
    play.textContent = "Play";
  });
  box.append(play);
}

// Keys for review: the letter on a button or link that carries data-key presses it.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    button.matches("summary") ? (button.parentElement.open = true, button.focus()) : button.click();
  }
});
