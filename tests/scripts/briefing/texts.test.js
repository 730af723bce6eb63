/* What a reader writes: stored, brought together, never lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ToldSection, renumbered, titleOf } from "../../../assets/scripts/briefing/merge-texts.js";
import { OWN, addItems, parseItem, storedItems } from "../../../assets/scripts/briefing/items.js";
import { nameOfLink } from "../../../assets/scripts/briefing/stored-briefings.js";
import { createVersions, storedTexts, takeOverDraft } from "../../../assets/scripts/briefing/texts.js";
import { storeText } from "../../../assets/scripts/briefing/texts.js";
import { WrittenBriefing } from "../../../assets/scripts/briefing/written-briefing.js";
import { KeptValues } from "../../../assets/scripts/shared/kept-values.js";
import { FakeStorage, seeded } from "./fake-storage.js";

const text = (words) => ({ kind: "text", runs: [{ text: words }] });
const words = (blocks) => blocks.map((block) => (block.rows ? "table" : block.runs.map((run) => run.text).join("")));
const cited = (said, number, id) => ({
  kind: "item",
  runs: [{ text: `${said} ` }, { text: `[${number}]`, href: `https://x.org/reviews/${id}/#learning-1` }],
});
const TOLD = [text("one"), text("two"), text("three")];

/** The blocks of a section that the reviews tell now as `now`, after somebody made `written` of `before`. */
function after(before, written, now, ...others) {
  const texts = [written, ...others].map((blocks) => new ToldSection(before).changed(blocks)).filter(Boolean);
  return words(new ToldSection(now).merged(texts));
}

test("a section that is as the reviews tell it is not stored", () => {
  assert.equal(new ToldSection(TOLD).changed(TOLD), null);
  assert.equal(new ToldSection([text("a"), text("a")]).changed([text("a"), text(" a  ")]), null);
  assert.deepEqual(new ToldSection(TOLD).changed([...TOLD, text("mine")]).entries.slice(3), [text("mine")]);
});

test("what is stored names the words of the reviews and holds only the reader's own", () => {
  const { entries } = new ToldSection(TOLD).changed([text("one"), text("MINE"), text("three")]);
  assert.deepEqual(entries.map((entry) => typeof entry), ["string", "object", "string"]); // prettier-ignore
});

test("own words stay as reviews are added and removed, and what is not changed follows the reviews", () => {
  const mine = [text("one"), text("two, and mine"), text("three"), text("own")];
  assert.deepEqual(after(TOLD, mine, TOLD), ["one", "two, and mine", "three", "own"]);
  assert.deepEqual(after(TOLD, mine, [text("one"), text("two")]), ["one", "two, and mine", "own"]);
  assert.deepEqual(after(TOLD, mine, [...TOLD, text("four")]), ["one", "two, and mine", "three", "four", "own"]);
  assert.deepEqual(after(TOLD, mine, [text("zero"), ...TOLD])[0], "zero");
  assert.deepEqual(after(TOLD, mine, []), ["two, and mine", "own"]);
});

test("what a reader took out stays out", () => {
  assert.deepEqual(after(TOLD, [text("one")], [...TOLD, text("four")]), ["one", "four"]);
  assert.deepEqual(after(TOLD, [], TOLD), []);
});

test("of two texts of one section both readers' words stay, and what either took out is out", () => {
  const one = [text("one, A"), text("two"), text("three")];
  const other = [text("one"), text("two, B"), text("new B")];
  assert.deepEqual(after(TOLD, one, TOLD, other).sort(), ["new B", "one, A", "two, B"]);
});

test("numbers of sources do not make a text the reader's own, and are those of today", () => {
  const before = [cited("See.", 1, "a"), cited("Ask.", 2, "b")];
  const now = [cited("Ask.", 1, "b")];
  const mine = [cited("See.", 1, "a"), cited("Ask more.", 2, "b")];
  const texts = [new ToldSection(before).changed(mine)];
  const shown = renumbered(new ToldSection(now).merged(texts), new Map([["b", 1]]));
  assert.deepEqual(words(shown), ["Ask more. [1]"]);
  assert.deepEqual(words(renumbered(mine, new Map([["b", 1]]))), ["See. [removed]", "Ask more. [1]"]);
});

test("a title that was written stays, and of two both", () => {
  const title = (said) => new ToldSection([text("Told")]).changed([text(said)]);
  assert.equal(titleOf([title("Mine")], "Told"), "Mine");
  assert.equal(titleOf([title("Mine"), title("Other"), title("Mine")], "Told"), "Mine – Other");
  assert.equal(titleOf([title("")], "Told"), "Told");
});

/** A window with a briefing open in it: what it does is what the page does. */
class Window {
  constructor(storage, name = OWN) {
    this.values = new KeptValues(() => storage);
    this.name = name;
    this.versions = createVersions();
    this.written = new WrittenBriefing();
  }

  open(told = TOLD) {
    const { texts } = storedTexts(this.values, this.name);
    const briefing = { title: "T", note: "", sections: [{ id: "learning", heading: "", blocks: told }] };
    this.blocks = this.written.open(briefing, new Map(), texts).sections[0].blocks;
    return words(this.blocks);
  }

  write(change) {
    this.blocks = change(this.blocks);
    const where = { briefing: this.name, section: "learning", version: this.versions() };
    this.written.change("learning", this.blocks, (made, replaced) => storeText(this.values, where, made, replaced));
  }
}

test("what is written is there in the next window, one text a section however often it is changed", () => {
  const storage = new FakeStorage();
  const first = new Window(storage);
  first.open();
  for (const letters of ["m", "mi", "mine"]) first.write(([one]) => [one, text(letters)]);
  assert.deepEqual(new Window(storage).open(), ["one", "mine"]);
  assert.equal(storage.length, 1);
  first.write(() => TOLD);
  assert.equal(storage.length, 0);
});

test("a window that wrote last does not undo what another wrote before", () => {
  const storage = new FakeStorage();
  const [one, other] = [new Window(storage), new Window(storage)];
  one.open();
  other.open();
  one.write((blocks) => [...blocks, text("from one")]);
  other.write((blocks) => [...blocks, text("from other")]);
  one.write((blocks) => [...blocks, text("again")]);
  assert.deepEqual(new Window(storage).open().slice(3).sort(), ["again", "from one", "from other"]);
});

test("what waits for room is on the page, and its older text in the storage, until there is room", () => {
  const storage = new FakeStorage();
  const first = new Window(storage);
  first.open();
  first.write((blocks) => [...blocks, text("kept")]);
  storage.room = storage.used;
  first.write((blocks) => [...blocks.slice(0, 3), text("kept and more")]);
  first.write((blocks) => [...blocks.slice(0, 3), text("kept and much more")]);
  assert.equal(first.values.refusal, "full");
  assert.deepEqual([first.open().slice(3), new Window(storage).open().slice(3)], [["kept and much more"], ["kept"]]);
  storage.room = Infinity;
  first.write((blocks) => [...blocks.slice(0, 3), text("all of it")]);
  assert.deepEqual([new Window(storage).open().slice(3), storage.length, first.values.refusal], [["all of it"], 1, ""]);
});

test("a text that can't be read is told apart and stays, whatever it is", () => {
  const storage = new FakeStorage();
  const odd = ["{", "null", "[]", "1", '{"entries":1}', '{"entries":[{"kind":"text"}],"base":null,"replaces":[]}', '{"entries":[{"kind":"table","rows":[]}],"base":[],"replaces":[]}', '{"entries":[null],"base":[],"replaces":[]}']; // prettier-ignore
  odd.forEach((value, i) => storage.setItem(`briefing/own/text=learning@${i}`, value));
  storage.setItem("briefing/own/text=unheard@1", '{"entries":["a"],"base":[],"replaces":[]}');
  storage.setItem("briefing/own/text=learning", "no version");
  const window = new Window(storage);
  assert.deepEqual(window.open(), ["one", "two", "three"]);
  window.write((blocks) => [...blocks, text("mine")]);
  const { texts, damaged } = storedTexts(window.values, OWN);
  assert.deepEqual([texts.length, damaged.length, storage.length], [1, odd.length + 2, odd.length + 3]);
});

test("any letter of a stored text may be damaged: its words are shown or handed over", () => {
  const storage = new FakeStorage();
  const first = new Window(storage);
  first.open();
  first.write((blocks) => [...blocks, text("mine")]);
  const [[name, value]] = storage.values;
  const random = seeded(3);
  for (let i = 0; i < 3000; i++) {
    const at = random(value.length);
    const cut = random(2) ? value.slice(0, at) : value.slice(0, at) + '{}[]",:x0\\'[random(10)] + value.slice(at + 1);
    storage.values = new Map([[name, cut]]);
    const window = new Window(storage);
    const shown = window.open().join(" ");
    const { damaged } = storedTexts(window.values, OWN);
    const own = JSON.stringify(cut).includes("mine") ? "mine" : "";
    assert.ok(shown.includes(own) || damaged.some((one) => one.value === cut), cut);
  }
});

const DRAFT = {
  address: "?review=a",
  briefing: {
    title: "My title",
    note: "",
    sections: [{ id: "learning", heading: "Learning", blocks: [text("one"), text("two, and mine"), text("three")] }],
  },
};

test("a draft of version 2 is taken over: into the own briefing if that is what it was made from", () => {
  const storage = new FakeStorage();
  storage.setItem("briefing-draft", JSON.stringify(DRAFT));
  const window = new Window(storage);
  addItems(window.values, OWN, [parseItem("review=a")]);
  assert.deepEqual(takeOverDraft(window.values), []);
  assert.deepEqual(window.open(), ["one", "two, and mine", "three"]);
  assert.equal(storage.getItem("briefing-draft"), null);
  const titles = storedTexts(window.values, OWN).texts.filter(({ section }) => section === "title");
  assert.equal(titleOf(titles.map((stored) => stored.text), "Told"), "My title"); // prettier-ignore
});

test("a draft of version 2 of something else is a briefing of its own", () => {
  const storage = new FakeStorage();
  storage.setItem("briefing-draft", JSON.stringify(DRAFT));
  const values = new KeptValues(() => storage);
  addItems(values, OWN, [parseItem("review=b")]);
  takeOverDraft(values);
  const name = nameOfLink([parseItem("review=a")]);
  assert.deepEqual([storedItems(values, name), storedItems(values, OWN)], [[parseItem("review=a")], [parseItem("review=b")]]); // prettier-ignore
  assert.deepEqual(new Window(storage, name).open(), ["one", "two, and mine", "three"]);
});

test("a draft of version 2 that can't be read is handed over and stays", () => {
  const whole = JSON.stringify(DRAFT);
  for (const value of [
    "{",
    "null",
    "[]",
    whole.slice(0, -9),
    whole.replace('"text","runs"', '"text","sprints"'),
    "1",
  ]) {
    const storage = new FakeStorage();
    storage.setItem("briefing-draft", value);
    const values = new KeptValues(() => storage);
    assert.deepEqual(takeOverDraft(values), [{ name: "briefing-draft", value }]);
    assert.equal(storage.getItem("briefing-draft"), value);
  }
});

test("in 5,000 interleavings of two windows no word that was written and not taken out is lost", () => {
  let count = 0;
  for (let seed = 0; seed < 5000; seed++) {
    const random = seeded(seed);
    const storage = new FakeStorage();
    const told = () => TOLD.filter(() => random(4));
    const windows = [new Window(storage), new Window(storage)];
    const expected = new Set();
    for (const window of windows) window.open();
    for (let step = 0; step < 14; step++) {
      const place = random(2);
      const window = windows[place];
      const act = random(6);
      if (act === 0) window.open(told());
      else if (act === 1) {
        windows[place] = new Window(storage);
        windows[place].open(told());
      } else if (act === 2 && window.blocks.length) {
        const at = random(window.blocks.length);
        for (const word of words([window.blocks[at]])[0].split(" ")) expected.delete(word);
        window.write((blocks) => blocks.filter((_, i) => i !== at));
      } else if (act === 3 && window.blocks.length) {
        const [at, word] = [random(window.blocks.length), `w${count++}`];
        expected.add(word);
        window.write((blocks) => blocks.map((block, i) => (i === at ? text(`${words([block])[0]} ${word}`) : block)));
      } else {
        const [at, word] = [random(window.blocks.length + 1), `w${count++}`];
        expected.add(word);
        window.write((blocks) => blocks.toSpliced(at, 0, text(word)));
      }
    }
    const shown = new Set(new Window(storage).open().join(" ").split(" "));
    assert.deepEqual(Array.from(expected).filter((word) => !shown.has(word)), [], `seed ${seed}`); // prettier-ignore
  }
});
