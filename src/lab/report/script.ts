/**
 * The report's only script: it works without it. Scrolling parts become reachable by keyboard where they overflow,
 * folded parts open for print, the raw data become a file.
 */
export const SCRIPT = `
(() => {
  // An observer, for it waits until a part is laid out: asking at once would lay out the whole page.
  const reach = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const part of document.querySelectorAll(".scroll")) reach.observe(part);
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
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
    const bytes = Uint8Array.from(atob(data.textContent), (letter) => letter.charCodeAt(0));
    if (!("DecompressionStream" in window)) return save(new Blob([bytes], { type: "application/gzip" }), "patchwork-bench.json.gz");
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    save(await new Response(plain).blob(), "patchwork-bench.json");
  });
})();
`;
