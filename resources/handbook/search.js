// Searches the pages of the handbook beside it, without a server: words.js is fetched as a script when the first letter is typed.
// Part of Daxscope, MIT licence.
"use strict";

/** Of [target, title, heading, text] those that have every word, the best first: as the search in the window. */
function handbookHits(sections, query) {
  const words = (query.toLowerCase().match(/"[^"]+"|[^\s"]+/g) || [])
    .map((word) => word.replace(/"/g, "").trim()).filter((word) => word !== "");
  const whole = words.join(" ");
  const found = [];
  for (const section of words.length > 0 ? sections : []) {
    const [title, heading, text] = section.slice(1).map((part) => part.toLowerCase());
    let worth = 0;
    const all = words.every((word) => {
      const inHeading = heading.includes(word), inText = text.split(word).length - 1;
      const here = (title.includes(word) ? (heading === "" ? 40 : 4) : 0) + (inHeading ? 20 : 0) + Math.min(9, inText);
      worth += here;
      // A title alone is worth its beginning, not each of its sections.
      return here > 0 && (heading === "" || inHeading || inText > 0);
    });
    // What is called just so is what is meant.
    if (heading === whole)
      worth += 60;
    else if (heading === "" && title === whole)
      worth += 80;
    if (all)
      found.push({ section, worth, at: found.length });
  }
  return found.sort((a, b) => b.worth - a.worth || a.at - b.at).map((hit) => hit.section);
}

if (typeof document !== "undefined") {
  const most = 30;
  const nav = document.querySelector("nav");
  const form = nav.querySelector("form"), field = form.querySelector("input"), status = form.querySelector("[role=status]");
  const hits = nav.querySelector("#daxscope-hits"), here = nav.querySelector("[aria-current]");
  // Only where the contents scroll by themselves.
  if (here && getComputedStyle(nav).position === "sticky")
    nav.scrollTop = here.offsetTop - nav.clientHeight / 2;
  let asked = null;
  const whenRead = (then) => {
    asked = asked || new Promise((done) => {
      const script = document.createElement("script");
      script.src = "words.js";
      script.onload = () => done(handbookWords);
      script.onerror = () => done([]);
      document.head.append(script);
    });
    asked.then(then);
  };
  const item = ([target, title, heading]) => {
    const link = document.createElement("a"), page = document.createElement("small"), out = document.createElement("li");
    link.href = target;
    link.append(heading || title);
    if (heading !== "") {
      page.append(title);
      link.append(page);
    }
    out.append(link);
    return out;
  };
  const show = () => whenRead((sections) => {
    const found = handbookHits(sections, field.value);
    hits.replaceChildren(...found.slice(0, most).map(item));
    status.textContent = field.value.trim() === "" ? ""
      : found.length === 0 ? status.dataset.none : status.dataset.some.replace("%1", found.length);
  });
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = hits.querySelector("a");
    if (first)
      first.click();
  });
  form.hidden = false;
  // The browser brings back what was typed before a hit was followed.
  if (field.value !== "")
    show();
}
