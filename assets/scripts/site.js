/* What every page has. Each part is a module of its own and leaves a page without its elements alone. */
import { enableAddButtons } from "./briefing/add-buttons.js";
import { createCopier } from "./shared/clipboard.js";
import { enableCitations } from "./site/citations.js";
import { enableCopyLinks } from "./site/copy-links.js";
import { enableExit } from "./site/exit-page.js";
import { enablePointFilter } from "./site/filter-points.js";
import { enableLearningFirst } from "./site/learning-first.js";
import { tidyAddress } from "./site/tidy-address.js";

tidyAddress(window.location, window.history);
enableLearningFirst(document);
enableExit(document);
enablePointFilter(document);

const copy = createCopier(document);
enableCopyLinks(document, copy);
enableCitations(document, copy);
enableAddButtons(document, window);
