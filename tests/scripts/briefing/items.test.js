/* What is chosen: in addresses and in the storage. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  OWN,
  addItems,
  areSame,
  readAddress,
  parseItem,
  removeItem,
  storedItems,
  takeOverChoice,
  writeAddress,
  formatItem,
} from "../../../assets/scripts/briefing/items.js";
import { findBriefing, nameOfLink, storedBriefings } from "../../../assets/scripts/briefing/stored-briefings.js";
import { KeptValues } from "../../../assets/scripts/shared/kept-values.js";
import { FakeStorage, seeded } from "./fake-storage.js";

const windowOn = (storage) => new KeptValues(() => storage);
const items = (...written) => written.map(parseItem);
const written = (list) => list.map(formatItem);
const many = (count) => Array.from({ length: count }, (_, i) => parseItem(`review=2023-leeds-child-${i}`));

test("an address says all that is chosen, in its order, and what is chosen the same address", () => {
  const said = "?theme=safer-sleep&agency=police&point=2023-leeds-child-a~learning-2&review=2022-kent-b";
  assert.equal(writeAddress(readAddress(said)), said);
  assert.equal(writeAddress(readAddress("")), "");
  assert.equal(writeAddress(readAddress("?theme=a&theme=b")), "?theme=a&theme=b");
});

test("five hundred chosen items are five hundred, in an address that no server has to take", () => {
  const address = writeAddress(many(500));
  assert.equal(address[0], "#");
  assert.deepEqual(readAddress(address), many(500));
  assert.equal(writeAddress(many(60))[0], "?");
  const values = windowOn(new FakeStorage());
  addItems(values, OWN, many(500));
  assert.deepEqual(storedItems(values, OWN), many(500));
});

test("what an address has wrongly is passed over", () => {
  const said =
    "?review=a~learning-1&review=../x&point=a&point=a~feelings-1&point=a~learning-1&review=b&review=b&theme=<b>" +
    "&point=a~learning-12345&other=a&review=%E0%A4%A&review=a=b&__proto__=a&review=";
  assert.deepEqual(written(readAddress(said)), ["point=a~learning-1", "review=b"]);
});

test("whatever an address says, it is read", () => {
  const random = seeded(5);
  const parts = ["review=", "point", "=", "&", "?", "#", "~learning-1", "constructor", "%", "%00", "__proto__", "\u{1F600}", "a"]; // prettier-ignore
  for (let i = 0; i < 5000; i++) {
    const said = Array.from({ length: random(12) }, () => parts[random(parts.length)]).join("");
    assert.deepEqual(readAddress(writeAddress(readAddress(said))), readAddress(said), said);
  }
});

test("this browser keeps what is chosen in its order, and forgets what is taken away", () => {
  const storage = new FakeStorage();
  addItems(windowOn(storage), OWN, items("review=b", "review=a"));
  addItems(windowOn(storage), OWN, items("theme=c", "review=b"));
  assert.deepEqual(written(storedItems(windowOn(storage), OWN)), ["review=b", "review=a", "theme=c"]);
  removeItem(windowOn(storage), OWN, parseItem("review=b"));
  assert.deepEqual(written(storedItems(windowOn(storage), OWN)), ["review=a", "theme=c"]);
});

test("stored values that are no items do no harm", () => {
  const storage = new FakeStorage();
  for (const name of ["own", "own/", "own/review=", "own/future=a", "own/review=A", "/review=a", "own/review=a/b"]) {
    storage.setItem(`briefing/${name}`, "1");
  }
  storage.setItem("briefing/own/review=b", "{");
  assert.deepEqual(written(storedItems(windowOn(storage), OWN)), ["review=b"]);
});

test("a choice of version 2 is taken over, and stays where it was while there is no room", () => {
  const storage = new FakeStorage();
  storage.setItem("briefing-chosen", "?theme=x&review=a&point=a~learning-1");
  storage.room = storage.used + 10;
  const full = windowOn(storage);
  takeOverChoice(full);
  assert.deepEqual(written(storedItems(full, OWN)), ["theme=x", "review=a", "point=a~learning-1"]);
  assert.equal(storage.getItem("briefing-chosen"), "?theme=x&review=a&point=a~learning-1");
  storage.room = Infinity;
  const roomy = windowOn(storage);
  takeOverChoice(roomy);
  takeOverChoice(roomy);
  assert.deepEqual(written(storedItems(roomy, OWN)), ["theme=x", "review=a", "point=a~learning-1"]);
  assert.equal(storage.getItem("briefing-chosen"), null);
});

test("an address is of the stored briefing with the same items, else of one that the same link began, else of none", () => {
  const values = windowOn(new FakeStorage());
  const [link, own] = [items("review=x", "review=y"), items("review=a", "review=b")];
  assert.equal(findBriefing(values, [], undefined), OWN);
  assert.equal(findBriefing(values, link, undefined), "");
  addItems(values, OWN, own);
  addItems(values, nameOfLink(link), [...link, parseItem("review=z")]);
  assert.equal(findBriefing(values, items("review=b", "review=a"), undefined), OWN);
  assert.equal(findBriefing(values, items("review=y", "review=x"), null), nameOfLink(link));
  assert.equal(findBriefing(values, link, "own"), OWN);
  for (const odd of [{}, 1, "a/b", ""]) assert.equal(findBriefing(values, own, odd), OWN);
  assert.deepEqual(storedBriefings(values).sort(), [nameOfLink(link), OWN].sort());
  assert.equal(areSame(own, link), false);
});

test("in 2,000 interleavings of two windows every item that was added and not removed is there", () => {
  for (let seed = 0; seed < 2000; seed++) {
    const random = seeded(seed);
    const storage = new FakeStorage();
    const windows = [windowOn(storage), windowOn(storage)];
    const expected = new Set();
    for (let step = 0; step < 20; step++) {
      const item = many(8)[random(8)];
      const values = windows[random(2)];
      if (random(3)) {
        addItems(values, OWN, [item]);
        expected.add(formatItem(item));
      } else {
        removeItem(values, OWN, item);
        expected.delete(formatItem(item));
      }
    }
    assert.deepEqual(written(storedItems(windowOn(storage), OWN)).sort(), Array.from(expected).sort(), `seed ${seed}`);
  }
});
