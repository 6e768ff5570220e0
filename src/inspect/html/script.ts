/**
 * What the page does: chooses a version, lights up what belongs together, by pointer and by keyboard. Plain browser
 * JavaScript as text; it knows only the attributes of links.ts and the classes of style.ts.
 */
export const INSPECTION_SCRIPT = `
for (const root of document.querySelectorAll(".inspection")) {
  const versions = [...root.querySelectorAll(".version")];
  const choice = root.querySelector("select");
  const status = root.querySelector(".status");
  let held = null;

  const levels = ["m", "p", "l"];
  const together = (left, right) => {
    for (const level of levels) {
      const a = left.dataset[level];
      const b = right.dataset[level];
      if (a !== undefined && b !== undefined) return a === b;
    }
    return false;
  };

  const shown = () => versions.find((version) => !version.classList.contains("off")) || versions[0];

  const describe = (element, hits) => {
    const { l, p } = element.dataset;
    const parts = [];
    if (l !== undefined) parts.push("line " + l);
    if (p !== undefined) parts.push("instruction " + p);
    const counts = new Map();
    for (const hit of hits) {
      const title = hit.closest(".pane").querySelector("h4").textContent;
      counts.set(title, (counts.get(title) || 0) + 1);
    }
    const whole = element.cells ? [...element.cells].map((cell) => cell.textContent).join(" ") : element.textContent;
    const text = whole.trim().replace(/\\s+/g, " ").slice(0, 80);
    return parts.join(", ") + ": " + text + " (" + [...counts].map(([title, count]) => count + " in " + title).join(", ") + ")";
  };

  const light = (element, scroll) => {
    const version = shown();
    for (const old of version.querySelectorAll(".hit")) old.classList.remove("hit");
    if (!element || element.dataset.l === undefined && element.dataset.p === undefined && element.dataset.m === undefined) return;
    const hits = [...version.querySelectorAll(".k")].filter((other) => together(element, other));
    for (const hit of hits) hit.classList.add("hit");
    if (status) status.textContent = describe(element, hits);
    if (!scroll) return;
    for (const pane of version.querySelectorAll(".rows")) {
      const first = pane.querySelector(".hit");
      if (!first || pane.contains(element)) continue;
      const box = first.getBoundingClientRect();
      const frame = pane.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 3;
    }
  };

  const hold = (element) => {
    for (const old of root.querySelectorAll(".held")) old.classList.remove("held");
    held = held === element ? null : element;
    if (held) held.classList.add("held");
    light(held, true);
  };

  const choose = (id) => {
    if (!versions.some((version) => version.id === id)) return;
    for (const version of versions) version.classList.toggle("off", version.id !== id);
    if (choice) choice.value = id;
    held = null;
  };

  root.addEventListener("pointerover", (event) => {
    if (held || event.pointerType === "touch") return;
    const element = event.target.closest(".k");
    if (element) light(element, false);
  });
  root.addEventListener("click", (event) => {
    const element = event.target.closest(".k[data-l]");
    if (element) hold(element);
    const link = event.target.closest("a[href^='#']");
    if (link) choose(link.getAttribute("href").slice(1));
  });
  root.addEventListener("keydown", (event) => {
    const rows = event.target.closest(".rows");
    if (event.key === "Escape") { if (held) hold(held); light(null, false); return; }
    if (!rows) return;
    const list = [...rows.querySelectorAll(".k[data-l]")];
    const at = list.indexOf(rows.querySelector(".at"));
    if (event.key === "Enter" && at >= 0) { event.preventDefault(); hold(list[at]); return; }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || list.length === 0) return;
    event.preventDefault();
    const next = list[Math.min(list.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step))];
    for (const old of root.querySelectorAll(".at")) old.classList.remove("at");
    next.classList.add("at");
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!held) light(next, true);
  });
  if (choice) choice.addEventListener("change", () => choose(choice.value));
  const asked = location.hash.slice(1);
  if (versions.length > 0) choose(versions.some((version) => version.id === asked) ? asked : versions[0].id);
}
`;
