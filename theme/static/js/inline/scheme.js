/* Before the first paint: the colours that were chosen with the switch. It stands in the page itself. */
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
} catch {}
