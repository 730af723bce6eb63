/* What every page has. Each part is a module of its own and leaves a page without its elements alone. */
import { offerBriefing } from "./briefing/offers.js";
import { tidyAddress } from "./page/address.js";
import { citations } from "./page/cite.js";
import { copier } from "./page/clipboard.js";
import { copyLinks } from "./page/copy-link.js";
import { exitThisPage } from "./page/exit.js";
import { learningFirst } from "./page/learning-first.js";
import { narrowPoints } from "./page/narrow.js";

tidyAddress(window.location, window.history);
learningFirst(document);
exitThisPage(document);
narrowPoints(document);

const copy = copier(document);
copyLinks(document, copy);
citations(document, copy);
offerBriefing(document, window);
