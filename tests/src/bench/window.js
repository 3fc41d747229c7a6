// What `cargo xtask bench window` puts into the page: it notes when a key goes down and when the change
// that it makes has been painted, with all lines in sight filled. Inside the page, because a question
// from outside takes longer than what is measured.
(() => {
  if (window.hubBench) return;
  const PATIENCE_MS = 20_000;
  const grid = () => document.querySelector("[role=grid]");
  const lineOf = (place) => document.querySelector(`[role=row][aria-rowindex="${place + 2}"]`);
  const activePlace = () => Number(grid()?.getAttribute("aria-activedescendant")?.split("-")[1] ?? -1);

  /** Places in sight, by geometry alone: they are there whether or not a line is drawn. */
  function sight(list) {
    const [head, line] = [list.querySelector("[role=row]"), list.querySelector("[role=rowgroup] > *")];
    const height = line?.offsetHeight || 40;
    const count = Number(list.getAttribute("aria-rowcount")) - 1;
    const first = Math.floor(list.scrollTop / height);
    const end = Math.ceil((list.scrollTop + list.clientHeight - head.offsetHeight) / height);
    return { first, end: Math.min(count, end), count, height };
  }

  /** How many places in sight have no line at all, and how many have none with its idea. */
  function lacking(list) {
    const { first, end } = sight(list);
    let [lines, filled] = [0, 0];
    for (const line of list.querySelectorAll("[role=rowgroup] > [role=row]")) {
      const place = Number(line.getAttribute("aria-rowindex")) - 2;
      if (place < first || place >= end) continue;
      lines += 1;
      if (line.querySelector("a")) filled += 1;
    }
    return { noLine: end - first - lines, noIdea: end - first - filled };
  }

  /** What was there before the key, to see the change. */
  const before = () => ({ place: activePlace(), selected: lineOf(activePlace())?.ariaSelected });

  const isDone = {
    moved(list, then) {
      const at = activePlace();
      const { first, end } = sight(list);
      return at !== then.place && at >= first - 1 && at <= end;
    },
    selected: (_list, then) => lineOf(then.place)?.ariaSelected !== then.selected,
    /** Another view: so many ideas, this one first. */
    view: (list, _then, { first, count }) =>
      Number(list.getAttribute("aria-rowcount")) === count + 1 &&
      lineOf(0)?.querySelector("a")?.hash.endsWith(first) === true,
  };

  function problem(kind, then, expected) {
    const list = grid();
    const now = list && { ...before(), ...sight(list), ...lacking(list), address: location.hash };
    return JSON.stringify({ kind, then, expected, now });
  }

  let wanted = null;
  let taken = Promise.resolve(null);
  let most = 0;
  const calls = [];

  function countNodes() {
    most = Math.max(most, document.getElementsByTagName("*").length);
  }

  function watch({ kind, expected, then, done }) {
    const begin = performance.now();
    const since = (ms) => (ms === undefined ? null : ms - begin);
    let handled = null;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      handled = performance.now();
    };
    channel.port2.postMessage(null);
    const look = () => {
      const list = grid();
      if (performance.now() - begin > PATIENCE_MS) return done({ problem: problem(kind, then, expected) });
      const isThere = list && isDone[kind](list, then, expected) && lacking(list).noIdea === 0;
      if (!isThere) return requestAnimationFrame(look);
      const seen = performance.now();
      // The first frame draws the change; at the second it has been drawn.
      requestAnimationFrame(() => {
        const painted = performance.now();
        const own = calls.filter((call) => call.begin >= begin && (call.end ?? Infinity) <= seen);
        countNodes();
        done({
          painted: painted - begin,
          handled: since(handled ?? undefined),
          asked: since(own[0]?.begin),
          answered: since(own.map((call) => call.end).sort((a, b) => b - a)[0]),
          seen: seen - begin,
        });
      });
    };
    requestAnimationFrame(look);
  }

  addEventListener(
    "keydown",
    (event) => {
      if (!wanted || event.key !== wanted.key) return;
      const wish = wanted;
      wanted = null;
      watch(wish);
    },
    true,
  );

  // The way to the core is a request of the page's.
  const send = window.fetch;
  window.fetch = async (...request) => {
    const call = { begin: performance.now() };
    calls.push(call);
    if (calls.length > 500) calls.splice(0, 250);
    try {
      return await send.apply(window, request);
    } finally {
      call.end = performance.now();
    }
  };

  window.hubBench = {
    /** The next key of that name is measured. */
    arm(kind, key, expected) {
      taken = new Promise((done) => {
        wanted = { kind, key, expected, then: before(), done };
      });
    },
    /** The same from an address instead of a key. */
    visit(address, expected) {
      taken = new Promise((done) => watch({ kind: "view", expected, then: before(), done }));
      location.hash = address;
    },
    taken: () => taken,
    mostNodes: () => most,
    /** Scrolls from a part of the list on by `step` pixels a frame and looks at each before it is painted. */
    scroll(part, step, frames) {
      const list = grid();
      list.scrollTop = part * list.scrollHeight;
      const told = { frames: 0, noLine: 0, noIdea: 0, times: [] };
      const steps = new MessageChannel();
      // Between the frames, as a wheel does it: the page hears of it at the beginning of the next one.
      steps.port1.onmessage = () => list.scrollBy({ top: step, behavior: "instant" });
      return new Promise((done) => {
        let last = performance.now();
        const look = (isFirst) => {
          const now = performance.now();
          if (!isFirst) {
            const { noLine, noIdea } = lacking(list);
            told.frames += 1;
            told.noLine += noLine > 0 ? 1 : 0;
            told.noIdea += noIdea > 0 ? 1 : 0;
            told.times.push(now - last);
            countNodes();
          }
          last = now;
          if (told.frames >= frames) return done(told);
          steps.port2.postMessage(null);
          requestAnimationFrame(() => look(false));
        };
        const settle = () => (lacking(list).noIdea > 0 ? requestAnimationFrame(settle) : look(true));
        requestAnimationFrame(() => requestAnimationFrame(settle));
      });
    },
  };
})();
