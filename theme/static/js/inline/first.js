/* Before the first paint: the colours that were chosen with the switch, and our font if it is here.
   After it: all other scripts. This one stands in the page itself. */
globalThis.chooseScheme = (scheme) => {
  const forced = scheme === "light" || scheme === "dark";
  document.documentElement.dataset.scheme = forced ? scheme : "";
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    const own = (meta.dataset.media ??= meta.media);
    meta.media = !forced ? own : own.includes(scheme) ? "all" : "not all";
  }
};
try {
  chooseScheme(localStorage.getItem("scheme"));
  if (localStorage.getItem("font")) document.documentElement.dataset.font = "";
} catch {}
{
  const { main } = document.currentScript.dataset;
  addEventListener("DOMContentLoaded", () => {
    document.querySelector("[data-module=scheme]").value = document.documentElement.dataset.scheme ?? "";
    requestAnimationFrame(() => setTimeout(() => import(main)));
  });
}
