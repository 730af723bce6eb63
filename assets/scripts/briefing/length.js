/* How long a briefing takes to read aloud. */
import { pluralise } from "../shared/text.js";

/** Words that are read aloud in a minute: the pace of people who read to others. */
const WORDS_PER_MINUTE = 150;

/** What a seven-minute briefing is meant to take. */
const MINUTES = 7;

/**
 * Say how long a briefing takes, and how to shorten it where that is more than seven minutes.
 *
 * @param {number} words that are read aloud
 * @returns {string}
 */
export function lengthText(words) {
  const minutes = Math.max(1, Math.round(words / WORDS_PER_MINUTE));
  const length = `${pluralise(words, "word")}: about ${pluralise(minutes, "minute")} read aloud.`;
  if (minutes <= MINUTES) return length;
  return `${length} For ${MINUTES} minutes, cut it to about ${pluralise(MINUTES * WORDS_PER_MINUTE, "word")}.`;
}
