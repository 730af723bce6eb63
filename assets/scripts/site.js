/* What every page has. Each part is a module of its own and leaves a page without its elements alone. */
import { offerBriefing } from "./briefing/offers.js";
import { tidyAddress } from "./site/address.js";
import { citations } from "./site/cite.js";
import { copier } from "./site/clipboard.js";
import { copyLinks } from "./site/copy-link.js";
import { exitThisPage } from "./site/exit.js";
import { learningFirst } from "./site/learning-first.js";
import { narrowPoints } from "./site/narrow.js";

tidyAddress(window.location, window.history);
learningFirst(document);
exitThisPage(document);
narrowPoints(document);

const copy = copier(document);
copyLinks(document, copy);
citations(document, copy);
offerBriefing(document, window);
