/* What every page has. Each part is a module of its own and leaves a page without its elements alone. */
import { offerBriefing } from "./briefing/add-buttons.js";
import { tidyAddress } from "./shared/url.js";
import { citations } from "./site/citations.js";
import { copier } from "./shared/clipboard.js";
import { copyLinks } from "./site/copy-links.js";
import { exitThisPage } from "./site/exit-page.js";
import { learningFirst } from "./site/learning-first.js";
import { narrowPoints } from "./site/filter-points.js";

tidyAddress(window.location, window.history);
learningFirst(document);
exitThisPage(document);
narrowPoints(document);

const copy = copier(document);
copyLinks(document, copy);
citations(document, copy);
offerBriefing(document, window);
