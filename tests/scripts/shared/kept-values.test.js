/* What a browser keeps, and what it refuses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { KeptValues } from "../../../assets/scripts/shared/kept-values.js";
import { FakeStorage } from "../briefing/fake-storage.js";

test("a value is stored, listed and removed", () => {
  const storage = new FakeStorage();
  const values = new KeptValues(() => storage);
  assert.equal(values.set("a/1", "x"), true);
  values.set("b", "y");
  assert.deepEqual([values.get("a/1"), values.names("a/"), values.refusal], ["x", ["a/1"], ""]);
  values.set("a/1", null);
  assert.deepEqual([values.get("a/1"), values.names("a/"), storage.length], [null, [], 1]);
});

test("where storage is forbidden the page works with what it holds, and says why", () => {
  const values = new KeptValues(() => {
    throw new DOMException("no", "SecurityError");
  });
  values.probe("briefing/");
  assert.equal(values.refusal, "blocked");
  assert.equal(values.set("a", "x"), false);
  assert.deepEqual([values.get("a"), values.names("a"), values.isWaiting("a")], ["x", ["a"], true]);
  values.set("a", null);
  assert.deepEqual([values.get("a"), values.names("a"), values.waiting.size], [null, [], 0]);
});

test("what finds no room is stored as soon as there is some, and the older value stays until then", () => {
  const storage = new FakeStorage();
  const values = new KeptValues(() => storage);
  values.set("a", "old");
  storage.setItem("other", "x".repeat(50));
  storage.room = storage.used;
  assert.equal(values.set("a", "longer than before"), false);
  assert.deepEqual([values.get("a"), storage.getItem("a"), values.refusal], ["longer than before", "old", "full"]);
  storage.removeItem("other");
  assert.equal(values.set("b", "1"), true);
  assert.deepEqual([storage.getItem("a"), values.refusal, values.waiting.size], ["longer than before", "", 0]);
});

test("a full storage is known before anything is to be kept, and an open one is left as it was", () => {
  const full = new FakeStorage(3);
  const values = new KeptValues(() => full);
  values.probe("briefing/");
  assert.equal(values.refusal, "full");
  const open = new FakeStorage();
  const others = new KeptValues(() => open);
  others.probe("briefing/");
  assert.deepEqual([others.refusal, open.length], ["", 0]);
});

test("a removal makes room for what waits", () => {
  const storage = new FakeStorage(20);
  const values = new KeptValues(() => storage);
  values.set("a", "x".repeat(15));
  assert.equal(values.set("b", "y".repeat(15)), false);
  values.set("a", null);
  assert.deepEqual([storage.getItem("b"), values.refusal], ["y".repeat(15), ""]);
});
