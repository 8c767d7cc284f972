// The search of the site. Its index stands in small files (labpress/site/search/postings.py), which
// are scripts, so that a site opened from a folder is searched as well.
(() => {
  const { fold } = window.labpress;
  const form = document.querySelector(".lab-search-page");
  if (!form) return;
  const field = form.elements.q;
  const said = document.querySelector(".lab-search-said");
  const list = document.querySelector(".lab-hits");
  const more = document.querySelector(".lab-more-hits");
  const root = document.documentElement.dataset.content_root ?? "./";

  const SIGNS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  const JOINED = /[\p{L}\p{N}]+(?:[-‐‑'’ʼ./:][\p{L}\p{N}]+)*/gu;
  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
  const WINDOW = 6, LONGEST = 40, PAGE = 10, MOST_FILES = 8;
  const WEIGHTS = [6, 3, 1];

  // --- files of the index

  const files = new Map();
  window.labpressSearch = (name, content) => files.get(name)?.done(content);

  function load(name, version = "") {
    if (!files.has(name)) {
      const file = {};
      file.content = new Promise((done) => { file.done = done; });
      files.set(name, file);
      const script = document.createElement("script");
      script.src = `${root}_search/${name || "index"}.js${version && `?v=${version}`}`;
      script.addEventListener("error", () => file.done(null));
      document.head.append(script);
    }
    return files.get(name).content;
  }

  let table;
  async function begin() {
    table ??= load("").then((content) => {
      const index = content ?? { kinds: [], words: [], hits: {} };
      index.parts = {};
      for (const name of Object.keys(index.hits)) {
        const [kind, year, parts] = name.split("-");
        index.parts[`${kind}-${year}`] = Number(parts);
      }
      return index;
    });
    return table;
  }

  // --- words to hits

  const unpacked = (packed) => packed.split(",").flatMap((run) => {
    const names = [];
    for (let at = 2; at < run.length; at += 3) names.push(run.slice(0, 2) + run.slice(at, at + 3));
    return names;
  });

  // hit -> how well a word fits; `everywhere` for a word that tells nothing
  async function fitting(word) {
    const { words } = await begin();
    const found = new Map();
    const holds = (index, last) => words[index][1] <= last && (words[index + 1]?.[1] ?? "\uffff") > word;
    let rows = words.filter((_, index) => holds(index, `${word}\uffff`));
    let exact = word.length < 2 && !UNSPACED.test(word);
    if (rows.length > MOST_FILES) exact = true;
    if (exact) rows = words.filter((_, index) => holds(index, word));
    const contents = await Promise.all(rows.map(([name, , version]) => load(`w-${name}`, version)));
    for (const content of contents) {
      for (const [other, levels] of Object.entries(content ?? {})) {
        if (exact ? other !== word : !other.startsWith(word)) continue;
        levels.forEach((packed, level) => {
          if (packed === 0) {
            found.everywhere = true;
            return;
          }
          const weight = WEIGHTS[level] + (other === word ? 2 : 0);
          for (const name of packed ? unpacked(packed) : []) {
            if ((found.get(name) ?? 0) < weight) found.set(name, weight);
          }
        });
      }
    }
    return found;
  }

  function both(one, other) {
    if (one.everywhere && other.everywhere) {
      const all = new Map(one);
      for (const [name, weight] of other) all.set(name, weight + (one.get(name) ?? 0));
      return Object.assign(all, { everywhere: true });
    }
    if (one.everywhere) return both(other, one);
    const names = [...one.keys()].filter((name) => other.everywhere || other.has(name));
    return new Map(names.map((name) => [name, one.get(name) + (other.get(name) ?? 0)]));
  }

  function either(one, other, less) {
    const all = Object.assign(new Map(one), { everywhere: one.everywhere || other.everywhere });
    for (const [name, weight] of other) {
      all.set(name, Math.max(all.get(name) ?? 0, weight - less));
    }
    return all;
  }

  async function fittingAnyForm(word) {
    if (UNSPACED.test(word)) {
      const pieces = [];
      for (let at = 0; at < word.length; at += WINDOW) pieces.push(word.slice(at, at + WINDOW));
      return (await Promise.all(pieces.map(fitting))).reduce(both);
    }
    let found = await fitting(word.slice(0, LONGEST));
    if (word.length > 4 && word.endsWith("s")) {
      found = either(found, await fitting(word.slice(0, -1)), 0.5);
    }
    // other endings of a word that stands nowhere
    const shortest = Math.max(4, word.length - 3);
    for (let end = word.length - 1; !found.size && !found.everywhere && end >= shortest; end -= 1) {
      if (!/\d/.test(word)) found = await fitting(word.slice(0, end));
    }
    return found;
  }

  // a word with hyphens, or a number with dots: as one, or all of its parts
  async function fittingJoined(written) {
    const parts = written.match(/[\p{L}\p{N}]+/gu);
    const joined = await fittingAnyForm(parts.join(""));
    if (parts.length < 2) return joined;
    const apart = (await Promise.all(parts.map(fittingAnyForm))).reduce(both);
    const whole = await fitting(parts.join("").slice(0, LONGEST));
    return either(new Map([...whole].map(([name, weight]) => [name, weight * 2])), apart, 0);
  }

  const written = (query) => query.split(/\s+/).flatMap((word) => fold(word)
    .replace(/^(https?:\/\/)?(dx\.)?doi\.org\/|^doi:/, "")
    .replace(/^(https?:\/\/)?arxiv\.org\/(abs|pdf)\/|^arxiv:/, "")
    .replace(/^(\d{4}\.\d{4,5})(v\d+)?(\.pdf)?$/, "$1")
    .match(JOINED) ?? []);

  async function search(query) {
    const words = written(query);
    if (!words.length) return [];
    const found = (await Promise.all(words.map(fittingJoined))).reduce(both);
    const newest = (name) => SIGNS.indexOf(name[1]);
    return [...found].sort(([a, one], [b, other]) => other - one
      || SIGNS.indexOf(a[0]) - SIGNS.indexOf(b[0]) || newest(b) - newest(a)
      || (a < b ? -1 : 1)).map(([name]) => name);
  }

  // --- hits on the page

  async function told(name) {
    const { hits, parts } = await begin();
    const [kind, year, third] = [...name.slice(0, 3)].map((sign) => SIGNS.indexOf(sign));
    const count = parts[`${kind}-${year}`];
    const file = `${kind}-${year}-${count}-${Math.floor((third * count) / 64)}`;
    return (await load(`h-${file}`, hits[file]))?.[name];
  }

  function shown(name, kinds, [title, href, line]) {
    const item = document.createElement("li");
    item.className = "lab-hit";
    const link = document.createElement("a");
    link.href = root + href;
    link.textContent = title;
    const kind = document.createElement("span");
    kind.className = "lab-kind";
    kind.textContent = kinds[SIGNS.indexOf(name[0])];
    item.append(link, " ", kind);
    if (line) {
      const below = document.createElement("p");
      below.textContent = line;
      item.append(below);
    }
    return item;
  }

  let asked = 0, names = [], count = 0;
  async function show(number) {
    const now = asked;
    const { kinds } = await begin();
    const added = names.slice(count, count + number);
    const contents = await Promise.all(added.map(told));
    if (now !== asked) return;
    const items = added.flatMap((name, index) => (
      contents[index] ? [shown(name, kinds, contents[index])] : []
    ));
    if (count === 0) list.replaceChildren(...items);
    else list.append(...items);
    count += added.length;
    more.hidden = count >= names.length;
    return items;
  }

  async function answer() {
    const now = asked += 1;
    list.setAttribute("aria-busy", "true");
    const query = field.value.trim();
    const found = query ? await search(query) : [];
    if (now !== asked) return;
    names = found;
    count = 0;
    said.textContent = !query ? "" : names.length
      ? form.dataset.found.replace("{number}", names.length.toLocaleString(document.documentElement.lang || "en"))
      : form.dataset.none;
    await show(PAGE);
    if (now === asked) list.setAttribute("aria-busy", "false");
  }

  function changed() {
    const query = field.value.trim();
    try {
      const search = query ? `?${new URLSearchParams({ q: query })}` : "";
      history.replaceState(history.state, "", location.pathname + search);
    } catch { /* a page opened as a file, in some browsers */ }
    return answer();
  }

  function read() {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    return answer();
  }

  // arrows lead from the field through the hits
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const places = [field, ...list.querySelectorAll("a")];
    const at = places.indexOf(document.activeElement);
    if (!step || at < 0 || (at === 0 && step < 0)) return;
    event.preventDefault();
    places[Math.min(at + step, places.length - 1)].focus();
  }

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    changed();
  });
  document.addEventListener("keydown", move);
  more.addEventListener("click", async () => {
    const items = await show(2 * PAGE);
    items?.[0]?.querySelector("a").focus();
  });
  addEventListener("popstate", read);
  field.addEventListener("focus", begin, { once: true });
  read();
  if (!field.value) field.focus();
})();
