// Drag over the histogram, or choose by keyboard, to filter by a span of months. Without this script a click on a bar
// filters by its month, and the table below it does the same for the keyboard.
const bed = document.getElementById("histogramme");
const bars = bed ? [...bed.querySelectorAll("a[data-mois]")] : [];
if (bars.length) {
  const said = document.createElement("p");
  said.className = "periode";
  said.setAttribute("role", "status");
  bed.append(said);
  bed.tabIndex = 0;
  bed.setAttribute("role", "group");
  bed.setAttribute("aria-label", bed.dataset.nom);

  let anchor = null; // index of the bar that a span starts at
  let head = null; // index of the bar that it reaches

  const span = () => [Math.min(anchor, head), Math.max(anchor, head)];
  const show = () => {
    const [low, high] = span();
    const chosen = bars.slice(low, high + 1);
    bars.forEach((bar, index) => bar.classList.toggle("choisi", index >= low && index <= high));
    const names = low === high ? [bars[low]] : [bars[low], bars[high]];
    const count = chosen.reduce((sum, bar) => sum + Number(bar.dataset.nombre), 0);
    said.textContent = `${names.map((bar) => bar.dataset.nom).join(" – ")} (${count} ${bed.dataset.articles})`;
  };
  const filter = () => {
    const [low, high] = span();
    const address = new URL(bed.dataset.base, location.href);
    address.searchParams.set("depuis", bars[low].dataset.mois);
    address.searchParams.set("avant", bars[high].dataset.mois);
    location.assign(address);
  };
  const at = (event) => {
    const box = bed.querySelector("svg").getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    return Math.min(bars.length - 1, Math.max(0, index));
  };

  bed.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -bars.length, End: bars.length };
    if (event.key in steps) {
      const from = head ?? (steps[event.key] > 0 ? -1 : bars.length);
      head = Math.min(bars.length - 1, Math.max(0, from + steps[event.key]));
      if (!event.shiftKey || anchor === null) anchor = head;
      show();
    } else if (event.key === "Enter" && anchor !== null) {
      filter();
    } else {
      return;
    }
    event.preventDefault();
  });
  let dragging = false;
  bed.addEventListener("dragstart", (event) => event.preventDefault());
  bed.addEventListener("pointerdown", (event) => {
    if (event.button || !event.target.closest("svg")) return;
    dragging = true;
    anchor = head = at(event);
    show();
  });
  addEventListener("pointermove", (event) => {
    if (!dragging) return;
    head = at(event);
    show();
  });
  addEventListener("pointerup", () => {
    if (dragging && anchor !== head) filter();
    dragging = false;
  });
}
