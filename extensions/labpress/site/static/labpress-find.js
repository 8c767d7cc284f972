// Narrow a list of publications while somebody types; the address holds what was asked for.
(() => {
  const { fold } = window.labpress;

  // words as they stand, and with what hyphens join in one word
  const searched = (item) => {
    const names = [...item.querySelectorAll("a[data-name]")].map((a) => a.dataset.name);
    const text = fold(`${item.textContent} ${names.join(" ")}`).replace(/[\s ]+/g, " ");
    return text.includes("-") ? `${text} ${text.replaceAll("-", "")}` : text;
  };

  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // what goes with an empty list: the section of its group, but never the whole page
  function partOf(list) {
    const part = list.closest("section, .lab-group");
    return part && !part.matches("section:has(> h1)") ? part : list;
  }

  function setUp(form) {
    const selects = [...form.querySelectorAll("select")];
    const field = form.elements.q;
    const options = selects.flatMap((select) => [...select.options].slice(1));
    const labels = options.map((option) => option.textContent.replace(/ \(\d+\)$/, ""));
    const facetOf = options.map((option) => selects.indexOf(option.parentNode));
    const entries = [...document.querySelectorAll("li[data-find]")].map((item) => ({
      item,
      text: null,
      shown: true,
      values: item.dataset.find.split(" ").filter(Boolean).map(Number),
    }));
    const lists = new Map();
    for (const entry of entries) {
      const list = entry.item.parentNode;
      if (!lists.has(list)) lists.set(list, { list, part: partOf(list), entries: [] });
      lists.get(list).entries.push(entry);
    }
    const jumps = [...form.parentNode.querySelectorAll(".lab-jump a")];
    const found = form.querySelector(".lab-found");
    const loosen = form.querySelector(".lab-loosen");

    const chosen = () => selects.map((select) => options.indexOf(select.selectedOptions[0]));

    // how many fit, and for each value how many would with it
    function count(words, wanted, each) {
      const counts = new Uint32Array(options.length);
      let fitting = 0;
      for (const entry of entries) {
        const said = words.every((word) => entry.text.includes(word));
        let failed = said ? wanted.filter((value) => value >= 0 && !entry.values.includes(value)) : [];
        if (said && failed.length === 0) fitting += 1;
        if (each) each(entry, said && failed.length === 0);
        if (!said || failed.length > 1) continue;
        const only = failed.length ? facetOf[failed[0]] : -1;
        for (const value of entry.values) {
          if (only < 0 || facetOf[value] === only) counts[value] += 1;
        }
      }
      return { fitting, counts };
    }

    let waiting = 0;
    let noting = 0;

    function label(counts) {
      options.forEach((option, value) => {
        const text = `${labels[value]} (${counts[value]})`;
        if (option.textContent !== text) option.textContent = text;
        option.disabled = counts[value] === 0 && !option.selected;
      });
    }

    function show() {
      for (const entry of entries) entry.text ??= searched(entry.item);
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      const wanted = chosen();
      const { fitting, counts } = count(words, wanted, (entry, fits) => {
        if (entry.shown === fits) return;
        entry.shown = fits;
        entry.item.hidden = !fits;
      });
      // what a closed choice says may wait until the list has answered
      clearTimeout(waiting);
      if (entries.length > 1000) waiting = setTimeout(() => label(counts), 120);
      else label(counts);
      const numbers = new Map();
      for (const { list, part, entries: own } of lists.values()) {
        const number = own.filter((entry) => entry.shown).length;
        numbers.set(part, (numbers.get(part) ?? 0) + number);
        list.hidden = number === 0;
        // how high a part is that has not been laid out
        if (list.matches(".lab-part")) list.style.containIntrinsicBlockSize = `${8 * number}rem`;
      }
      for (const [part, number] of numbers) {
        part.hidden = number === 0;
        const jump = jumps.find((a) => a.hash.slice(1) === part.id);
        if (jump) {
          jump.querySelector("span").textContent = number;
          jump.parentNode.hidden = number === 0;
        }
      }
      found.textContent = filled(form.dataset.shown, { shown: fitting, all: entries.length });
      form.classList.toggle("lab-narrowed", words.length > 0 || wanted.some((value) => value >= 0));
      suggest(fitting, words, wanted);
    }

    // where nothing fits, say which choice to give up
    function suggest(fitting, words, wanted) {
      loosen.hidden = fitting > 0;
      loosen.replaceChildren();
      if (fitting > 0) return;
      loosen.append(`${form.dataset.none} `);
      const offer = (what, number, undo) => {
        if (!number) return;
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = filled(form.dataset.without, { what, count: number });
        button.addEventListener("click", () => { undo(); changed(); field.focus(); });
        loosen.append(button, " ");
      };
      if (words.length) {
        offer(`“${field.value.trim()}”`, count([], wanted).fitting, () => { field.value = ""; });
      }
      wanted.forEach((value, facet) => {
        if (value < 0) return;
        const rest = wanted.map((other, index) => (index === facet ? -1 : other));
        offer(labels[value], count(words, rest).fitting, () => { selects[facet].value = ""; });
      });
    }

    function changed() {
      show();
      clearTimeout(noting);
      if (entries.length > 1000) noting = setTimeout(note, 200);
      else note();
    }

    // the address holds what is asked for
    function note() {
      const asked = new URLSearchParams();
      if (field.value.trim()) asked.set("q", field.value.trim());
      for (const select of selects) if (select.value) asked.set(select.name, select.value);
      const query = asked.toString();
      const address = `${location.pathname}${query ? `?${query}` : ""}${query ? "" : location.hash}`;
      try {
        history.replaceState(history.state, "", address);
      } catch { /* a page opened as a file, in some browsers */ }
    }

    function read() {
      const asked = new URLSearchParams(location.search);
      field.value = asked.get("q") ?? "";
      for (const select of selects) {
        const value = asked.get(select.name) ?? "";
        select.value = [...select.options].some((option) => option.value === value) ? value : "";
      }
      show();
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", changed);
    form.addEventListener("reset", () => setTimeout(() => { changed(); field.focus(); }));
    const copy = form.querySelector(".lab-copy-link");
    if (!navigator.clipboard) copy.remove();
    copy.addEventListener("click", async () => {
      const label = copy.textContent;
      await navigator.clipboard.writeText(location.href);
      copy.textContent = form.dataset.copied;
      setTimeout(() => { copy.textContent = label; }, 2000);
    });
    addEventListener("popstate", read);
    form.hidden = false;
    read();
  }

  // parts of a long list get their height when they come near, and move what is below them
  function arrive(tries) {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !document.querySelector(".lab-part")) return;
    target.scrollIntoView({ behavior: "instant" });
    if (tries) requestAnimationFrame(() => requestAnimationFrame(() => arrive(tries - 1)));
  }

  document.querySelectorAll("form.lab-find").forEach(setUp);
  addEventListener("hashchange", () => arrive(4));
  arrive(4);
})();
