// Shows the indicators that have every word typed. Without it the list is complete, and the box is not there.
(function () {
  const word = document.getElementById("word"), found = document.getElementById("found");
  const groups = [...document.querySelectorAll(".group")];
  let waiting = 0;
  // Without accents and apostrophes: a telephone types children’s, and the list has children's.
  const plain = text => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’‘]/g, "");
  function filter() {
    const wanted = plain(word.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    let shown = 0, all = 0;
    for (const group of groups) {
      const items = [...group.querySelectorAll("li")];
      for (const item of items) {
        const text = plain(item.textContent + " " + item.dataset.words);
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
