/* Makes Word files. It is large, so the page of the briefing pack loads it only when one is asked for. */
import { createWordFile } from "./briefing/word-file.js";

Object.assign(window, { briefingWord: createWordFile });
