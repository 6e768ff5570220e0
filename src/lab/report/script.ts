/**
 * The report's only script: all but the generated code can be read without it. Scrolling parts become reachable by
 * keyboard where they overflow, packed parts are unpacked when they are opened, folded parts open for print, the raw
 * data become a file. `inspector` is the script of the parts that are unpacked; each is its `document`.
 */
export const script = (inspector = ""): string => `
(() => {
  const inspect = (document) => {${inspector}};
  // An observer, for it waits until a part is laid out: asking at once would lay out the whole page.
  const reach = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const part of document.querySelectorAll(".scroll")) reach.observe(part);
  const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const unpacked = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  const unpack = async (part) => {
    const store = part.querySelector("script");
    if (!part.open || !store || !("DecompressionStream" in window)) return;
    store.remove();
    const place = document.createElement("div");
    place.innerHTML = await unpacked(bytesOf(store.textContent)).text();
    part.querySelector("summary").nextElementSibling.replaceWith(place);
    inspect(place);
  };
  for (const part of document.querySelectorAll("details.packed")) {
    part.addEventListener("toggle", () => unpack(part));
    unpack(part);
  }
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open]):not(.packed)")];
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });
  const data = document.getElementById("data");
  const button = document.getElementById("download");
  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  button?.addEventListener("click", async () => {
    const bytes = bytesOf(data.textContent);
    if (!("DecompressionStream" in window)) return save(new Blob([bytes], { type: "application/gzip" }), "patchwork-bench.json.gz");
    save(await unpacked(bytes).blob(), "patchwork-bench.json");
  });
})();
`;
