// Drag over the histogram to filter by a span of months. Without this script each bar is still a link.
const bed = document.getElementById("histogramme");
if (bed) {
  let start = null;
  const bar = (event) => event.target.closest("a[data-depuis]");
  const all = [...bed.querySelectorAll("a[data-depuis]")];
  const mark = (from, to) => {
    const [low, high] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
    all.forEach((each, index) => each.classList.toggle("choisi", index >= low && index <= high));
    return [all[low], all[high]];
  };
  bed.addEventListener("pointerdown", (event) => { start = bar(event); });
  bed.addEventListener("dragstart", (event) => event.preventDefault());
  bed.addEventListener("pointermove", (event) => { if (start && bar(event)) mark(start, bar(event)); });
  bed.addEventListener("pointerup", (event) => {
    const end = bar(event);
    if (start && end && end !== start) {
      const [first, last] = mark(start, end);
      const address = new URL(bed.dataset.base, location.href);
      address.searchParams.set("depuis", first.dataset.depuis);
      address.searchParams.set("avant", last.dataset.avant);
      location.assign(address);
    }
    start = null;
  });
}
