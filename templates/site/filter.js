// Shows the indicators that have every word typed. Without it the list is complete, and the box is not there.
(function () {
  const word = document.getElementById("word"), found = document.getElementById("found");
  const groups = [...document.querySelectorAll(".group")];
  let waiting = 0;
  function filter() {
    const wanted = word.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0, all = 0;
    for (const group of groups) {
      const items = [...group.querySelectorAll("li")];
      for (const item of items) {
        const text = (item.textContent + " " + item.dataset.words).toLowerCase();
        item.hidden = !wanted.every(each => text.includes(each));
      }
      const left = items.filter(item => !item.hidden).length;
      group.hidden = !left;
      shown += left;
      all += items.length;
    }
    // Read out when the typing pauses, not at each letter.
    clearTimeout(waiting);
    waiting = setTimeout(() => { found.textContent = wanted.length ? shown + " of " + all + " indicators" : ""; }, 300);
  }
  document.getElementById("filter").hidden = false;
  word.addEventListener("input", filter);
  filter(); // going back, a browser puts in what was typed before
})();
