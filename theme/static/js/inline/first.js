/* Before the first paint: the colours that were chosen with the switch, and our font if it is here.
   After it: all other scripts, so that nothing of theirs is fetched before there is something to
   read. Who tells of no paint gets them all the same. This one stands in the page itself. */
{
  const { main } = document.currentScript.dataset;
  const root = document.documentElement.dataset;
  try {
    root.scheme = localStorage.scheme ?? "";
    if (localStorage.font) root.font = "";
  } catch {}
  addEventListener("DOMContentLoaded", () => {
    const slot = document.querySelector("label template");
    slot.content.querySelector("select").value = root.scheme ?? "";
    const start = () => {
      slot.replaceWith(slot.content);
      import(main);
    };
    new PerformanceObserver(start).observe({ type: "paint", buffered: true });
    setTimeout(start, 3000);
  });
}
