/* Shows the page anew when the file of the exercise has changed, with the figures moving or not. */
const box = document.querySelector(".mover-box");
if (box) {
  box.checked = sessionStorage.getItem("moves") === "yes";
  box.addEventListener("change", () => sessionStorage.setItem("moves", box.checked ? "yes" : "no"));
}

setInterval(async () => {
  try {
    const state = await (await fetch("/state")).text();
    if (state !== document.body.dataset.state) location.reload();
  } catch {
    // The server is gone for now: the page stays as it is.
  }
}, 1000);
