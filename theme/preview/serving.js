/* An open page follows the builds (make serve): it shows itself anew, in its place, after one that
   went well, and what the last one told. */
const PLACE = "serving-place";
const CLOSED = "serving-closed";
const here = location.pathname + location.search;

const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
sessionStorage.removeItem(PLACE);
if (kept?.here === here) scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });

const { edition } = document.querySelector("script[data-edition]").dataset;
let panel;

function show(told) {
  if (panel?.dataset.told === told) return;
  panel?.remove();
  panel = undefined;
  if (!told || told === sessionStorage.getItem(CLOSED)) return;
  panel = document.createElement("aside");
  panel.className = "serving-told";
  panel.dataset.told = told;
  panel.setAttribute("role", "status");
  panel.setAttribute("aria-label", "What the build tells");
  const words = document.createElement("pre");
  words.textContent = told;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Close";
  button.addEventListener("click", () => {
    sessionStorage.setItem(CLOSED, told);
    show("");
  });
  panel.append(words, button);
  document.body.append(panel);
}

function hear(event) {
  const news = JSON.parse(event.data);
  show(news.told);
  if (!news.edition || news.edition === edition) return;
  sessionStorage.setItem(PLACE, JSON.stringify({ here, left: scrollX, top: scrollY }));
  location.reload();
}

/* A browser has few lines to one server: only the page that is looked at keeps one. */
let line;
function attend() {
  if (document.hidden) {
    line?.close();
    line = undefined;
  } else if (!line) {
    line = new EventSource(`/.serving/news?${encodeURIComponent(location.pathname)}`);
    line.addEventListener("message", hear);
  }
}
document.addEventListener("visibilitychange", attend);
addEventListener("pagehide", () => line?.close());
attend();
